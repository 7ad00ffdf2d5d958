"""The only door to the web opens to public addresses, and to nothing else."""

import asyncio
import socket
from collections.abc import Sequence

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from adapters.blogs.address.typed_url import has_scheme, normalize_url
from adapters.blogs.formats.word_sets import words
from adapters.blogs.web.fetcher import Fetcher, Lookup, follow
from adapters.blogs.web.ssrf import Gates, Shut, is_public
from bot.errors import BlogError, NotAnAddress, PrivateAddress, TooLarge, Unreachable
from tests.support.blogs.blog_server import BlogServer, serving

DANGEROUS = sorted(
    words(
        """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.1.2.3 127.255.255.254 169.254.0.1
169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.254 192.0.0.1 192.0.0.8 192.0.0.170 192.0.2.1 192.88.99.1
192.88.99.2 192.168.0.1 192.168.255.254 198.18.0.1 198.19.255.254 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250
233.252.0.1
240.0.0.1 255.255.255.254 255.255.255.255 168.63.129.16
:: ::1 ::2 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:192.168.1.1 ::ffff:0:127.0.0.1
::ffff:0:8.8.8.8 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b::808:808 64:ff9b:1::1 100::1 100:0:0:1::1 2001::1
2001:0:7f00:1:: 2001:2::1 2001:10::1 2001:20::1 2001:2f:ffff::1 2001:db8::1 2002:7f00:1:: 2002:a00:1:: 2002:808:808::1
3fff::1 5f00::1 fc00::1 fd00::1 fd12:3456:789a::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff05::2 ff0e::1 1::1 4000::1
8000::1 e000::1
"""
    )
)

GOOD = sorted(
    words(
        """
1.1.1.1 8.8.8.8 9.9.9.9 11.0.0.1 100.63.255.254 100.128.0.1 126.255.255.254 128.0.0.1 169.253.255.255 169.255.0.1
172.15.255.254 172.32.0.1 192.0.1.1 192.167.255.254 192.169.0.1 198.17.255.254 198.20.0.1 223.130.195.200
223.255.255.254 ::ffff:8.8.8.8 2606:4700:4700::1111 2001:4860:4860::8888 2400:cb00::1 2a00:1450:4001::1
"""
    )
)


def fixed(*addresses: str) -> Lookup:
    """A name server that gives one answer after the other, and the last for ever."""
    answers = [address.split() for address in addresses]

    async def lookup(host: str, port: int) -> Sequence[str]:
        return answers.pop(0) if len(answers) > 1 else answers[0]

    return lookup


class Sockets:
    """Opens real sockets and remembers how many."""

    def __init__(self) -> None:
        self.opened = 0

    def __call__(self, family: int, kind: int, proto: int) -> socket.socket:
        self.opened += 1
        return socket.socket(family, kind, proto)


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def door(blog: BlogServer, *, host: str = "127.0.0.1", **options: object) -> Fetcher:
    return Fetcher(frozenset({(host, blog.port)}), **options)  # type: ignore[arg-type]


# The addresses


def test_the_table_of_addresses_is_as_long_as_it_was() -> None:
    assert len(set(DANGEROUS)) >= 66
    assert len(set(GOOD)) >= 20


@pytest.mark.parametrize("address", DANGEROUS)
def test_an_address_that_is_not_on_the_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", GOOD)
def test_an_address_just_outside_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "0177.0.0.1", "1.2.3.4.5", "8.8.8.8/32", "[::1]"])
def test_what_is_no_ip_address_is_not_public(text: str) -> None:
    assert not is_public(text)


# The first gate: the URL


@pytest.mark.parametrize("address", [a for a in DANGEROUS if "%" not in a])
def test_the_first_gate_refuses_a_private_address_as_it_stands(address: str) -> None:
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(PrivateAddress):
        Gates().url(f"http://{host}/")


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://foo.localhost/",
        "http://router/",
        "http://printer.local/",
        "http://db.internal/",
        "http://nas.lan/",
        "http://box.home.arpa/",
        "http://abc.onion/",
        "http://web.default.svc/",
        "http://①②⑦.⓪.⓪.①/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
    ],
)
def test_the_first_gate_refuses_names_that_mean_the_inside(url: str) -> None:
    with pytest.raises((PrivateAddress, NotAnAddress)):
        Gates().url(url)


