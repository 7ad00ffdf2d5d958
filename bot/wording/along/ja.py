"""What the bot says of a voice that its owner takes along to other tools, in Japanese."""

from collections.abc import Sequence

from bot.wording.along import AlongWording
from bot.wording.inline_text import inline


class JapaneseAlong(AlongWording):
    def posts_are_noted(self, host: str) -> str:
        return (
            f"文体を学んだあと、手本にする記事を何本か一度だけ{host}に送り、特徴をメモにまとめてもらうことがあります。"
        )

    def card_file_button(self) -> tuple[str, str]:
        return "ファイルで受け取る", "ファイル"

    def voice_file(self, folder: str, posts: int) -> str:
        whole = f"記事{posts}本が丸ごと入っているので、渡す相手に気をつけてください。" if posts else ""
        return (
            f"ほかの執筆ツールでも使える文体のファイルです。スキルを読めるツールなら、`{folder}`フォルダーを作ってSKILL.mdとして入れ、"
            f"それ以外では会話の最初に添付してください。{whole}"
        )

    def no_such_blog_of_yours(self, name: str, known: Sequence[str]) -> str:
        if not known:
            return (
                "ご自分のブログがまだありません。ターミナルで登録したブログと、ADMINSに書いた人のブログを探します。"
                "チャットで登録したときは、.envのADMINSにご自分の番号を入れて、もう一度試してください。"
            )
        return f"「{inline(name)}」というブログはありません。次の中から番号かタイトルで選んでください。\n" + "\n".join(
            known
        )

    def several_blogs_of_yours(self, name: str, known: Sequence[str]) -> str:
        return f"「{inline(name)}」というブログがいくつかあります。番号で選んでください。\n" + "\n".join(known)

    def blog_of_yours(self, number: int, title: str) -> str:
        return f"{number}  {inline(title)}"

    def nothing_to_demonstrate(self, title: str) -> str:
        return f"「{inline(title)}」には丸ごと見せられる記事がありません。350〜2,600字（英語は900〜5,500字）の記事が必要です。"
