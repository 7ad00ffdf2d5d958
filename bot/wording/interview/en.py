"""What the bot asks before it writes, and what people say to that, in English."""

from collections.abc import Sequence

from bot.wording.interview import InterviewWording

_COUNTS = ("", "one thing", "two things", "three things")


class EnglishInterview(InterviewWording):
    heard_just_write = ("just write", "just write it", "just write it please", "don't ask, just write")
    heard_ask_no_more = (
        "don't ask again",
        "do not ask again",
        "don't ask me again",
        "stop asking",
        "no more questions",
    )
    heard_ask_again = ("ask me again", "you may ask again", "ask again", "you can ask again")
    heard_longer = ("longer", "longer please", "make it longer", "make it longer please", "write more")

    def questions(self, asked: Sequence[str]) -> str:
        return _asked(f"Before I write: {_COUNTS[len(asked)]}.", asked)

    def questions_for_more(self, asked: Sequence[str]) -> str:
        return _asked(
            f"I've used everything in your notes, so more would be padding. {_COUNTS[len(asked)].capitalize()}:", asked
        )

    def just_write(self) -> tuple[str, str]:
        return "Just write it", "Just write it"

    def ask_no_more(self) -> tuple[str, str]:
        return "Don't ask again", "Don't ask again"

    def asks_no_more(self) -> str:
        return "From now on I'll write without asking. Say “ask me again” if you change your mind."

    def asks_again(self) -> str:
        return "From now on I'll ask before I write when your notes are short."

    def asks_less(self) -> str:
        return "You picked ‘Just write it’ twice in a row, so from now on I'll ask only when there are no notes at all."

    def written_already(self) -> str:
        return "I've already started this draft. Reply to it to add or change something."

    def awaits_answer(self, line: str) -> str:
        return f"{line} · waiting for your answer"

    def added(self, request: str, told: str) -> str:
        return f"{request}\nIn addition: {told}"


def _asked(opening: str, asked: Sequence[str]) -> str:
    if len(asked) == 1:
        return f"{opening} Answer in any words you like.\n{asked[0]}"
    numbered = (f"{number}) {question}" for number, question in enumerate(asked, 1))
    return "\n".join([f"{opening} Answer in one go, in any words you like.", *numbered])
