"""What the bot says of a setting that makes no sense, in Japanese."""

from bot.wording.refusals import RefusalsWording, Wanted


class JapaneseRefusals(RefusalsWording):
    def setting_wants(self, name: str, wanted: Wanted, bound: str) -> str:
        match wanted:
            case "number":
                return f"{name}：数字を書いてください。"
            case "at least":
                return f"{name}：{bound}以上の値を書いてください。"
            case "above":
                return f"{name}：{bound}より大きい値を書いてください。"
            case "at most":
                return f"{name}：{bound}以下の値を書いてください。"
            case "below":
                return f"{name}：{bound}より小さい値を書いてください。"
            case "yes or no":
                return f"{name}：trueかfalseを書いてください。"
            case "one of":
                return f"{name}：この中から一つ書いてください：{bound}"

    def setting_refused(self, name: str, why: str) -> str:
        return f"{name}：使えない値です。.envを直してください（{why}）。" if name else f"設定を確かめてください。{why}"