@pytest.mark.parametrize(
    "url",
    [
        "tcp://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "ws://example.com/",
        "gopher://example.com:70/",
        "javascript:alert(1)",
        "http://me@example.com/",
        "http://me:pass@example.com/",
        "http://example.com@127.0.0.1/",
        "http://@example.com/",
        "http://exa mple.com/",
        "http://example.com\\@127.0.0.1/",
        "http://example.com/\r\nHost: x",
        "http://exam\u200bple.com/",
        "http:///path",
        "http://example.com:99999/",
        "http://" + "a" * 2050 + ".com/",
        "",
    ],
)
def test_the_first_gate_refuses_what_is_no_plain_web_address(url: str) -> None:
    with pytest.raises(NotAnAddress):
        Gates().url(url)


@pytest.mark.parametrize("port", [22, 25, 81, 3306, 5432, 6379, 8080, 9200, 11211])
def test_the_first_gate_opens_only_the_ports_of_the_web(port: int) -> None:
    with pytest.raises(Unreachable):
        Gates().url(f"http://example.com:{port}/")


@pytest.mark.parametrize(
    "url",
    [
        "https://blog.naver.com/me",
        "http://example.com:80/",
        "https://example.com:443/",
        "https://my_blog.tistory.com/",
        "https://한글.한국/글",
        "https://velog.io/@me",
        "https://8.8.8.8/",
        "https://xn--bj0bj06e.kr/",
    ],
)
def test_the_first_gate_lets_blogs_through(url: str) -> None:
    assert Gates().url(url).host


@pytest.mark.parametrize("host", ["example.invalid", "blog.test", "BLOG.Invalid."])
def test_a_name_that_never_exists_is_not_said_to_be_private(host: str) -> None:
    with pytest.raises(Unreachable):
        Gates().url(f"http://{host}/")
    assert Gates(frozenset({("blog.test", 80)})).url("http://blog.test/").host == "blog.test"


def test_what_may_be_private_is_one_host_on_one_port() -> None:
    gates = Gates(frozenset({("localhost", 8000), ("::1", 8000)}))
    assert gates.url("http://localhost:8000/feed").port == 8000
    assert gates.url("http://[::1]:8000/").port == 8000
    with pytest.raises(PrivateAddress):
        gates.url("http://localhost:8001/")
    with pytest.raises(PrivateAddress):
        gates.url("http://127.0.0.1:8000/")


# The second gate: the answers of the name server


@pytest.mark.parametrize("answers", ["10.0.0.1", "8.8.8.8 10.0.0.1", "10.0.0.1 8.8.8.8", "8.8.8.8 ::1", "fe80::1%2"])
def test_the_second_gate_refuses_a_name_with_any_private_answer(answers: str) -> None:
    with pytest.raises(Shut):
        Gates().answers("example.com", 80, answers.split())


def test_the_second_gate_tries_only_a_few_of_many_answers() -> None:
    assert len(Gates().answers("example.com", 80, [f"8.8.8.{n}" for n in range(200)])) == 4


# The third gate: the socket


@pytest.mark.parametrize(("address", "port"), [("127.0.0.1", 80), ("10.0.0.1", 443), ("8.8.8.8", 25), ("::1", 80)])
def test_the_third_gate_refuses_the_socket_itself(address: str, port: int) -> None:
    with pytest.raises(Shut):
        Gates().socket(address, port)


def test_the_third_gate_knows_what_an_allowed_name_resolved_to_and_nothing_more() -> None:
    gates = Gates(frozenset({("blog.test", 8000)}))
    gates.answers("blog.test", 8000, ["127.0.0.1"])
    gates.socket("127.0.0.1", 8000)
    gates.socket("8.8.8.8", 443)
    with pytest.raises(Shut):
        gates.socket("127.0.0.1", 8001)


# All three together


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://127.0.0.1:{port}/", "http://[::1]/"]
)
async def test_no_socket_is_opened_for_a_private_address(url: str) -> None:
    sockets = Sockets()
    async with serving() as blog, Fetcher(open_socket=sockets) as fetcher:
        with pytest.raises(PrivateAddress):
            await fetcher.get(url.format(port=blog.port))
    assert (sockets.opened, blog.asked) == (0, [])


@pytest.mark.parametrize("answers", ["127.0.0.1", "8.8.8.8 127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254"])
async def test_a_public_name_with_a_private_answer_is_refused(answers: str) -> None:
    sockets = Sockets()
    async with Fetcher(open_socket=sockets, lookup=fixed(answers)) as fetcher:
        with pytest.raises(PrivateAddress) as refused:
            await fetcher.get("http://evil.example/")
    assert sockets.opened == 0
    assert refused.value.host == "evil.example"


