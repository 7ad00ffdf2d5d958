"""Blocks that say what goes and what comes are read as models write them, and placed where they mean."""

import pytest

from bot.drafts.edits.blocks import Replacement, begins_blocks, changed, placed, read_blocks
from bot.drafts.edits.holding import held
from bot.drafts.edits.size import is_small

TEXT = "# 빵집\n\n비가 왔어요. 크림빵은 **맛있었어요.**\n\n비가 왔어요. 또 갈래요.\n\n끝이에요.\n"


def block(old: str, new: str) -> str:
    return f"<<<<<<< SEARCH\n{old}\n=======\n{new}\n>>>>>>> REPLACE\n"


def applied(answer: str) -> str | None:
    changes = placed(TEXT, read_blocks(answer))
    return None if changes is None else changed(TEXT, changes)


@pytest.mark.parametrize(
    "answer",
    [
        block("또 갈래요.", "또 갈 거예요."),
        f"네, 고쳤어요.\n\n{block('또 갈래요.', '또 갈 거예요.')}\n이렇게 바꿨어요.",
        f"```\n{block('또 갈래요.', '또 갈 거예요.')}```",
        "<<<<<<< SEARCH\n또 갈래요.\n=======\n또 갈 거예요.",
        "<<<<<< search\n 또  갈래요.\n======\n또 갈 거예요.\n>>>>>> replace",
        block("비가 왔어요. 또 갈래요.", "비가 왔어요. 또 갈 거예요."),
    ],
)
def test_a_block_is_placed_however_its_lines_look(answer: str) -> None:
    assert begins_blocks(answer)
    assert applied(answer) == TEXT.replace("또 갈래요.", "또 갈 거예요.")


def test_signs_of_markdown_that_the_model_left_out_do_not_matter() -> None:
    assert applied(block("크림빵은 맛있었어요.", "크림빵은 달았어요.")) == TEXT.replace(
        "크림빵은 **맛있었어요.**", "크림빵은 달았어요."
    )


def test_several_blocks_are_placed_in_whatever_order_they_come() -> None:
    answer = block("끝이에요.", "끝!") + block("# 빵집", "# 동네 빵집")
    assert applied(answer) == TEXT.replace("끝이에요.", "끝!").replace("# 빵집", "# 동네 빵집")


def test_what_stands_there_twice_has_to_be_told_apart() -> None:
    assert applied(block("비가 왔어요.", "눈이 왔어요.")) is None
    twice = block("비가 왔어요.", "눈이 왔어요.") * 2
    assert applied(twice) == TEXT.replace("비가 왔어요.", "눈이 왔어요.")


def test_of_two_places_the_one_that_was_quoted_is_meant() -> None:
    second = TEXT.rindex("비가 왔어요.")
    changes = placed(TEXT, read_blocks(block("비가 왔어요.", "눈이 왔어요.")), [(second, second + 7)])
    assert changes
    assert changed(TEXT, changes) == TEXT[:second] + "눈이 왔어요." + TEXT[second + 7 :]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (block("비가 왔어요. 또 갈래요.", ""), TEXT.replace("비가 왔어요. 또 갈래요.\n\n", "")),
        (block(" 또 갈래요.", ""), TEXT.replace(" 또 갈래요.", " ")),
        (block("크림빵은 **맛있었어요.**", ""), TEXT.replace("크림빵은 **맛있었어요.**", "")),
    ],
)
def test_what_goes_leaves_no_hole(answer: str, text: str) -> None:
    found = applied(answer)
    assert found is not None
    assert found.split() == text.split()
    assert "\n\n\n" not in found


@pytest.mark.parametrize(
    "answer",
    [
        block("없는 말이에요.", "새 말"),
        block("", "새 말"),
        block("비가 왔어요. 크림빵은", "가") + block("크림빵은 **맛", "나"),
    ],
)
def test_what_cannot_be_placed_changes_nothing(answer: str) -> None:
    assert applied(answer) is None


def test_a_block_shows_as_far_as_it_has_come() -> None:
    answer = block("또 갈래요.", "또 갈 거예요.")
    seen = [read_blocks(answer[:at]) for at in range(len(answer))]
    assert all(len(one) < 2 for one in seen)
    assert Replacement("또 갈래요.", "또 갈 거", False) in [one for blocks in seen for one in blocks]
    assert not any(">" in one.replace for blocks in seen for one in blocks)


