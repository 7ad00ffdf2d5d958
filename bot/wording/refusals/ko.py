"""What the bot says of a setting that makes no sense, in Korean."""

from bot.wording.refusals import RefusalsWording, Wanted


class KoreanRefusals(RefusalsWording):
    def setting_wants(self, name: str, wanted: Wanted, bound: str) -> str:
        match wanted:
            case "number":
                return f"{name}: 숫자를 적어 주세요."
            case "at least":
                return f"{name}: {bound} 이상의 값을 적어 주세요."
            case "above":
                return f"{name}: {bound}보다 큰 값을 적어 주세요."
            case "at most":
                return f"{name}: {bound} 이하의 값을 적어 주세요."
            case "below":
                return f"{name}: {bound}보다 작은 값을 적어 주세요."
            case "yes or no":
                return f"{name}: true나 false를 적어 주세요."
            case "one of":
                return f"{name}: 이 중에서 하나를 적어 주세요: {bound}"

    def setting_refused(self, name: str, why: str) -> str:
        return f"{name}: 쓸 수 없는 값이에요. .env에서 고쳐 주세요({why})." if name else f"설정을 확인해 주세요. {why}"