async def test_a_name_that_changes_its_mind_between_two_requests_is_refused_the_second_time() -> None:
    async with serving() as blog:
        blog.redirects_to("http://rebind.example/", path="/go")
        sockets = Sockets()
        lookup = fixed("127.0.0.1", "10.0.0.1")
        async with door(blog, host="blog.example", lookup=lookup, open_socket=sockets) as fetcher:
            with pytest.raises(PrivateAddress):
                await fetcher.get(f"http://blog.example:{blog.port}/go")
        assert sockets.opened == 1


async def test_the_socket_gate_holds_even_where_the_name_server_gate_is_bypassed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sockets = Sockets()
    monkeypatch.setattr(Gates, "answers", lambda self, host, port, addresses: addresses)
    async with Fetcher(open_socket=sockets, lookup=fixed("127.0.0.1")) as fetcher:
        with pytest.raises(PrivateAddress):
            await fetcher.get("http://evil.example/")
    assert sockets.opened == 0


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://localhost/admin",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "tcp://8.8.8.8/",
        "http://me:you@example.com/",
        "http://example.com:22/",
        "http://2130706433/",
        "http:\\\\10.0.0.1",
    ],
)
async def test_a_redirect_is_judged_like_any_other_address(to: str) -> None:
    sockets = Sockets()
    async with serving() as blog, door(blog, open_socket=sockets) as fetcher:
        blog.redirects_to(to)
        with pytest.raises(BlogError):
            await fetcher.get(blog.url)
    assert sockets.opened == 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "tcp://8.8.8.8/", "http://me:you@x.kr/", "javascript:alert(1)"])
async def test_a_redirect_to_no_address_is_not_blamed_on_the_person(to: str) -> None:
    async with serving() as blog, door(blog) as fetcher:
        blog.redirects_to(to)
        with pytest.raises(Unreachable) as told:
            await fetcher.get(blog.url)
    assert told.value.host == "127.0.0.1"


async def test_redirects_are_followed_to_the_page_but_not_for_ever() -> None:
    async with serving() as blog, door(blog) as fetcher:
        blog.redirects_to("/b", path="/a").redirects_to("/c?x=1#end", path="/b").serves("/c", b"here")
        page = await fetcher.get(blog.url + "a")
        assert (page.body, page.url.removeprefix(blog.url)) == (b"here", "c?x=1")
        blog.redirects_to("/loop", path="/loop")
        with pytest.raises(Unreachable):
            await fetcher.get(blog.url + "loop")
        assert blog.asked.count("/loop") == 6


def test_a_redirect_never_gives_up_encryption() -> None:
    assert str(follow(URL("http://a.example/"), "https://a.example/x")) == "https://a.example/x"
    assert str(follow(URL("https://a.example/x/"), "y")) == "https://a.example/x/y"
    with pytest.raises(Unreachable):
        follow(URL("https://a.example/"), "http://a.example/")


async def test_what_we_tell_one_host_is_not_told_to_the_next() -> None:
    seen: list[str | None] = []

    class Watching(BlogServer):
        async def answer(self, request: web.Request) -> web.StreamResponse:
            seen.append(request.headers.get("X-Secret"))
            return await super().answer(request)

    async with serving(Watching()) as one, serving(Watching()) as two:
        one.redirects_to("/b", path="/a").redirects_to(two.url + "c", path="/b")
        two.serves("/c", b"ok")
        async with Fetcher(frozenset({("127.0.0.1", one.port), ("127.0.0.1", two.port)})) as fetcher:
            await fetcher.get(one.url + "a", headers={"X-Secret": "7"})
    assert seen == ["7", "7", None]


async def test_nothing_is_sent_that_names_a_person_and_no_cookie_comes_back() -> None:
    seen = []

    class Watching(BlogServer):
        async def answer(self, request: web.Request) -> web.StreamResponse:
            seen.append(dict(request.headers))
            return await super().answer(request)

    async with serving(Watching()) as blog, door(blog) as fetcher:
        blog.serves("/a", b"one", **{"Set-Cookie": "id=7"})
        await fetcher.get(blog.url + "a")
        await fetcher.get(blog.url + "a")
    assert seen[1]["User-Agent"].startswith("maltu/")
    assert seen[1]["Accept-Encoding"] == "gzip, deflate"
    assert "Cookie" not in seen[1]


# What can go wrong with a page


