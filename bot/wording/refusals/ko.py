"""What the bot says of a setting that makes no sense, in Korean."""

from collections.abc import Mapping

from bot.wording.refusals import Reason, RefusalsWording, Wanted

_REASONS: Mapping[Reason, str] = {
    "address": "http://나 https://로 시작하는 주소를 적어 주세요.",
    "https address": "https://로 시작하는 주소를 적어 주세요. 예: https://bot.example.com/telegram",
    "hook port": "텔레그램에서는 443, 80, 88, 8443번 포트만 쓸 수 있어요. 주소의 포트를 이 가운데 하나로 바꿔 주세요.",
    "hosts": "호스트:포트를 쉼표로 나눠 적어 주세요. 예: localhost:8000 (지금 값: {0})",
    "id": "telegram:42나 discord:123456789012345678 같은 아이디를 적어 주세요(지금 값: {0}).",
    "models of blogs": "블로그 번호와 모델 이름을 쉼표로 나눠 적어 주세요. 예: 12 = kong-voice (지금 값: {0})",
    "limit": "한도를 이렇게 적어 주세요. 예: person 5/minute 40/day, bot 100/minute 4000/day (지금 값: {0})",
    "held limit": "한도를 이렇게 적어 주세요. 예: person 50, bot 10000 (지금 값: {0})",
    "shards": "1부터 {0}까지의 숫자나 auto를 적어 주세요.",
    "roles": "{0} 가운데 골라 쉼표로 나눠 적어 주세요(지금 값: {1}).",
    "both": "{0}, {0}_FILE 둘 다 적혀 있어요. 하나만 남겨 주세요.",
    "unserved webhook": "TELEGRAM_WEBHOOK_URL을 쓰려면 HTTP_PORT도 필요해요. 웹 서버가 넘겨주는 포트를 적어 주세요.",
    "backups inside": "BACKUP_DIR이 DATA_DIR 안에 있어요. 바깥 폴더로 바꿔 주세요. 다른 디스크면 더 좋아요.",
    "unreadable": "{0}: {1} 파일을 읽을 수 없어요. 경로와 읽기 권한을 확인해 주세요.",
    "one line": "{0}: {1} 파일에는 비밀 값 한 줄만 적어 주세요.",
}


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

    def setting_takes(self, name: str, reason: Reason, given: str, more: str, why: str) -> str:
        said = _REASONS[reason].format(given, more)
        return f"{name}: {said}" if name else said

    def setting_refused(self, name: str, why: str) -> str:
        return f"{name}: 쓸 수 없는 값이에요. .env에서 고쳐 주세요({why})." if name else f"설정을 확인해 주세요. {why}"
