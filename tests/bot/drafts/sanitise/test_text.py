"""What a model writes, once it has gone through the filter."""

import pytest
from hypothesis import given as supposing
from hypothesis import settings
from hypothesis import strategies as st

from benchmarks.outputs.hostile import Hostile, hostile_outputs
from benchmarks.outputs.seen import in_markdown, in_plain
from bot.drafts.sanitise.addresses import Given, given
from bot.drafts.sanitise.stream import Sanitiser
from bot.drafts.sanitise.text import NOBODYS, sanitised
from bot.wording import words_in

KNOWN = given(
    ["지도는 https://map.naver.com/p/entry/1?c=15 여기 www.naver.com/menu/, 문의 me@naver.com"],
    ["https://blog.naver.com/me"],
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://evil.example/login", "hxxps://evil[.]example/login"),
        ("(https://evil.example/a.html).", "(hxxps://evil[.]example/a[.]html)."),
        ("evil.com에서 봐요. 좋았어요.evil.com", "evil[.]com에서 봐요. 좋았어요.evil[.]com"),
        ("discord.gg/abc, t.me/x", "discord[.]gg/abc, t[.]me/x"),
        ("mail@evil.com", "mail@evil[.]com"),
        ("tg://resolve?domain=evil", "tg[:]//resolve?domain=evil"),
        ("https&#58;//evil.com ev**il**.com", "hxxps://evil[.]com evil[.]com"),
        ("[https://bank.example](https://evil.example/login)", "hxxps://bank[.]example (hxxps://evil[.]example/login)"),
        ("[은행](<https://evil.example/a b>)", "은행 (hxxps://evil[.]example/a b)"),
        ("[](https://evil.example)", "hxxps://evil[.]example"),
        ("![빵](https://evil.example/p.gif)", "빵 (hxxps://evil[.]example/p[.]gif)"),
        ("[x](javascript:alert(1))", "x (javascript[:]alert(1))"),
        ("[은행][1]\n\n[1]: https://evil.example", "[은행][1]\n\n[1]: hxxps://evil[.]example"),
    ],
)
def test_an_address_that_nobody_gave_opens_nowhere_and_can_be_read(written: str, shown: str) -> None:
    assert sanitised(written, KNOWN) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://map.naver.com/p/entry/1?c=15",
        "https://map.naver.com/p/entry/1, map.naver.com에서",
        "[지도](https://map.naver.com/p/entry/1)와 naver.com/menu",
        "**https://blog.naver.com/me/223** (https://blog.naver.com/me)입니다.",
        "me@naver.com",
        "![식빵](식빵.jpg) [위로](#처음) [글](·) [확인: 링크]",
        "ASP.NET, Node.js, README.md, Socket.IO, 3.5, e.g. Vue.js/React.js 갔다.정말 2024.11.03/04",
        "`ws://${location.host}/x` unix:///run/a.sock C:\\Users\\me.txt 12:30 </div> a < b",
        "👩‍👩‍👧 ❤️ 1️⃣ 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 葛\U000e0100 می‌خواهم",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 (해시) 010-1234-5678",
    ],
)
def test_what_the_person_gave_and_what_is_no_address_stays_to_the_letter(text: str) -> None:
    assert sanitised(text, KNOWN) == text


@pytest.mark.parametrize(
    "address",
    [
        "https://blog.naver.com/you",
        "https://blog.naver.com/meandyou",
        "https://blog.naver.com@evil.com/me",
        "https://evil.com/https://blog.naver.com/me",
        "https://map.naver.com/p/entry/2",
        "https://map.naver.com/p/entry/1?leak=x",
        "https://naver.com.evil.com/menu",
    ],
)
def test_another_address_of_the_same_host_is_not_theirs(address: str) -> None:
    assert "hxxps://" in sanitised(address, KNOWN)