@pytest.mark.parametrize("path", ["_gzip-bomb", "_endless", "_huge"])
async def test_a_page_that_is_too_large_is_given_up_early(path: str) -> None:
    async with serving() as blog, door(blog) as fetcher:
        with pytest.raises(TooLarge) as refused:
            await fetcher.get(blog.url + path)
    assert refused.value.limit == 8_000_000


async def test_a_page_that_drips_is_given_up_at_the_deadline() -> None:
    async with serving() as blog, door(blog, deadline=0.2) as fetcher:
        with pytest.raises(Unreachable):
            async with asyncio.timeout(60):
                await fetcher.get(blog.url + "_drip")


@pytest.mark.parametrize("status", [400, 403, 404, 410, 500, 502])
async def test_an_error_of_the_server_is_told_with_its_number(status: int) -> None:
    class Failing(BlogServer):
        async def answer(self, request: web.Request) -> web.StreamResponse:
            return web.Response(status=status)

    async with serving(Failing()) as blog, door(blog) as fetcher:
        with pytest.raises(Unreachable) as told:
            await fetcher.get(blog.url)
    assert (told.value.host, told.value.status) == ("127.0.0.1", status)


async def test_a_dead_host_is_unreachable_without_a_number() -> None:
    async with serving() as blog:
        async with door(blog.dies()) as fetcher:
            with pytest.raises(Unreachable) as told:
                await fetcher.get(blog.url)
        assert told.value.status == 0
    async with door(blog) as fetcher:
        with pytest.raises(Unreachable):
            await fetcher.get(blog.url)


