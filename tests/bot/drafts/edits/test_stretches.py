"""What somebody quotes from their chat is found in the Markdown of their draft."""

import pytest

from adapters.chat.telegram.entities.marks import format_markdown
from bot.drafts.edits.scope import Scope, scope_of
from bot.drafts.edits.stretches import find_stretches, merged, off_links
from bot.wording import words_in

TEXT = """\
# 성수 카페, 비 오는 날

비가 **많이** 왔어요. 창가 자리는 좋았어요.

## 빵

- 크림빵 4,500원
- [소금빵](https://빵.example/salt) 3,000원

창가 자리는 좋았어요. **라떼는 달았어요.** 그래도 또 갈래요 ㅋㅋㅋ
"""

DRAFT = """\
# 3일의 ~~기록~~ **제주**

> 비가 `정말` 많이 왔어요.

1. 공항 2. 숙소
2. **"고기국수"**를 먹었어요
   - 귤 *주스* & 커피

| 이름 | 값 |
| --- | --- |
| 국수 | 9,000원 |

사진은 ![바다](https://빵.example/a.png) 한 장. 값은 $5 <작게> ㅋㅋ
"""


def stretch(quote: str) -> list[str]:
    return [TEXT[start:end] for start, end in find_stretches(TEXT, quote)]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("비가 많이 왔어요.", "비가 **많이** 왔어요."),
        ("라떼는 달았어요.", "라떼는 달았어요."),
        ("라떼는 달았어요. 그래도", "**라떼는 달았어요.** 그래도"),
        ("많이 왔", "**많이** 왔"),
        ("성수 카페, 비 오는 날\n\n비가 많이 왔어요", "성수 카페, 비 오는 날\n\n비가 **많이** 왔어요"),
        (
            "• 크림빵 4,500원\n• 소금빵 (https://빵.example/salt) 3,000원",
            TEXT[TEXT.index("크림빵 4") : TEXT.index("\n\n창가")],
        ),
        ("소금빵 3,000원", "소금빵](https://빵.example/salt) 3,000원"),
        ("또 갈래요 ㅋㅋ", "또 갈래요 ㅋㅋ"),
        ("리는 좋았어요. **라떼", "리는 좋았어요. **라떼"),
        ("  비가\n많이   왔어요.  ", "비가 **많이** 왔어요."),
    ],
)
def test_a_quote_is_found_with_or_without_the_signs(quote: str, found: str) -> None:
    assert stretch(quote) == [found]


def test_a_sentence_that_stands_there_twice_is_found_twice() -> None:
    assert stretch("창가 자리는 좋았어요.") == ["창가 자리는 좋았어요."] * 2


@pytest.mark.parametrize("quote", ["", " ", "없는 문장이에요.", "!?", "\u200b"])
def test_what_stands_nowhere_is_not_found(quote: str) -> None:
    assert stretch(quote) == []


def test_places_that_meet_are_one() -> None:
    assert merged([(5, 9), (0, 3), (3, 4), (6, 7)]) == ((0, 4), (5, 9))


def scoped(request: str) -> list[str]:
    return [TEXT[start:end] for start, end in scope_of(request, TEXT).stretches]


@pytest.mark.parametrize(
    "request_",
    [
        words_in("ko").quoted("라떼는 달았어요.", "더 길게"),
        words_in("en").quoted("라떼는 달았어요.", "longer"),
        "> 라떼는 달았어요.\n더 길게",
        "“라떼는 달았어요.” 이 문장만 더 길게",
        '"라떼는 달았어요"를 더 길게',
    ],
)
def test_a_quote_in_a_request_is_the_place_that_may_change(request_: str) -> None:
    assert scoped(request_) in (["라떼는 달았어요."], ["라떼는 달았어요"])


@pytest.mark.parametrize(
    "request_",
    [
        "제목을 “성수 카페, 비 오는 날”로 바꿔 줘",
        "끝에 “그래도 또 갈래요” 추가해 줘",
        "change the title to “성수 카페, 비 오는 날”",
        "“라떼”는 빼 줘",
        "더 길게",
        "> 라떼는 달았어요.",
    ],
)
def test_new_words_and_single_ones_are_no_place(request_: str) -> None:
    assert scope_of(request_, TEXT) == Scope()


def test_what_was_marked_and_stands_nowhere_is_known_to_be_lost() -> None:
    assert scope_of(words_in("ko").quoted("어제 그 문장", "빼 줘"), TEXT) == Scope((), lost=True)


def test_lines_quoted_apart_are_places_apart() -> None:
    assert scoped("> 크림빵 4,500원\n이건 빼고\n> 비가 많이 왔어요.\n이건 더 짧게") == [
        "비가 **많이** 왔어요.",
        "크림빵 4,500원",
    ]


@pytest.mark.parametrize("markdown", [TEXT, DRAFT])
def test_every_line_is_found_as_telegram_shows_it(markdown: str) -> None:
    shown = format_markdown(markdown).text.split("\n")
    quotes = [line for line in shown if any(map(str.isalnum, line))]
    assert len(quotes) > 4
    for quote in [*quotes, *(line[2:-2] for line in quotes if len(line) > 12)]:
        assert find_stretches(markdown, quote), quote


def test_a_link_is_not_cut_in_two() -> None:
    link = TEXT.index("[소금빵]")
    end = TEXT.index(" 3,000원")
    assert off_links(TEXT, [(link + 12, end + 4)]) == [(end, end + 4)]
    assert off_links(TEXT, [(link - 2, link + 3)]) == [(link - 2, link)]
    assert off_links(TEXT, [(link + 1, link + 4)]) == [(link + 1, link + 4)], "the words of a link are a stretch"
    assert off_links(TEXT, [(link + 9, link + 14)]) == []
    assert off_links(TEXT, [(link - 2, end + 2)]) == [(link - 2, end + 2)]


@pytest.mark.parametrize(
    "request_",
    [
        "“{}”는 그대로 두고 나머지를 더 짧게",
        '"{}" 그대로 두고 줄여 줘',
        'keep "{}" and shorten the rest',
        "「{}」はそのままで短くして",
    ],
)
def test_what_is_to_stay_is_no_place_to_change(request_: str) -> None:
    assert scoped(request_.format("라떼는 달았어요.")) == []


JAPANESE = "# 京都\n\n一日目は雨でした。錦市場は楽しかったです。夜は川沿いを歩きました。"


@pytest.mark.parametrize(
    ("request_", "places"),
    [
        (words_in("ja").quoted("錦市場は楽しかったです。", "もっと長く"), ["錦市場は楽しかったです。"]),
        ("「錦市場は楽しかったです」をもっと短く", ["錦市場は楽しかったです"]),
        (
            "「一日目は雨でした。」と「夜は川沿いを歩きました。」を短く",
            ["一日目は雨でした。", "夜は川沿いを歩きました。"],
        ),
        ("「夜は川沿いを歩きました」を「夜は宿で本を読みました」に変えて", ["夜は川沿いを歩きました"]),
        ("「錦市場」を詳しく", []),
        ("最後に「また行きたいと思います」と書いて", []),
        ("「錦市場は楽しかったです」のように明るく", []),
        ("タイトルを「京都で過ごした三日間」にして", []),
    ],
)
def test_japanese_quotes_are_places_though_no_spaces_part_their_words(request_: str, places: list[str]) -> None:
    assert [JAPANESE[start:end] for start, end in scope_of(request_, JAPANESE).stretches] == places
