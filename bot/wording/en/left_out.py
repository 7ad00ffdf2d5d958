"""What the bot says of posts that were left out, in English."""

from collections import Counter
from collections.abc import Sequence

from bot.model import Skipped, Why
from bot.wording.left_out import LeftOutWording


class EnglishLeftOut(LeftOutWording):
    def skipped(self, skipped: Sequence[Skipped]) -> str:
        return ", ".join(f"{n} {self.why(why)}" for why, n in Counter(s.why for s in skipped).most_common())

    def why(self, why: Why) -> str:
        match why:
            case "private":
                return "not public"
            case "noindex":
                return "kept out of search engines"
            case "paid":
                return "for paying readers"
            case "draft":
                return "unfinished"
            case "others":
                return "by others"
            case "short":
                return "too short"
            case "twice":
                return "there twice"
            case "broken":
                return "unreadable"
            case "locked":
                return "locked with a password"
            case "large":
                return "too large"
            case "site":
                return "belonging to the site"
            case "grown":
                return "grown from a draft"
            case "asked":
                return "waiting for you to say whether it grew from a draft"
            case "other":
                return "not a post"
