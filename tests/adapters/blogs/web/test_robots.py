"""What a site asks of programs is read once a day and heeded."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from adapters.blogs.web.fetcher import Fetcher
from adapters.blogs.web.robots import Robots, forbids_ai, parse_robots
from bot.errors import Unreachable
from tests.adapters.blogs.web.test_fetcher import Clock
from tests.support.blogs.blog_server import BlogServer, serving

POST = "https://blog.example/posts/산책"
NAVER_LIKE = """# NOTICE: BOT ACCESS FOR THE PURPOSES OF AI TRAINING AND RETRIEVAL-AUGMENTED GENERATION
# IS STRICTLY PROHIBITED.
User-agent: *
Disallow: /search
"""
FOUR_AGENTS = "".join(f"User-agent: {name}\nDisallow: /\n\n" for name in ("GPTBot", "ClaudeBot", "CCBot", "Bytespider"))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", None),
        ("User-agent: *\nDisallow:", None),
        ("User-agent: *\nDisallow: /", "rule"),
        ("User-agent: *\nDisallow: /posts/", "rule"),
        ("User-agent: *\nDisallow: /*산책", "rule"),
        ("User-agent: *\nDisallow: /posts\nAllow: /posts/", None),  # the longer rule wins
        ("User-agent: *\nDisallow: /posts/$", None),
        ("User-agent: *\nDisallow: /\n\nUser-agent: maltu\nAllow: /", None),
        ("User-agent: *\nAllow: /\n\nUser-agent: MALTU\nDisallow: /", "rule"),
        ("User-agent: maltu/1.0\nDisallow: /", "rule"),
        ("User-agent: mal\nDisallow: /", None),  # somebody else
        ("User-agent: Googlebot\nUser-agent: maltu\nDisallow: /\n", "rule"),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", "rule"),
        ("User-agent: *\rDisallow: /\r", "rule"),
        ("<html><body>User-agent: *\nDisallow: /</body></html>", None),
        # artificial intelligence
        (FOUR_AGENTS, "ai"),
        ("User-agent: GPTBot\nUser-agent: ClaudeBot\nUser-agent: CCBot\nDisallow: /", "ai"),
        ("User-agent: GPTBot\nUser-agent: ClaudeBot\nDisallow: /", None),  # two may be a grudge, three are a wish
        ("User-agent: GPTBot\nUser-agent: ClaudeBot\nUser-agent: CCBot\nDisallow: /admin", None),
        (FOUR_AGENTS + "User-agent: maltu\nAllow: /", None),
        (FOUR_AGENTS + "User-agent: maltu\nDisallow: /posts/", "rule"),
        (NAVER_LIKE, "ai"),
        (NAVER_LIKE + "\nUser-agent: maltu\nDisallow:\n", None),
        ("User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /", "ai"),
        ("User-agent: *\nContent-Signal: search=yes, ai-train=yes\nAllow: /", None),
        ("User-agent: *\nDisallow: /x\n# We prohibit AI training.", None),  # a remark on a rule, not a preface
    ],
)
def test_the_rules_for_us_are_heeded_and_what_is_said_of_ai_is_meant_for_us_too(text: str, answer: str | None) -> None:
    assert parse_robots(text.encode()).refuse(POST) == answer


@pytest.mark.parametrize("charset", ["utf-8", "cp949", "utf-16"])
def test_a_preface_is_read_in_any_charset(charset: str) -> None:
    text = "# 이 블로그의 글을 인공지능 학습에 쓰는 것을 금지합니다.\nUser-agent: *\nAllow: /\n"
    assert parse_robots(text.encode(charset)).refuse(POST) == "ai"


@pytest.mark.parametrize(
    ("said", "forbidden"),
    [
        ("AI 학습 목적의 수집을 금지합니다.", True),
        ("생성형 AI 및 LLM 학습에 무단으로 이용할 수 없습니다.", True),
        ("본 사이트의 글을 인공지능 학습에 이용하는 것을 허용하지 않습니다.", True),
        ("텍스트·데이터 마이닝을 포함한 이용은 사전 동의 없이 불가합니다.", True),
        ("거대언어모델 학습이나 RAG에 쓰지 마세요.", True),
        ("No AI training.", True),
        ("You may not use this content to train large language models.", True),
        ("Rights for text and data mining are reserved.", True),
        ("Use for machine learning without our written consent is forbidden.", True),
        ("We opt out of generative uses.", True),
        ("AI 크롤러도 환영합니다!", False),
        ("We do not mind AI training.", False),
        ("Please do not crawl the admin pages.", False),
        ("관리자 페이지는 수집하지 마세요.", False),
        ("AI로 쓴 블로그입니다. 관리자 화면은 금지합니다.", False),
        ("ai-train: training or fine-tuning AI models.", False),
        ("If a content-signal = no, you may not collect content for the corresponding use.", False),
        ("Welcome, robots. https://maily.example/said", False),
    ],
)
def test_a_sentence_forbids_ai_or_it_does_not(said: str, forbidden: bool) -> None:
    assert forbids_ai(said) is forbidden


HOSTILE = {
    "many agents, many rules": "".join(f"User-agent: x{n}\n" for n in range(20_000)) + "Disallow: /a\n" * 20_000,
    "stars": "User-agent: *\n" + "Disallow: /" + "*a" * 240_000,
    "one long line": "# ai " + "x" * 499_000,
    "empty lines": "\n" * 500_000,
    "blanks": " " * 500_000,
    "comments": "# ai without\n" * 40_000,
    "noise": "\x00\x85\u2028" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_robots_txt_takes_no_time(name: str) -> None:
    began = time.process_time()
    parse_robots(HOSTILE[name].encode()).refuse(POST + "a" * 1500)
    assert time.process_time() - began < 1


# Asking


class Site:
    def __init__(self, blog: BlogServer, robots: Robots, fetcher: Fetcher, clock: Clock) -> None:
        self.blog, self.robots, self.fetcher, self.clock = blog, robots, fetcher, clock

    async def refuse(self, path: str = "posts/1") -> str | None:
        return await self.robots.refuse(self.blog.url + path)


@asynccontextmanager
async def site(*texts: str | int) -> AsyncIterator[Site]:
    clock = Clock()
    async with serving() as blog:
        blog.asks_of_programs(*texts)
        async with Fetcher(frozenset({("127.0.0.1", blog.port)}), clock=clock, sleep=clock.sleep) as fetcher:
            yield Site(blog, Robots(fetcher, clock), fetcher, clock)


async def test_a_site_is_asked_once_a_day() -> None:
    async with site("User-agent: *\nDisallow: /posts/", "") as there:
        assert [await there.refuse(), await there.refuse(""), await there.refuse()] == ["rule", None, "rule"]
        assert there.blog.robots_asked == 1
        there.clock.now += 86_401
        assert await there.refuse() is None
        assert there.blog.robots_asked == 2


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_site_without_one_has_no_rules(status: int) -> None:
    async with site(status) as there:
        assert await there.refuse() is None


async def test_a_server_that_fails_once_is_asked_again() -> None:
    async with site(503, "User-agent: *\nDisallow: /") as there:
        assert await there.refuse() == "rule"


async def test_a_server_that_goes_on_failing_shuts_its_site_for_an_hour() -> None:
    async with site(500) as there:
        for _ in range(3):
            with pytest.raises(Unreachable) as told:
                await there.refuse()
            assert told.value.status == 500
        assert there.blog.robots_asked == 2
        there.blog.asks_of_programs("")
        there.clock.now += 3_601
        assert await there.refuse() is None


async def test_a_host_that_is_not_there_has_no_rules_for_the_blog_will_tell() -> None:
    async with site("") as there:
        pass
    async with Fetcher(frozenset({("127.0.0.1", there.blog.port)})) as fetcher:
        assert await Robots(fetcher).refuse(there.blog.url) is None


async def test_a_robots_txt_without_end_is_none() -> None:
    async with site("User-agent: *\nDisallow: /\n" + "#" * 3_000_000) as there:
        assert await there.refuse() is None


@pytest.mark.parametrize(("said", "slept"), [("7", 7.0), ("3600", 30.0), ("0.1", 1.0), ("-5", None), ("nan", None)])
async def test_pages_are_asked_for_no_faster_than_the_site_wishes(said: str, slept: float | None) -> None:
    async with site(f"User-agent: *\nCrawl-delay: {said}\n") as there:
        await there.refuse()
        for _ in range(3):
            await there.fetcher.get(there.blog.url)
        assert there.clock.slept == ([slept] * 2 if slept else [])


async def test_a_site_says_where_its_maps_are() -> None:
    async with site("Sitemap: https://x.example/map.xml\nUser-agent: *\nDisallow: /\nsitemap: /other.xml") as there:
        assert await there.robots.sitemaps(there.blog.url) == ("https://x.example/map.xml", "/other.xml")