@pytest.mark.parametrize("host", ["example.invalid", "blog.test", "BLOG.Invalid.", "no-such-blog.example"])
async def test_a_name_that_nobody_knows_is_unreachable(host: str) -> None:
    async def nobody(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    async with Fetcher(lookup=nobody) as fetcher:
        with pytest.raises(Unreachable):
            await fetcher.get(f"https://{host}/")


# Good manners


async def test_the_same_host_is_asked_once_a_second_and_an_allowed_one_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    async with serving() as blog, door(blog, clock=clock, sleep=clock.sleep) as fetcher:
        for _ in range(3):
            await fetcher.get(blog.url)
        assert clock.slept == []
        monkeypatch.setattr(fetcher, "_pace", 1.0)
        monkeypatch.setattr(fetcher._gates, "is_allowed", lambda host, port: False)
        monkeypatch.setattr(fetcher._gates, "url", Gates(frozenset({("127.0.0.1", blog.port)})).url)
        await asyncio.gather(*(fetcher.get(blog.url) for _ in range(3)))
    assert clock.slept == [1.0, 1.0]


async def test_a_server_that_asks_for_patience_gets_it_once() -> None:
    clock = Clock()
    async with serving() as blog, door(blog, clock=clock, sleep=clock.sleep) as fetcher:
        blog.serves("/a", b"now").asks_to_wait(7)
        assert (await fetcher.get(blog.url + "a")).body == b"now"
        assert clock.slept == [7.0]
        blog.asks_to_wait(3, 3)
        with pytest.raises(Unreachable) as told:
            await fetcher.get(blog.url + "a")
        assert told.value.status == 429


async def test_nobody_waits_longer_than_a_minute() -> None:
    clock = Clock()
    async with serving() as blog, door(blog, clock=clock, sleep=clock.sleep) as fetcher:
        blog.asks_to_wait(3600)
        with pytest.raises(Unreachable):
            await fetcher.get(blog.url)
    assert clock.slept == []


# An address as a person types it


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://blog.naver.com/me", "https://blog.naver.com/me"),
        ("  blog.naver.com/me \n", "https://blog.naver.com/me"),
        ("<https://velog.io/@me>", "https://velog.io/@me"),
        ('"https://velog.io/@me/"', "https://velog.io/@me/"),
        ("“https://velog.io/@me”", "https://velog.io/@me"),
        ("`me.tistory.com`", "https://me.tistory.com/"),
        ("ｈｔｔｐｓ：／／ｂｌｏｇ．ｎａｖｅｒ．ｃｏｍ／ｍｅ", "https://blog.naver.com/me"),
        ("\u200bhttps://blog\u200b.naver.com/me\ufeff", "https://blog.naver.com/me"),
        ("HTTPS://Blog.Naver.COM/Me", "https://blog.naver.com/Me"),
        ("http://example.com", "http://example.com/"),
        ("//example.com/blog", "https://example.com/blog"),
        ("한글.한국/글 ", "https://xn--bj0bj06e.xn--3e0b707e/%EA%B8%80"),
        (
            "https://me.tistory.com/entry/제주-여행",
            "https://me.tistory.com/entry/%EC%A0%9C%EC%A3%BC-%EC%97%AC%ED%96%89",
        ),
        ("https://example.com/a#comments", "https://example.com/a"),
        ("localhost:8000/feed", "https://localhost:8000/feed"),
        ("127.0.0.1:8000", "https://127.0.0.1:8000/"),
    ],
)
def test_an_address_is_understood_as_it_is_typed(typed: str, meant: str) -> None:
    assert normalize_url(typed) == meant
    assert normalize_url(meant) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://blog.naver.com/x.", "https://blog.naver.com/x"),
        ("https://blog.naver.com/x!!", "https://blog.naver.com/x"),
        ("https://blog.naver.com/x, 여기요", "https://blog.naver.com/x"),
        ("https://blog.naver.com/x 제 블로그예요", "https://blog.naver.com/x"),
        ("제 블로그는 https://blog.naver.com/x 입니다", "https://blog.naver.com/x"),
        ("제 블로그는 https://blog.naver.com/x", "https://blog.naver.com/x"),
        ("주소:https://x.kr", "https://x.kr/"),
        ("[내 블로그](https://x.kr/a)", "https://x.kr/a"),
        ("[https://x.kr](https://x.kr)", "https://x.kr/"),
        ("(https://x.kr)", "https://x.kr/"),
        ("（https://x.kr）", "https://x.kr/"),
        ("**https://x.kr**", "https://x.kr/"),
        ("*https://x.kr*", "https://x.kr/"),
        ("<https://x.kr>", "https://x.kr/"),
        ("「https://x.kr」 이에요", "https://x.kr/"),
        ("https://x.kr https://y.kr", "https://x.kr/"),
        ("https://x.kr, https://y.kr", "https://x.kr/"),
        ("https://x.kr,https://y.kr", "https://x.kr/"),
        ("x.kr https://y.kr", "https://y.kr/"),
        ("https:/x.kr", "https://x.kr/"),
        ("https//x.kr/a", "https://x.kr/a"),
        ("http:/x.kr", "http://x.kr/"),
        ("https://x.kr/a_(b)", "https://x.kr/a_(b)"),
        ("(https://x.kr/a_(b))", "https://x.kr/a_(b)"),
        ("https://x.kr/?u=https://y.kr", "https://x.kr/?u=https://y.kr"),
        ("x.kr/?u=https://y.kr", "https://x.kr/?u=https://y.kr"),
        ("제 블로그는 blog.naver.com/x 입니다", "https://blog.naver.com/x"),
        ("x.kr입니다", "https://x.kr/"),
        ("blog.naver.com/x.", "https://blog.naver.com/x"),
        ("블로그(x.kr)", "https://x.kr/"),
        ("[블로그](x.kr)", "https://x.kr/"),
        ("**x.kr**", "https://x.kr/"),
        ("내 글 3.14편, v2.0 그리고 한글.한국 이요", "https://xn--bj0bj06e.xn--3e0b707e/"),
        ("내 블로그 http://127.0.0.1:8000/feed 요", "http://127.0.0.1:8000/feed"),
        ("내 블로그 http://localhost:8000/feed 요", "http://localhost:8000/feed"),
    ],
)
def test_an_address_is_found_among_a_persons_words(typed: str, meant: str) -> None:
    assert normalize_url(typed) == meant
    assert normalize_url(meant) == meant


@pytest.mark.parametrize(
    "typed",
    ["제주 여행 3.14", "재밌었다.그리고 또", "제 메일은 me@example.com 이에요", "hello.", "e.g. 제주", "mailto:me@x.kr",
     "ftp://x.kr 이요", "http://a b.com 요", "https:///x 요", "끝.", "...", "(3.14)"],
)  # fmt: skip
def test_among_words_what_is_no_address_is_none(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        normalize_url(typed)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "hello", "제주 여행", "제주여행", "3.14", "2024", "https://", "ftp://example.com", "javascript:alert(1)",
     "http://a b.com", "me@example.com", "https://me:pw@example.com", "file:///etc/passwd", "https://exa\\mple.com",
     "x" * 3000],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        normalize_url(typed)


def test_it_is_known_whether_a_person_said_http_or_nothing() -> None:
    assert has_scheme("http://example.com")
    assert has_scheme("ｈｔｔｐ：／／example.com")
    assert not has_scheme("example.com/a")


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_an_address(text: str) -> None:
    for read in (normalize_url, Gates().url):
        try:
            read(text)
        except BlogError:
            continue
