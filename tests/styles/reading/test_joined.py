"""Lines broken in mid-sentence are one sentence, and whoever breaks them is known for it."""

import pytest

from styles.reading.joined import joined
from styles.reading.own_text import own
from styles.reading.sentences import sentences
from tests.support.authors import Page


def texts(markdown: str, language: str = "ko") -> list[str]:
    return [block.text for block in joined(own(Page(markdown)), language).blocks]


@pytest.mark.parametrize(
    ("markdown", "whole"),
    [
        ("어제는 비가 왔는데\n우산이 없어서\n\n그냥 뛰었어요.", ["어제는 비가 왔는데 우산이 없어서 그냥 뛰었어요."]),
        ("커피를 마시고\n책을 읽으면서\n하루를 보냈다.", ["커피를 마시고 책을 읽으면서 하루를 보냈다."]),
        ("동생이랑\n바다에\n다녀왔어요", ["동생이랑 바다에 다녀왔어요"]),
        ("제일 맛있는\n빵집이에요!", ["제일 맛있는 빵집이에요!"]),
    ],
)
def test_a_line_that_cannot_end_there_goes_on_in_the_next(markdown: str, whole: list[str]) -> None:
    assert texts(markdown) == whole


@pytest.mark.parametrize(
    "markdown",
    [
        "배가 고팠는데...\n라면이 없었다.",  # trails off, and says so
        "배가 고팠는데 ㅠㅠ\n라면이 없었다.",
        "오늘은 맑음\n바람 없음",
        "빵을 샀어요\n맛있었어요",
        "빵을 샀다\n맛있었다",
        "준비물\n사과\n배",
        "어제는 비가 왔는데\n\n> 남의 말\n\n그냥 뛰었어요.",
        "어제는 비가 왔는데\n\n![](a.png)\n\n그냥 뛰었어요.",
        "어제는 비가 왔는데\n\n- 우산\n- 장화",
    ],
)
def test_lines_that_end_stay_lines(markdown: str) -> None:
    assert texts(markdown) == [block.text for block in own(Page(markdown)).blocks]


def test_breaking_is_counted_and_sentences_end_where_their_author_ends_them() -> None:
    post = joined(own(Page("비가 왔는데\n우산이 없어서\n\n그냥 뛰었어요.\n\n옷이 다 젖었지만\n\n즐거웠어요!")), "ko")
    assert (post.broken, post.broken_apart) == (3, 2)
    found = sentences([block.text for block in post.blocks], "ko")
    assert [[sentence.ending for sentence in block] for block in found] == [["polite"], ["polite"]]


def test_a_block_that_was_joined_spans_the_lines_of_both() -> None:
    post = joined(own(Page("비가 왔는데\n\n뛰었어요.\n\n끝.")), "ko")
    assert [(block.start, block.end) for block in post.blocks] == [(0, 3), (4, 5)]


def test_english_goes_on_with_a_small_letter_and_japanese_after_a_particle() -> None:
    assert texts("I went to the\nshop and bought\nbread.\nNice Day", "en") == [
        "I went to the shop and bought bread.\nNice Day"
    ]
    assert texts("昨日は雨が降って、\n傘がなかったので\n走りました。\n楽しかった。", "ja") == [
        "昨日は雨が降って、傘がなかったので走りました。\n楽しかった。"
    ]


def test_korean_filled_to_eighty_columns_is_whole_lines_again() -> None:
    words = [
        "오늘은",
        "아침부터",
        "하늘이",
        "흐려서",
        "우산을",
        "챙겨",
        "나갔는데",
        "정작",
        "비는",
        "오지",
        "않았고",
        "짐만",
        "되었다",
        "그래도",
        "덕분에",
    ]
    lines, line = [], ""
    for n in range(120):
        word = words[n % len(words)]
        if len(line.encode("cp949")) + 1 + len(word.encode("cp949")) > 80:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    assert texts("\n".join(lines)) == [" ".join(lines)]