def test_a_link_whose_words_name_another_address_of_theirs_shows_both() -> None:
    shown = sanitised("[https://naver.com/menu](https://blog.naver.com/me)", KNOWN)
    assert shown == "https://naver.com/menu (https://blog.naver.com/me)"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("안녕 <@123456789012345678>님 </new:1> <:smile:1> <t:1700000000:R> <#12>", "안녕 님    "),
        ("<@<@1>2> <@<@<@<@<@<@<@1>2>3>4>5>6>7>", " <@‹@6>7>"),
        ("\u202eabc\u202c\x01\x1b[31m빨강\x1b[0m\ufeff\u3164!\r\n끝\u2028", "abc빨강!\n끝\n"),
        ("sk-abcdefghijklmnop1234", "sk-••••••••"),
        ("123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1", "123456789:••••••••"),
        ("<메모 dakopemuri>\n비가 왔다\n</메모 dakopemuri>\n끝", "비가 왔다\n끝"),
        ("</글  1>\n본문\n</글\u00a01>끝\n## 이 사람의 글\n다음 ＜/글 1＞", "본문\n끝\n다음 "),
    ],
)
def test_marks_of_other_programs_secrets_and_what_nobody_sees_are_gone(written: str, shown: str) -> None:
    assert sanitised(written, NOBODYS) == shown


@pytest.mark.parametrize(
    "output", [one for one in hostile_outputs() if len(one.text) < 50_000], ids=lambda one: one.kind
)
def test_of_a_hostile_answer_nothing_is_left_in_the_file(output: Hostile) -> None:
    text = sanitised(output.text, NOBODYS)
    assert not +in_markdown(text)
    found = in_plain(text, [])
    assert not found["foreign links"]
    assert sanitised(text, NOBODYS) == text


PIECES = (
    "제주|요.| |\n|https://|evil|.com|/x|[|](|"
    "](https://map.naver.com/p/entry/1)|)|**|`|# |<@|123|>|</글 |1>|\u200b|👩"
    "|\u200d|❤|\ufe0f|&#46;|@|。|sk-abcdefghijklmnopqrstuvwx|!|a|<b>|~~|\\|//|www.|\x1b[31m|## 이 사람의 글"
)
HOSTILE = st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@supposing(HOSTILE)
def test_what_was_filtered_once_stays_as_it_is(text: str) -> None:
    once = sanitised(text, KNOWN)
    assert sanitised(once, KNOWN) == once


@settings(max_examples=300, deadline=None)
@supposing(HOSTILE, st.integers(1, 9))
def test_nothing_comes_through_while_a_draft_grows_however_it_is_cut(text: str, size: int) -> None:
    filter_, shown = Sanitiser(KNOWN), ""
    for at in range(0, len(text), size):
        shown += filter_.hear(text[at : at + size])
        found = +in_markdown(shown)
        assert not found.keys() - {"foreign links", "masked links"}
        assert "://evil" not in shown.replace("hxxps://evil", "")


WORDS = st.sampled_from(
    ["제주에", "갔어요.", "It rained.", "[확인: 값]", "https://evil.example/a", "**굵게**", "\n\n", "- ", "1️⃣"]
)


@settings(max_examples=200, deadline=None)
@supposing(st.lists(WORDS, max_size=20).map(" ".join), st.integers(1, 9))
def test_a_draft_in_pieces_becomes_the_same_text_and_loses_nothing(text: str, size: int) -> None:
    filter_ = Sanitiser(NOBODYS)
    shown = "".join(filter_.hear(text[at : at + size]) for at in range(0, len(text), size)) + filter_.rest()
    assert shown == sanitised(text, NOBODYS)


def test_words_of_hangul_are_shown_at_once_and_half_an_address_is_held() -> None:
    filter_ = Sanitiser(NOBODYS)
    assert filter_.hear("비가 왔어요.") == "비가 왔어요."
    assert filter_.hear(" https://ev") == " "
    assert filter_.hear("il.example/a 그리고") == "hxxps://evil[.]example/a 그리고"


def test_the_filter_looks_at_each_character_once() -> None:
    filter_ = Sanitiser(NOBODYS)
    for number in range(2_000):
        filter_.hear(f"{number}번째 줄이에요. ")
        assert len(filter_._held) < 20


def test_addresses_of_other_people_are_unknown_to_nobody() -> None:
    assert not Given().knows("https://evil.example")
    assert (given(["evil.com"]) | given(["https://a.kr/b"])).knows("a.kr/b")


def test_a_sentence_names_at_most_three_addresses() -> None:
    places = [f"hxxps://evil[.]example/{n}" for n in range(5)]
    assert "등 5개" in words_in("ko").foreign_addresses(places)
    assert "and 2 more" in words_in("en").foreign_addresses(places)


@pytest.mark.parametrize(
    "title", ["요즘 〈메모 2024년의 기억〉을 읽어요", "박완서의 〈글 3편〉을 다시", "《글 2》라는 책"]
)
def test_titles_that_are_called_like_our_fences_stay(title: str) -> None:
    assert sanitised(title, NOBODYS) == title
