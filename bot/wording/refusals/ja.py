"""What the bot says of a setting that makes no sense, in Japanese."""

from collections.abc import Mapping

from bot.wording.refusals import Reason, RefusalsWording, Wanted

_REASONS: Mapping[Reason, str] = {
    "address": "http://かhttps://で始まるURLを書いてください。",
    "https address": "https://で始まるURLを書いてください。例：https://bot.example.com/telegram",
    "hook port": "Telegramが送れるポートは443、80、88、8443だけです。URLのポートをこのどれかにしてください。",
    "hosts": "ホスト:ポートをコンマで区切って書いてください。例：localhost:8000（今の値：{0}）",
    "id": "telegram:42やdiscord:123456789012345678のようなIDを書いてください（今の値：{0}）。",
    "models of blogs": "ブログの番号とモデル名をコンマで区切って書いてください。例：12 = kong-voice（今の値：{0}）",
    "limit": "上限は次のように書いてください。例：person 5/minute 40/day, bot 100/minute 4000/day（今の値：{0}）",
    "held limit": "上限は次のように書いてください。例：person 50, bot 10000（今の値：{0}）",
    "shards": "1から{0}までの数字か、autoを書いてください。",
    "roles": "{0}から選び、コンマで区切って書いてください（今の値：{1}）。",
    "both": "{0}と{0}_FILEの両方が書かれています。どちらか一つだけ残してください。",
    "unserved webhook": "TELEGRAM_WEBHOOK_URLを使うにはHTTP_PORTも必要です。ウェブサーバーの転送先のポートを書いてください。",
    "backups inside": "BACKUP_DIRがDATA_DIRの中にあります。外のフォルダーにしてください。別のディスクならなお安心です。",
    "unreadable": "{0}：{1}を読めません。パスと読み取りの権限を確かめてください。",
    "one line": "{0}：{1}には、秘密の値を1行だけ書いてください。",
}


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

    def setting_takes(self, name: str, reason: Reason, given: str, more: str, why: str) -> str:
        said = _REASONS[reason].format(given, more)
        return f"{name}：{said}" if name else said

    def setting_refused(self, name: str, why: str) -> str:
        return f"{name}：使えない値です。.envを直してください（{why}）。" if name else f"設定を確かめてください。{why}"
