"""What the bot asks before it writes, and what people say to that, in Korean."""

from collections.abc import Sequence

from bot.wording.interview import InterviewWording

_COUNTS = ("", "한 가지만", "두 가지만", "세 가지만")
_JUST = ("써줘", "써 줘", "써줘요", "써 줘요", "써주세요", "써 주세요", "써주라", "써 주라")


class KoreanInterview(InterviewWording):
    heard_just_write = tuple(f"{plain} {way}" for plain in ("그냥", "묻지 말고", "바로") for way in _JUST)
    heard_ask_no_more = (
        "앞으로 묻지 마",
        "앞으로 묻지 마요",
        "앞으로 묻지 말아 줘",
        "앞으로 묻지 말아 주세요",
        "앞으로는 묻지 마세요",
        "이제 묻지 마세요",
        "묻지 마세요",
    )
    heard_ask_again = (
        "다시 물어봐 주세요",
        "다시 물어봐주세요",
        "다시 물어봐 줘",
        "다시 물어봐줘",
        "다시 물어봐",
        "다시 물어보세요",
    )
    heard_longer = (
        "더 길게 써줘",
        "더 길게 써 줘",
        "더 길게 써줘요",
        "더 길게 써주세요",
        "더 길게 해 줘",
        "더 길게 해줘",
        "더 길게요",
        "길게",
        "길게 써 줘",
        "길게 써줘",
    )

    def questions(self, asked: Sequence[str]) -> str:
        opening = f"쓰기 전에 {_COUNTS[len(asked)]} 여쭤볼게요."
        return _asked(opening, asked)

    def questions_for_more(self, asked: Sequence[str]) -> str:
        opening = f"지금 메모만으로는 더 쓸 내용이 없어서 {_COUNTS[len(asked)]} 더 여쭤볼게요."
        return _asked(opening, asked)

    def just_write(self) -> tuple[str, str]:
        return "그냥 써 주세요", "그냥 써 주세요"

    def ask_no_more(self) -> tuple[str, str]:
        return "앞으로 묻지 마세요", "앞으로 묻지 마세요"

    def asks_no_more(self) -> str:
        return "앞으로는 묻지 않고 바로 쓸게요. 생각이 바뀌면 “다시 물어봐 주세요”라고 말씀해 주세요."

    def asks_again(self) -> str:
        return "앞으로 메모가 짧을 때는 쓰기 전에 여쭤볼게요."

    def asks_less(self) -> str:
        return "두 번 연달아 ‘그냥 써 주세요’를 고르셔서, 앞으로는 메모가 하나도 없을 때만 여쭤볼게요. 다시 질문을 받고 싶으시면 “다시 물어봐 주세요”라고 말씀해 주세요."

    def written_already(self) -> str:
        return "이미 쓰기 시작한 초안이에요. 더하거나 바꿀 내용은 그 초안에 답장으로 알려 주세요."

    def awaits_answer(self, line: str) -> str:
        return f"{line} · 답을 기다리는 초안"

    def added(self, request: str, told: str) -> str:
        return f"{request}\n덧붙임: {told}"


def _asked(opening: str, asked: Sequence[str]) -> str:
    if len(asked) == 1:
        return f"{opening} 편하게 답해 주세요.\n{asked[0]}"
    numbered = (f"{number}) {question}" for number, question in enumerate(asked, 1))
    return "\n".join([f"{opening} 한꺼번에 편하게 답해 주세요.", *numbered])
