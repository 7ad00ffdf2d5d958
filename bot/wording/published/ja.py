"""What the bot says of drafts that were published, and of the rules it proposes because of them, in Japanese."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.published import PublishedWording, curve


class JapanesePublished(PublishedWording):
    def edited(self, title: str, share: float, before: float | None) -> str:
        last = "" if before is None else f"（前回は{before:.0%}）"
        return f"**{inline(title)}**：下書きの{share:.0%}を直して公開されました{last}。"

    def edited_by_and_by(self, shares: Sequence[float]) -> str:
        numbers = " → ".join(f"{share:.0%}" for share in shares)
        return f"公開までに下書きを直した割合 {curve(shares)}\n{numbers}"

    def proposed_rule(self, rule: str, times: int, posts: int, before: str, after: str) -> str:
        now = f"公開した記事：「{inline(after, 160)}」" if after else "公開した記事では消えています。"
        return (
            f"記事{posts}本で{times}回、このように直していらっしゃいました。これからは初めからこう書きましょうか？\n"
            f"下書き：「{inline(before, 160)}」\n{now}\nルール：{rule}"
        )

    def make_rule_button(self) -> str:
        return "ルールにする"

    def proposal_declined(self, rule: str) -> str:
        return f"わかりました。「{rule}」はルールにせず、もうお尋ねしません。"

    def no_such_proposal(self) -> str:
        return "もう答えたか、存在しない提案です。いまのルールは`/style`で見られます。"

    # Rules, as somebody would give them

    def rule_without(self, habit: str) -> str:
        return f"{habit}は使わない"

    def rule_not_opening_with(self, word: str) -> str:
        return f"「{inline(word, 20)}」で文を始めない"

    def rule_ending_in(self, was: str, now: str) -> str:
        return f"文末を「{was}」ではなく「{now}」にする"

    def rule_joined(self) -> str:
        return "短い文は切らずに、一文につなげる"

    def rule_split(self) -> str:
        return "長い文は二つに分ける"

    def rule_without_opening(self) -> str:
        return "前置きの段落を置かず、すぐ本題から書く"

    def rule_without_closing(self) -> str:
        return "結びの段落を置かず、言うことが尽きたらそこで終える"
