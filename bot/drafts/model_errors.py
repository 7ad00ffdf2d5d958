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
├── NothingChanged    a part of a text was to change, and nothing came of it
├── GoneRound         the same paragraph again and again
├── PromptRepeated    our own instructions instead of a draft
├── PromptTooLong     the server cannot take so long a prompt
└── NotUnderstood     the server does not take such requests: wrong model name, …
"""

from bot.drafts.context_window import ServerKind, smaller_card, start_option
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


class NothingChanged(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.edit_broke_off()


class GoneRound(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.gone_round()


class PromptRepeated(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.prompt_repeated()


class PromptTooLong(ModelError):
    """A prompt of `prompt` tokens where the server takes `window`, 0 where it does not say. `card`: how many of them
    the style card may have, 0 where that is not known.
    """

    def __init__(
        self, host: str = "", prompt: int = 0, window: int = 0, server: ServerKind = "", card: int = 0
    ) -> None:
        super().__init__(host)
        self.prompt, self.window, self.server, self.card = prompt, window, server, card

    def sentence(self, words: Wording) -> str:
        option = start_option(self.server, self.prompt)
        card = smaller_card(self.prompt, self.window, self.card, self.server)
        return words.prompt_too_long(self.prompt, self.window, option, card)


class NotUnderstood(ModelError):
    def sentence(self, words: Wording) -> str:
        return words.not_understood(self.host)
