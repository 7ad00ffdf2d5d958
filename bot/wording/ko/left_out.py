"""What the bot says of posts that were left out, in Korean."""

from collections import Counter
from collections.abc import Sequence

from bot.model import Skipped, Why
from bot.wording.left_out import LeftOutWording


class KoreanLeftOut(LeftOutWording):
    def skipped(self, skipped: Sequence[Skipped]) -> str:
        return ", ".join(f"{self.why(why)} {n}편" for why, n in Counter(s.why for s in skipped).most_common())

    def why(self, why: Why) -> str:
        match why:
            case "private":
                return "공개되지 않은 글"
            case "noindex":
                return "검색에 안 나오게 해 두신 글"
            case "paid":
                return "유료 글"
            case "draft":
                return "임시 저장 글"
            case "others":
                return "다른 사람이 쓴 글"
            case "short":
                return "너무 짧은 글"
            case "twice":
                return "중복된 글"
            case "broken":
                return "열리지 않은 글"
            case "locked":
                return "암호가 걸린 글"
            case "large":
                return "너무 큰 글"
            case "site":
                return "사이트에 딸린 글"
            case "grown":
                return "초안에서 나온 글"
            case "asked":
                return "초안에서 나왔는지 대답을 기다리는 글"
            case "other":
                return "글이 아닌 것"
