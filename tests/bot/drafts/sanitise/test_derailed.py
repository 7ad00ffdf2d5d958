"""Models that write no draft any more, but the same again and again or what they were told."""

import pytest

from bot.drafts.sanitise.derailed import Lookout
from styles.languages import LANGUAGES

AGAIN = "오늘은 비가 왔어요. 그래서 하루 종일 집에 있었어요.\n\n"


def seen(text: str, size: int = 7) -> Lookout:
    """Somebody who has read a text as far as it is a draft."""
    lookout = Lookout()
    for at in range(0, len(text), size):
        if lookout.look(text[: at + size]):
            return lookout
    lookout.look(text, whole=True)
    return lookout


def test_a_paragraph_six_times_is_cut_before_its_second_time() -> None:
    text = "# 비\n\n처음은 다른 말이에요.\n\n" + AGAIN * 6
    lookout = seen(text)
    assert lookout.astray is not None
    assert text[: lookout.astray].count("그래서") == 1
    assert seen("# 비\n\n" + AGAIN * 5 + "끝이에요.").astray is None


@pytest.mark.parametrize(
    "loop",
    [
        "정말 ",
        "끝",
        "ㅋ",
        "한 문장이 줄도 바꾸지 않고 끝없이 이어지는데 " * 4,
        AGAIN + "둘째 문단도 늘 똑같이 이어져요.\n\n",
    ],
)
def test_a_loop_of_any_length_is_noticed_and_its_first_turn_stays(loop: str) -> None:
    text = "# 비\n\n처음.\n\n" + loop * (4_000 // len(loop))
    lookout = seen(text)
    assert lookout.astray is not None
    assert len("# 비\n\n처음.\n\n") <= lookout.astray <= len("# 비\n\n처음.\n\n") + 2 * len(loop)


@pytest.mark.parametrize(
    "text",
    [
        "ㅋ" * 80 + "\n\n" + "-" * 120,
        "[확인: 사진]\n\n다른 이야기.\n\n" * 30,
        "\n".join(f"{n}번째 줄도 조금씩 다른 이야기예요." for n in range(300)),
        "| 메뉴 | 값 |\n|---|---|\n" + "| 국수 한 그릇 보통으로 | 9,000원 |\n" * 8,
        "```\n" + "    print('같은 줄을 여러 번 찍어 보는 예제')\n" * 8 + "```\n",
    ],
)
def test_what_people_repeat_in_their_posts_is_no_loop(text: str) -> None:
    assert seen(text, 50).astray is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prompt_is_recognised_by_three_of_its_lines(language: str) -> None:
    prompt = LANGUAGES[language].rules.write  # type: ignore[index]
    lookout = seen(f"# 제목\n\n첫 문단.\n\n{prompt}", 50)
    assert lookout.echoes_from == len("# 제목\n\n첫 문단.\n\n")
    assert seen(f"# 제목\n\n첫 문단.\n\n{prompt.splitlines()[0]}", 50).astray is None
