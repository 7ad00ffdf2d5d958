"""What the bot says of recordings and pictures that people send."""

from typing import Protocol

from bot.sent import SpeechFault

SHOWN = 3_000  # characters of what was heard


class SpeechWording(Protocol):
    """About what was recorded, and what came of it."""

    def listening(self, host: str) -> str:
        """What is shown while a recording is listened to, and where it was sent for that."""

    def heard(self, text: str, seconds: int) -> str:
        """What was heard, how long it was (0: nobody knows), and how to correct it."""

    def heard_about_what(self) -> str:
        """What was heard is kept for a draft that has no topic yet: what is it to be about?"""

    def heard_corrected(self, text: str) -> str:
        """What was heard, as somebody put it right."""

    def misheard(self, text: str) -> str:
        """The wish that a draft be changed by what was heard, now that it was put right; as its person would say it."""

    def speech_goes_to(self, host: str) -> str:
        """Where recordings go; said with the first one, and with what is said of privacy."""

    def not_heard(self, fault: SpeechFault, host: str) -> str:
        """Why a recording did not become text, and what to do next."""

    def speech_is_heard(self, host: str, model: str) -> str:
        """A check-up: a second of silence was listened to."""

    def console_no_such_media(self, path: str) -> str:
        """A path after `/voice` or `/photo` that leads to no file; empty: there is none."""


def clock(seconds: int) -> str:
    """'0:48', '10:00'."""
    return f"{seconds // 60}:{seconds % 60:02}"
