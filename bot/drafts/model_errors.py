"""What can go wrong while a model writes, each with a sentence that says what to do next.

ModelError
├── WrongKey          401 or 403
├── NoBalance         402
├── Refused           the provider's content filter, before or during writing
├── Busy              408, 409, 429 or 5xx, after retries
├── Unanswered        nobody there, or silence until the deadline
├── BrokeOff          the text stopped in the middle
├── TooLong           the length limit cut the text
├── EmptyAnswer       nothing but white space
├── GoneRound         the same paragraph again and again
├── PromptRepeated    our own instructions instead of a draft
└── NotUnderstood     the server does not take such requests: wrong model name, prompt too long, …
"""

from bot.errors import BotError
from bot.wording import Wording


class ModelError(BotError):
    """The model did not finish; what had come before stays."""

    def __init__(self, host: str = "") -> None:
        super().__init__(host)
        self.host = host


class WrongKey(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.wrong_key(self.host)


class NoBalance(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.no_balance(self.host)


class Refused(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.refused(self.host)


class Busy(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.busy(self.host)


class Unanswered(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.unanswered(self.host)


class BrokeOff(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.broke_off()


class TooLong(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.too_long()


class EmptyAnswer(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.empty_answer()


class GoneRound(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.gone_round()


class PromptRepeated(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.prompt_repeated()


class NotUnderstood(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.not_understood(self.host)
