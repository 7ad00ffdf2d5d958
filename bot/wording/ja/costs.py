"""What the bot says of limits, of what was used, and of what it costs, in Japanese."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording.costs import CostsWording, Limited, WindowSpan
from bot.wording.inline_text import inline

_ZONES = {"Asia/Seoul": "韓国時間", "Asia/Tokyo": "日本時間"}


class JapaneseCosts(CostsWording):
    def limit_reached(self, what: Limited, most: int, span: WindowSpan, everybody: bool, opens: datetime) -> str:
        when = _moment(opens)
        if span == "month":
            return f"今月このボットが使える予算を使い切りました。{when}からまた使えます。急ぎのときは、ボットの管理者に相談してください。"
        if span == "minute":
            who = "いま混み合っています。" if everybody else "もう少しゆっくり送ってください。"
            return f"{who}{when}を過ぎたら、もう一度送ってください。"
        if everybody:
            return f"今日このボットが使える分を、全員で使い切りました。{when}からまた使えます。"
        match what:
            case "drafts":
                said = f"下書きを書けるのは1日{most}本までで、今日の分は終わりました。"
            case "revisions":
                said = f"下書きを直せるのは1日{most}回までで、今日の分は終わりました。"
            case "tokens" | "nanodollars":
                said = "今日使える分をほぼ使い切りました。"
            case "readings":
                said = f"ブログやファイルを読めるのは1日{most}回までで、今日の分は終わりました。"
            case "uploads":
                said = f"受け取れるファイルは1日{most}個までで、今日の分は終わりました。"
        return f"{said}{when}からまた使えます。使った分は`/usage`で見られます。"

    def too_many_blogs(self, most: int) -> str:
        return f"登録できるブログは{most}件までです。`/forget-blog`で1件削除してから、もう一度登録してください。"

    def holds_too_much(self, megabytes: int, everybody: bool) -> str:
        if everybody:
            return "このボットには、記事を保存する空きがもうありません。ボットの管理者に知らせてください。"
        return f"保存できる記事は{megabytes} MBまでです。使わないブログを`/forget-blog`で削除すると、空きができます。"

    def notes_left_out(self, characters: int, cut: str | None, names: Sequence[str]) -> str:
        own = "送っていただいた文章"
        said = f"メモとファイルが長いので、はじめの{characters:,}字だけを読みました。"
        said += f"途中で切ったもの：{inline(cut) or own}。" if cut is not None else ""
        if names:
            shown = "、".join(inline(name) or own for name in names[:5])
            more = f" など{len(names)}件" if len(names) > 5 else ""
            said += f"読まなかったもの：{shown}{more}。"
        return f"{said}必ず入れたいことは、返信で短く送ってください。"

    def request_left_out(self, characters: int) -> str:
        return f"送っていただいた内容が長いので、はじめの{characters:,}字だけを読みました。続きは、次のメッセージに分けて送ってください。"

    def history_left_out(self, rounds: int) -> str:
        if rounds:
            return f"やりとりが長くなったので、最初の{rounds}回分は今回外して書きました。そのときのお願いで守ってほしいものは、もう一度書いてください。"
        return (
            "文章がとても長いので、はじめの部分をモデルに送れませんでした。直すところを分けて、少しずつ頼んでください。"
        )

    def model_rests(self, host: str, opens: datetime) -> str:
        return f"{host}から返事が来ないので、しばらく頼むのを控えています。{_moment(opens)}を過ぎたら、もう一度送ってください。"

    def usage_of_today(self, opens: datetime) -> str:
        return f"**今日使った分** · {_moment(opens)}にリセットされます"

    def usage_of_all(self) -> str:
        return "**全員が今日使った分**"

    def used(self, what: Limited, amount: float, most: float) -> str:
        match what:
            case "drafts":
                return f"下書き {amount:,.0f} / {most:,.0f}本"
            case "revisions":
                return f"書き直し {amount:,.0f} / {most:,.0f}回"
            case "tokens":
                return f"モデルが読み書きした量 {amount:,.0f} / {most:,.0f}トークン"
            case "nanodollars":
                return f"費用 {amount:,.1f} / {most:,.0f}ウォン"
            case "readings":
                return f"ブログとファイルの読み込み {amount:,.0f} / {most:,.0f}回"
            case "uploads":
                return f"送ったファイル {amount:,.0f} / {most:,.0f}個"

    def used_blogs(self, number: int, most: int) -> str:
        return f"登録したブログ {number} / {most}件"

    def used_bytes(self, held: int, most: int) -> str:
        return f"保存した記事 {held / 1e6:,.1f} / {most / 1e6:,.0f} MB"

    def used_budget(self, won: float, most: int) -> str:
        return f"今月の費用 {won:,.0f}" + (f" / {most:,}ウォン" if most else "ウォン（予算の設定なし）")

    def nothing_is_limited(self) -> str:
        return "ターミナルでは制限なく使えます。"

    def receipt(self, cached: int, read: int, written: int, won: float | None, settled: bool) -> str:
        price = f" · {'約' if settled else '最大'}{won:,.1f}ウォン" if won is not None else ""
        return f"この稿：モデルが{cached + read:,}トークンを読み（うちキャッシュから{cached:,}）、{written:,}トークンを書きました{price}"

    def receipt_of_draft(self, requests: int, won: float | None) -> str:
        return f"この下書き全体：モデルに{requests}回頼みました" + (f" · 約{won:,.1f}ウォン" if won is not None else "")

    def receipt_prices(self, month: datetime, won_per_dollar: int) -> str:
        return f"{month.year}年{month.month}月の価格、1ドル{won_per_dollar:,}ウォンで計算しました。"

    def no_receipt(self) -> str:
        return "この稿には、モデルを使った記録がありません。"

    def admins_no_balance(self, host: str, opens: datetime) -> str:
        return f"{host}のアカウントの残高がなくなりました（402）。チャージしてください。{_moment(opens)}まではモデルに頼まず、みなさんに待ってもらいます。"

    def admins_model_down(self, host: str, times: int, opens: datetime) -> str:
        return f"{host}が{times}回続けて失敗しました。{_moment(opens)}までは頼むのを控え、そのあともう一度頼みます。"

    def admins_model_back(self, host: str) -> str:
        return f"{host}がまた返事をするようになりました。"


def _moment(at: datetime) -> str:
    """'15時24分（日本時間）', '11月30日0時（韓国時間）'"""
    zone = _ZONES.get(str(at.tzinfo), str(at.tzinfo))
    if at.hour == at.minute == 0:
        return f"{at.month}月{at.day}日0時（{zone}）"
    minutes = f"{at.minute}分" if at.minute else ""
    return f"{at.hour}時{minutes}（{zone}）"
