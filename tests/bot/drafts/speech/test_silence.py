"""What Whisper writes where nobody speaks is told from words."""

import pytest

from bot.drafts.speech.silence import nothing_said


@pytest.mark.parametrize(
    "transcript",
    [
        "",
        " … ",
        "시청해주셔서 감사합니다.",
        "시청해 주셔서 감사합니다! 시청해 주셔서 감사합니다!",
        "지금까지 시청해주셔서 감사합니다. 구독과 좋아요 부탁드립니다.",
        "MBC 뉴스 이덕영입니다.",
        "한글자막 by 한효정",
        "[음악]",
        "♪♪ (applause) *박수*",
        "Thank you for watching!",
        "Subtitles by the Amara.org community",
        "ご視聴ありがとうございました",
        "ＭＢＣ 뉴스 이덕영입니다",
    ],
)
def test_silence_holds_no_words(transcript: str) -> None:
    assert nothing_said(transcript)


@pytest.mark.parametrize(
    "transcript",
    [
        "감사합니다",
        "네",
        "you",
        "성수 카페에 갔는데 시청해주셔서 감사합니다",
        "구독자분들께 시청해 주셔서 감사하다고 했어요",
        "다음 영상에서 만나요 라고 끝내는 영상이 많죠",
        "6500",
        "시청해주셔서 감사합니다. " * 40,
    ],
)
def test_whatever_may_have_been_said_is_words(transcript: str) -> None:
    assert not nothing_said(transcript)
