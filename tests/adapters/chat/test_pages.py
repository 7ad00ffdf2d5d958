"""Markdown is cut where it hurts least, and growth never disturbs a full page."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from wcwidth import iter_graphemes

from adapters.chat.pages import Pages, pages, utf16
from tests.support.hostile.growth import DULL, STRANGE

WORDS = [
    "비가",
    "왔어요.",
    "제주",
    "걸었다.",
    "정말",
    "좋았죠!",
    "왜일까?",
    "👨‍👩‍👧‍👦",
    "ㅋㅋㅋ",
    "a.b",
    "**굵은 글씨**",
    "[여기](https://a.kr/b)",
]
CHARACTERS = ["👩\u200d👩\u200d👧\u200d👦", "👍🏽", "🇰🇷", "e\u0301", "\u1112\u1161\u11ab", "한", "❤\ufe0f"]
NASTY = "가a .。`~\n#[]()*!👩\u200d🏽🇰🇷e\u0301각: \t"

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
headings = words.map(lambda text: "## " + text[:20])
fences = st.builds(
    lambda run, indent, lines: f"{indent}{run}zq\n" + "".join(f"{line}\n" for line in lines) + f"{indent}{run}",
    st.sampled_from(["```", "````", "~~~", "~~~~~"]),
    st.sampled_from(["", " ", "   "]),
    st.lists(st.sampled_from(["x = 1", "", "    return 가나다", "긴 줄 " * 30, "``", "# 주석"]), max_size=12),
)
posts = st.lists(st.one_of(words, headings, fences), max_size=8).map("\n\n".join)
nasty = st.text(st.sampled_from(NASTY), max_size=700)
texts = st.one_of(posts, nasty, st.builds(str.__add__, posts, nasty))
limits = st.sampled_from([100, 120, 200, 500])
measures = st.sampled_from([len, utf16])


def without_fences(text: str) -> str:
    return "".join(char for char in text if char not in "`~zq" and not char.isspace())


def leaves_a_fence_open(page: str) -> bool:
    return "<p>the end</p>" not in MarkdownIt().render(page + "\n\nthe end")


@given(texts, limits, measures)
def test_every_page_fits(text: str, limit: int, measure: object) -> None:
    assert callable(measure)
    assert all(measure(page) <= limit for page in pages(text, limit, measure))


@given(texts, st.integers(1, 60))
def test_every_page_fits_even_when_pages_are_tiny(text: str, limit: int) -> None:
    assert all(len(page) <= limit for page in pages(text, limit))


@given(texts, limits, st.lists(st.integers(0, 1500), min_size=1, max_size=10))
def test_a_growing_text_never_changes_a_full_page(text: str, limit: int, moments: list[int]) -> None:
    final = pages(text, limit)
    for moment in moments:
        *full, _ = pages(text[:moment], limit)
        assert full == final[: len(full)]


@given(posts, st.sampled_from([100, 300]))
def test_a_post_streamed_character_by_character_never_changes_a_full_page(text: str, limit: int) -> None:
    full: list[str] = []
    for moment in range(0, len(text), 7):
        now = pages(text[:moment], limit)
        assert now[: len(full)] == full
        full = now[:-1]


@given(texts, st.sampled_from([60, 100, 120, 200]), measures, st.lists(st.integers(0, 1500), min_size=1, max_size=25))
def test_pages_that_are_kept_while_a_text_grows_are_those_of_the_whole(
    text: str, limit: int, measure: Callable[[str], int], moments: list[int]
) -> None:
    kept = Pages(limit, measure)
    for moment in [*sorted(moments), len(text), *moments]:
        assert kept.of(text[:moment]) == pages(text[:moment], limit, measure)


@settings(max_examples=settings.default.max_examples // 3 if settings.default else 30)
@given(posts, limits)
def test_pages_are_kept_character_by_character(text: str, limit: int) -> None:
    kept = Pages(limit)
    for moment in range(len(text) + 1):
        assert kept.of(text[:moment]) == pages(text[:moment], limit)


def test_a_full_page_is_not_cut_again_while_the_text_grows() -> None:
    measured = 0

    def measure(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return len(text)

    text, kept = "바다가 조용했어요. " * 400, Pages(500, measure)
    kept.of(text)
    measured = 0
    kept.of(text + "끝.")
    assert measured < 5000


@given(texts, limits, measures)
def test_nothing_is_lost(text: str, limit: int, measure: object) -> None:
    assert callable(measure)
    assert without_fences("".join(pages(text, limit, measure))) == without_fences(text)


@given(posts, limits)
def test_every_page_is_complete_markdown(text: str, limit: int) -> None:
    assert not [page for page in pages(text, limit) if leaves_a_fence_open(page)]


@given(st.lists(st.sampled_from(CHARACTERS), min_size=50, max_size=150), st.integers(40, 60))
def test_characters_stay_whole(characters: list[str], limit: int) -> None:
    assert [c for page in pages("".join(characters), limit) for c in iter_graphemes(page)] == characters


@given(st.text(max_size=90))
def test_what_fits_is_one_page_exactly_as_it_is(text: str) -> None:
    assert pages(text, 120) == [text] or not text.strip() or "```" in text or "~~~" in text


def test_empty_text_is_one_empty_page() -> None:
    assert pages("", 100) == [""]


def test_pages_break_between_paragraphs_first() -> None:
    first, second = "가나다 라마바. " * 8, "둘째 문단이에요.\n한 줄 더 있어요. " * 5
    assert pages(f"{first}\n\n{second}", 120) == [first.strip(), second]


def test_a_heading_goes_to_the_page_of_its_text() -> None:
    text = "비가 온 날이었다. " * 8 + "\n\n## 둘째 날\n\n" + "맑은 날이었다. " * 8
    assert [page.splitlines()[0][:6] for page in pages(text, 110)] == ["비가 온 날", "## 둘째 "]


@pytest.mark.parametrize("ending", ["다. ", "요. ", "까? ", "죠! ", "다.", "요?", "。", "ㅋㅋㅋ ", "다…” "])
def test_a_long_paragraph_breaks_behind_a_sentence(ending: str) -> None:
    text = (("오늘은 바다를 보러 갔" + ending) * 30).strip()
    assert all(page.endswith(ending.strip()) for page in pages(text, 100))


def test_decimals_and_addresses_are_no_ends_of_sentences() -> None:
    text = "커피가 " + "3.5유로였고 blog.naver.com 에 " * 20
    assert all(page.split()[-1] in {"3.5유로였고", "blog.naver.com", "에"} for page in pages(text, 100))


def test_links_emphasis_and_gaps_to_fill_stay_in_one_piece() -> None:
    pieces = ["[아주 긴 이름의 가게](https://map.kr/1)", "**꼭 기억할 말이에요**", "[확인: 입장료가 얼마였는지]"]
    joined = "".join(f"그래서 {pieces[n % 3]} 라고 " for n in range(30))
    cut = pages(joined, 100)
    assert sum(page.count(piece) for page in cut for piece in pieces) == 30


def test_a_cut_fence_is_closed_and_opened_again_with_its_language() -> None:
    code = "".join(f"print({n:04})\n" for n in range(21))
    first, *middle, last = pages(f"코드예요.\n\n  ```python\n{code}  ```\n\n끝이에요.", 120)
    assert first.startswith("코드예요.\n\n  ```python\nprint(0000)\n")
    assert all(page.startswith("  ```python\nprint(") and page.endswith(")\n  ```") for page in middle)
    assert last.endswith("  ```\n\n끝이에요.")


def test_a_fence_that_ends_where_the_page_ends_leaves_no_empty_block_behind() -> None:
    for length in range(1, 100):
        cut = pages("```js\nlet a = 1\n" + f"let a = {'1' * length}\n" + "```\n", 100)
        assert not [page for page in cut if "```js\n```" in page]


def test_a_fence_inside_tildes_is_text() -> None:
    first, second = pages("~~~\n```\n" + "가나다라마바사\n" * 15 + "~~~", 120)
    assert first.startswith("~~~\n```\n")
    assert first.endswith("\n~~~")
    assert second.startswith("~~~\n가나다")


def test_a_text_that_is_still_inside_a_fence_is_closed() -> None:
    assert pages("보세요:\n```py\nx = 1", 200) == ["보세요:\n```py\nx = 1\n```"]


def test_backticks_in_a_sentence_never_begin_a_page() -> None:
    text = "울타리는 ``` 세 개로 열어요 " * 30
    assert not [page for page in pages(text, 100) if page.startswith("```")]


def test_telegram_counts_an_emoji_twice() -> None:
    assert utf16("가👍") == 3
    assert [utf16(page) for page in pages("👍" * 70, 100, utf16)] == [100, 40]


@pytest.mark.parametrize("piece", DULL + STRANGE)
@pytest.mark.parametrize("limit", [100, 2000, 4096])
def test_no_text_makes_a_page_longer_than_its_limit(piece: str, limit: int) -> None:
    text = (piece * 20_000)[:20_000]
    assert all(len(page) <= limit for page in pages(text, limit))
