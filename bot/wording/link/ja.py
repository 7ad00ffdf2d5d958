"""What the bot says where two accounts become one person, or part again, in Japanese."""

from collections.abc import Sequence
from typing import assert_never

from bot.wording.link import LinkFault, LinkWording

_PLATFORM = "(?:アカウント|テレグラム|ディスコード|telegram|discord)"
_PLEASE = "(?:して|する|したい|したいです|してください|して下さい|してほしい)?"


class JapaneseLink(LinkWording):
    heard_link = (
        f"(?:私の|自分の)?{_PLATFORM}(?:を|と|に|も)? ?(?:{_PLATFORM}(?:を|と|に|も)? ?)?連携{_PLEASE}",
        "連携(?:コード)?(?: ?([0-9a-z]{4}[ -]?[0-9a-z]{4}))?",
    )
    heard_unlink = (f"(?:{_PLATFORM}(?:と)?の?)?連携(?:を)?(?:解除|取り消し|切って|切る|やめたい){_PLEASE}",)

    def link_code(self, code: str, minutes: int) -> str:
        return (
            f"連携コードです：`{code}`\n\nもう一方のアプリでわたしとの1対1のチャットを開き、{minutes}分以内にこう送ってください。\n"
            f"`/link {code}`\n\nコードを知っている人は、このアカウントの記事と下書きを一緒に使えます。誰にも教えないでください。"
        )

    def linked_already(self, accounts: Sequence[str]) -> str:
        return f"{_and(accounts)}のアカウントが連携されています。解除するには`/unlink`と送ってください。"

    def link_in_private(self) -> str:
        return "アカウントの連携は、わたしとの1対1のチャットだけでできます。そこでもう一度送ってください。"

    def link_code_was_seen(self) -> str:
        return "ほかの人も見られる場所なので、そのコードは使えなくしました。1対1のチャットで`/link`と送って新しいコードを受け取り、それも1対1のチャットで送ってください。"

    def no_links_here(self) -> str:
        return (
            "ターミナルにはアカウントがないので、連携するものがありません。DiscordとTelegramで`/link`と送ってください。"
        )

    def no_link_code(self) -> str:
        return "コードは`7K4M 2XQ9`のような英数字8文字です。もう一方のアプリで`/link`と送ると受け取れます。"

    def link_fault(self, fault: LinkFault) -> str:
        match fault:
            case "wrong":
                return "そのコードはありません。一文字ずつ確かめて、それでもだめなら、もう一方のアプリで`/link`と送って新しく受け取ってください。"
            case "expired":
                return "期限の切れたコードです。もう一方のアプリで`/link`と送って新しく受け取ってください。"
            case "spent":
                return "もう使えないコードです。もう一方のアプリで`/link`と送って新しく受け取ってください。"
            case "own":
                return "このアカウントで受け取ったコードです。連携したいもう一方のアプリで、わたしとの1対1のチャットに送ってください。"
            case "linked":
                return "すでに連携されています。解除するには`/unlink`と送ってください。"
            case "taken":
                return "連携できるのは、アプリごとに1アカウントだけです。別のアカウントを連携するには、先に`/unlink`でいまの連携を解除してください。"
            case "busy":
                return "いま進めている作業があります。終わってから、または「止めて」と送ってから、コードをもう一度送ってください。"
            case "often":
                return "間違ったコードが続いたので、今日はもう受け付けられません。明日もう一度試してください。"
            case _:
                assert_never(fault)

    def link_really(self, this: str, other: str) -> str:
        return (
            f"この{this}のアカウントを、コードを受け取った{other}のアカウントと連携しますか？ 両方のブログ、文体、下書きが一つになり、"
            f"どちらからも見たり消したりできます。あとで解除すると、すべて{other}に残ります。ご自分のアカウントでなければ連携しないでください。"
        )

    def link_button(self) -> str:
        return "自分のアカウントなので連携する"

    def not_linked(self) -> str:
        return "わかりました。連携していません。"

    def accounts_linked(self, this: str, other: str) -> str:
        return (
            f"連携しました。これからは{this}でも{other}でも、同じブログと文体、下書きを使えます。なくなったものはありません。"
            f"{other}で選んでいたブログがあれば、その文体で書きます。変えるには`/blogs`と送ってください。"
        )

    def account_was_linked(self, other: str) -> str:
        return f"{other}のアカウントが連携されました。心当たりがなければ、すぐに`/unlink`と送ってください。"

    def alone(self) -> str:
        return "連携しているアカウントはありません。連携するには`/link`と送ってください。"

    def unlink_really(self, keeps: str, other: str) -> str:
        return (
            f"2つのアカウントの連携を解除しますか？ ブログ、文体、下書き、ルールはすべて{keeps}に残り、{other}は何もない状態から始まります。"
            "今日使った分は両方に残ります。"
        )

    def unlink_button(self) -> str:
        return "連携を解除"

    def stays_linked(self) -> str:
        return "わかりました。連携したままにしておきます。"

    def accounts_parted(self, keeps: str, other: str) -> str:
        return f"連携を解除しました。すべて{keeps}に残り、{other}は何もない状態から始まります。`/link`でいつでもまた連携できます。"

    def has_accounts(self, accounts: Sequence[str]) -> str:
        return f"連携している{_and(accounts)}のアカウントのデータです。"

    def forgets_accounts(self, accounts: Sequence[str]) -> str:
        return f"連携している{_and(accounts)}のアカウントの両方から、すべて削除します。"


def _and(accounts: Sequence[str]) -> str:
    return "と".join(accounts)