@pytest.mark.parametrize(
    ("answer", "is_one"),
    [
        ("# 빵집\n\n비가 왔어요. 그래서 좋았어요.", False),
        ("<<<<", None),
        ("```\n", None),
        ("", None),
        ("오늘은 비가 왔어요. 크림빵은 맛있었어요.", False),
    ],
)
def test_it_is_told_early_whether_an_answer_is_made_of_blocks(answer: str, is_one: bool | None) -> None:
    assert begins_blocks(answer) is is_one


# Holding


def of_quote(quote: str, written: str) -> str | None:
    start = TEXT.index(quote)
    changes = held(TEXT, written, [(start, start + len(quote))])
    return None if changes is None else changed(TEXT, changes)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (TEXT.replace("또 갈래요.", "꼭 또 갈래요!"), TEXT.replace("또 갈래요.", "꼭 또 갈래요!")),
        (
            TEXT.replace("또 갈래요.", "꼭 또 갈래요!").replace("크림빵은", "크림빵이"),
            TEXT.replace("또 갈래요.", "꼭 또 갈래요!"),
        ),
        (TEXT.replace("또 갈래요.", "또 갈래요. 정말로요."), TEXT.replace("또 갈래요.", "또 갈래요. 정말로요.")),
        (TEXT.replace(" 또 갈래요.", ""), TEXT.replace("또 갈래요.", "")),
        (f"{TEXT}\n덧붙인 말", TEXT),
        (TEXT, TEXT),
    ],
)
def test_of_a_whole_text_only_the_quoted_stretch_is_taken(written: str, text: str) -> None:
    found = of_quote("또 갈래요.", written)
    assert found is not None
    assert found.replace(" \n", "\n") == text.replace(" \n", "\n")


def test_a_mark_that_opens_in_a_quote_and_closes_behind_it_is_kept() -> None:
    found = of_quote("크림빵은 **맛있", TEXT.replace("크림빵은 **맛있", "크림빵은 달"))
    assert found == TEXT.replace("크림빵은 **맛있", "크림빵은 달**") or found == TEXT.replace(
        "크림빵은 **맛있", "**크림빵은 달"
    )


# Which requests are small

SMALL = """\
두 번째 문단만 더 짧게
첫 문장이 너무 길어요, 줄여 줘
마지막 문단 빼 줘
오타 고쳐 줘
맞춤법 좀 봐 줘
제목 다른 걸로
제목을 ‘비 오는 성수’로 바꿔 줘
이름을 민수에서 철수로 바꿔 줘
가격은 6,500원이 아니라 7,000원이에요
사장님 얘기는 빼 줘
이 문장만 담담하게
한 문장만 덧붙여 줘: 다음에는 아침에 가려고요
카페 이름 어니언으로
[확인: 영업 시간]은 10시부터예요
끝인사 빼 줘
주소 넣어 줘
둘째 줄 지워 줘
라떼 말고 모카예요
링크 하나 넣어 줘
날짜가 틀렸어요, 11월 3일이에요
fix the typo in the title
make the second paragraph shorter
change Minsu to Chulsu
drop the last sentence
the price is 7,000 won, not 6,500
remove the part about the owner
rename the cafe
add one sentence about the parking lot
the date is wrong: November 3""".splitlines()
WHOLE = """\
더 길게 써 주세요
더 짧게 써 주세요
더 자세히
절반으로 줄여 줘
전체적으로 더 담담하게
말투를 더 친근하게
반말로 바꿔 줘
존댓말로 써 줘
영어로 번역해 줘
모든 문장을 짧게
처음부터 다시 써 줘
좀 더 재미있게
분위기를 밝게
글이 너무 딱딱해요, 부드럽게
매끄럽게 다듬어 줘
소제목을 달아 줘
문단을 나눠 줘
요약해 줘
감성적으로
구성을 바꿔 줘
make it longer
make it shorter
in a warmer tone
rewrite it
more detail please
more casual
half as long
polish it
a bit funnier
summarise it""".splitlines()


@pytest.mark.parametrize("request_", SMALL)
def test_a_request_about_a_part_is_small(request_: str) -> None:
    assert is_small(request_)


@pytest.mark.parametrize("request_", WHOLE)
def test_a_request_about_length_or_manner_is_about_all_of_it(request_: str) -> None:
    assert not is_small(request_)


def test_what_brings_a_file_along_is_not_small() -> None:
    assert not is_small("오타 고쳐 줘\f새 메모")
    assert not is_small("오타 고쳐 줘 " * 100)
