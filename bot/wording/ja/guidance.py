"""What the bot says of itself, and what to do first, in Japanese."""

from bot.model import Unread
from bot.wording.guidance import GuidanceWording
from bot.wording.inline_text import inline
from bot.wording.ways.ja import JapaneseWays


class JapaneseGuidance(JapaneseWays, GuidanceWording):
    def help(self, host: str, company: bool = False) -> str:
        sent = (
            f"下書きはAI（言語モデル）が書き、記事を数本{host}に送ります。"
            if host
            else "言語モデルがないので、下書きの代わりに骨組みを書きます。記事は外部に送りません。"
        )
        heard = "ほかの人もいるチャットでは、わたしへの返信と@メンションだけを読みます。\n" if company else ""
        learn = "か`/learn フォルダー`" if self.terminal else ""
        return f"""あなたのブログの文体で下書きを書きます。

1. `/register-blog ブログのURL`{learn}：文体を学びます。
2. `/write テーマ`：下書きを書きます。次の行からのメモにある事実だけを使います。
3. 下書きに**返信**すると直します。「もっと短く」など。

`/style` 文体 · `/drafts` 下書き · `/export` 貼り付け · `/help more` もっと見る
{heard}{sent}"""

    def help_more(self) -> str:
        paste = "" if self.terminal else ".md・.txt・.zipのファイルを送るか、"
        return f"""URLがなければ、{paste}`/learn`で記事を貼り付けてください。
メモに書いた文はそのまま残し、わからないところは`[確認: …]`と空けておきます。写真は入れる場所を決めます。
以前の下書きに返信すれば、その下書きから直します。
「文体の一致度」は、下書きがあなたの記事にどれだけ近いかを100点満点で表します。

`/openings テーマ` 書き出し · `/blogs` 学んだブログ · `/forget-blog` 削除
`/usage` 使用量 · `/privacy` プライバシー
`/cancel` 作業を止める"""

    def help_more_button(self) -> str:
        return "もっと見る"

    def which_address(self) -> str:
        return f"ブログのURLを一緒に送ってください。例：`/register-blog https://example.com/blog`（{self._files()}いただいてもかまいません）"

    def which_topic(self) -> str:
        return "何について書きますか？ `/write 京都の3日間`のようにテーマを書いてください。次の行にメモを足すと、もっとよくなります。"

    def no_blog_yet(self) -> str:
        return (
            f"まだ文体を学んでいません。先に`/register-blog ブログのURL`でブログを登録するか、{self._files()}ください。"
        )

    def no_draft_yet(self) -> str:
        return "直す下書きがまだありません。`/write テーマ`と送ると、まず下書きを書きます。"

    def may_write(self) -> str:
        return "`/write テーマ`と送ると、あなたのブログの文体で下書きを書きます。"

    def may_refine(self) -> str:
        return "下書きに直したいところがあれば、気軽に送ってください。別の記事は`/write テーマ`で始められます。"

    def greeting(self, next_step: str) -> str:
        return f"こんにちは！ {next_step}"

    def is_writing(self, waiting: int) -> str:
        return f"いま下書きを書いています。書き終えたらすぐお見せします。{self._behind(waiting)}"

    def is_reading(self, waiting: int) -> str:
        return f"いま記事を読んで文体を学んでいます。終わったらすぐお知らせします。{self._behind(waiting)}"

    def _behind(self, waiting: int) -> str:
        return f"そのあとに{waiting}件が待っています。" if waiting else ""

    def all_done(self, topic: str, whole: bool) -> str:
        state = "書き終えています。" if whole else "途中で止まっています。下書きを開くと続きを書けます。"
        return f"いま進めている作業はありません。最後の下書き「{inline(topic)}」は{state}"

    def show_draft_button(self) -> str:
        return "下書きを見る"

    def unread(self, what: Unread) -> str:
        match what:
            case "photo":
                return "写真はまだ見られません。何が写っているかを文字で書いていただければ、下書きに入れます。"
            case "voice":
                return "音声はまだ聞けません。キーボードのマイク（🎤）で話すと、文字で入力できます。"
            case "video":
                return "動画はまだ見られません。どんな場面かを文字で書いていただければ、下書きに入れます。"
            case "sticker":
                return "スタンプはまだ読めません。ご用件は文字で送ってください。"
            case "location":
                return "位置情報は開けません。どこなのかを文字で書いていただければ、下書きに入れます。"
            case "poll":
                return "投票には参加できません。決めたいことを文字で書いていただければお手伝いします。"
            case "contact":
                return "連絡先は読みません。下書きに入れたいことがあれば、そこだけ文字で書いてください。"
            case "edited":
                return "編集されたメッセージは読み直しません。変わったところを新しいメッセージで送ってください。"
            case "forwarded":
                return "転送されたメッセージですね。下書きに反映するなら、コピーして下書きに返信してください。新しい記事のメモにするなら、`/write テーマ`の次の行に貼り付けてください。"

    def reads_words_only(self) -> str:
        return "写真や動画、音声はまだ見たり聞いたりできないので、一緒に送っていただいた文字だけを読みます。"

    def forwarded_as_request(self) -> str:
        return "下書きに反映"

    def forwarded_as_topic(self) -> str:
        return "新しい記事を書く"

    def too_much_waits(self, waiting: int) -> str:
        return f"すでに{waiting}件が順番を待っているので、これは受け取れませんでした。いくつか終わったら、もう一度送ってください。"

    def unknown_command(self, name: str, meant: str = "") -> str:
        if meant:
            return f"`/{name[:40]}`というコマンドはありません。`/{meant}`のことですか？"
        return f"`/{name[:40]}`というコマンドはありません。`/help`でできることを確かめられます。"

    def waits_for_draft(self) -> str:
        return "いま別の下書きを書いています。終わりしだい取りかかります。"

    def waits_for_others(self) -> str:
        return "いま多くの方の下書きを書いています。順番が来たら、ここで書き始めます。"

    def waits_for_reading(self) -> str:
        return "いまブログを読んでいます。文体を学び終えたらすぐ始めます。"

    def still_reading(self) -> str:
        return "いまブログを読んで文体を学んでいます。終わったらお知らせします。"

    def writes_below(self) -> str:
        return "順番が来たので書き始めました。"

    def nothing_to_stop(self) -> str:
        return "いま進めている作業はありません。"

    def stopped(self) -> str:
        return "ここで止めました。"

    def stopped_and_kept(self) -> str:
        return f"ここで止めました。ここまでの文章は保存してあります。{self._press('続きを書く')}、続きから書きます。"

    def welcome(self) -> str:
        return "どういたしまして！ ほかに直したいところがあれば、下書きに返信してください。"

    def cut_off(self) -> str:
        return "途中で何度も再起動してしまい、最後までできませんでした。お手数ですが、もう一度だけ送ってください。"

    def went_wrong(self, number: str) -> str:
        if self.operator:
            return f"こちらで問題が起きました（エラー番号 {number}）。もう一度送ってみて、また同じことが起きたら、ログでこの番号を探してください。"
        return f"こちらで問題が起きました（エラー番号 {number}）。もう一度送ってみて、また同じことが起きたら、ボットの管理者にこの番号を伝えてください。"
