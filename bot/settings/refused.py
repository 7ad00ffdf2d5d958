"""Why a setting is refused, so that it can be said in the language of whoever runs the bot."""

from bot.wording.refusals import Reason


class SettingRefused(ValueError):
    """`why` is the whole reason in English; `reason` with `given` and `more` tells the same in other languages."""

    def __init__(self, why: str, reason: Reason, given: str = "", more: str = "") -> None:
        super().__init__(why)
        self.reason = reason
        self.given, self.more = given, more
