"""Why a file that somebody sent as a photo is none that can be used."""

from bot.errors import BotError
from bot.model import PictureFault
from bot.wording import Wording


class NotAPicture(BotError):
    """A file of this name was sent as a photo, and cannot be used as one."""

    def __init__(self, name: str, fault: PictureFault) -> None:
        super().__init__(name, fault)
        self.name, self.fault = name, fault

    def sentence(self, words: Wording) -> str:
        return words.not_a_picture(self.name, self.fault)
