"""Why a setting is refused, so that it can be said in the language of whoever runs the bot."""

from bot.wording.refusals import Reason


class SettingRefused(ValueError):
    """`why` is the whole reason in English; `reason` and what was `given` tell the same in other languages."""

    def __init__(self, why: str, reason: Reason, *given: str) -> None:
        super().__init__(why)
        self.reason = reason
        self.given = given
