"""What the bot says of the lines that leave with a draft, in Japanese."""

from bot.wording.inline_text import inline
from bot.wording.leaving import LeavingWording


class JapaneseLeaving(LeavingWording):
    heard_no_sponsor = (
        "(?:(?:広告|提供|pr)?(?:の|表記|の表記)?(?:文言|一行|行)?(?:を|は|も)?)?(?:外して|消して|なくして|削除|削除して|いらない|不要|なし)(?:ください|下さい|です)?",
    )

    def asks_sponsored(self, line: str) -> str:
        return f"提供を受けた記事ですよね？ 最初の行にこう入れます：「{inline(line, 200)}」"

    def sponsor_line_stays(self) -> str:
        return "わかりました。最初の行に入れておきます。文章を直しても消えません。文言を変えるには、`/sponsored`の後ろに書いてください。"

    def sponsor_line_gone(self) -> str:
        return "わかりました。最初の行の広告表記を外しました。また入れるには`/sponsored はい`と送ってください。"

    def sponsor_line_is(self, line: str) -> str:
        return (
            f"最初の行にはこう入ります：「{inline(line, 200)}」\n"
            "変えるには`/sponsored`の後ろに文言を書き、外すには`/sponsored いいえ`と送ってください。"
        )

    def no_sponsor_line(self) -> str:
        return (
            "この下書きに広告表記はありません。提供や報酬を受けた記事なら`/sponsored はい`と送ってください。"
            "`/sponsored`の後ろに文言を自分で書いてもかまいません。"
        )

    def no_draft_to_disclose(self) -> str:
        return "どの下書きかわかりません。下書きへの返信で`/sponsored はい`と送ってください。"

    def sponsor_line_is_ours(self) -> str:
        return "最初の行の広告表記は、文章を直しても変わりません。変えるには`/sponsored`の後ろに文言を書き、外すには`/sponsored いいえ`と送ってください。"
