"""Why a file that somebody sent as a photo is none that can be used."""

from bot.errors import BotError
from bot.model import PictureFault
from bot.sent import ServerFault
from bot.wording import Wording


class NotAPicture(BotError):
    """A file of this name was sent as a photo, and cannot be used as one."""

    def __init__(self, name: str, fault: PictureFault) -> None:
        super().__init__(name, fault)
        self.name, self.fault = name, fault

    def sentence(self, words: Wording) -> str:
        return words.not_a_picture(self.name, self.fault)


class NotSeen(BotError):
    """Photos that nobody could look at; they have their places all the same. `host` is whom they were sent to."""

    def __init__(self, fault: ServerFault, host: str) -> None:
        super().__init__(fault, host)
        self.fault: ServerFault = fault
        self.host = host

    def sentence(self, words: Wording) -> str:
        return words.not_seen(self.fault, self.host)
