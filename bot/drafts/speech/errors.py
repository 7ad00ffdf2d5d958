"""What can go wrong between a recording and its text, each with a sentence that says what to do next."""

from bot.errors import BotError
from bot.sent import SpeechFault
from bot.wording import Wording


class NotHeard(BotError):
    """A recording that did not become text; it is still in the chat, and nothing else is lost. `host` is whom it was
    sent to, empty where it was not sent anywhere."""

    def __init__(self, fault: SpeechFault, host: str = "") -> None:
        super().__init__(fault, host)
        self.fault: SpeechFault = fault
        self.host = host

    def sentence(self, words: Wording) -> str:
        return words.not_heard(self.fault, self.host)
