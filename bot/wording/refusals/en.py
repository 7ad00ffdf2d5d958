"""What the bot says of a setting that makes no sense, in English."""

from bot.wording.refusals import Reason, RefusalsWording, Wanted


class EnglishRefusals(RefusalsWording):
    def setting_wants(self, name: str, wanted: Wanted, bound: str) -> str:
        match wanted:
            case "number":
                return f"{name}: please give a number."
            case "at least":
                return f"{name}: please give {bound} or more."
            case "above":
                return f"{name}: please give more than {bound}."
            case "at most":
                return f"{name}: please give {bound} or less."
            case "below":
                return f"{name}: please give less than {bound}."
            case "yes or no":
                return f"{name}: please give true or false."
            case "one of":
                return f"{name}: please give one of these: {bound}"

    def setting_takes(self, name: str, reason: Reason, given: str, more: str, why: str) -> str:
        return self.setting_refused(name, why)

    def setting_refused(self, name: str, why: str) -> str:
        return f"{name}: {why}" if name else why
