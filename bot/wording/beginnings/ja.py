"""What the bot says at the very beginning, in Japanese."""

from bot.wording.beginnings import BeginningsWording
from bot.wording.inline_text import inline
from styles.measuring.genre import Genre

_BY_SUBJECT = (
    ("カフェ", "最近行ったカフェ"),
    ("ランチ", "最近行ったお店"),
    ("キャンプ", "最近行ったキャンプ"),
    ("旅行", "最近の旅行"),
    ("映画", "最近観た映画"),
    ("読書", "最近読んだ本"),
    ("レシピ", "最近作った料理"),
    ("振り返り", "今月の振り返り"),
)


class JapaneseBeginnings(BeginningsWording):
    start_names = ("開始", "はじめる")

    def first_contact(self) -> str:
        return (
            "ブログから文体を学び、テーマとメモをいただくと、AIがその文体で下書きを書きます。"
            f"まずブログのURLを送るか、以前書いた記事を貼り付けてください。\n\n{self._example()}"
        )

    def first_contact_without_model(self) -> str:
        return (
            "ブログから文体を学び、テーマとメモをいただくと、記事の骨組みを作ります。いまはAIがつながっていないので、骨組みに入るのは"
            f"テーマとメモ、以前の記事の構成だけです。まずブログのURLを送ってください。\n\n{self._example()}"
        )

    def _example(self) -> str:
        return "例：`/register-blog https://example.hatenablog.com`"

    def paste_posts_button(self) -> str:
        return "記事を貼り付ける"

    def show_help_button(self) -> str:
        return "ヘルプ"

    def first_line(self) -> str:
        return (
            "ブログから文体を学び、テーマとメモをいただくと、その文体で下書きを書きます。まずブログのURLか、記事のフォルダーを教えてください。"
            "例：/register-blog https://example.hatenablog.com"
        )

    def key_costs(self, drafts: int, dollars: float, won: int) -> str:
        return f"骨組みでは、テーマとメモを以前の記事の構成に並べます。キーはplatform.deepseek.comで作れます。下書きを月に{drafts}本書いて直すと、{dollars:.2f}ドルほどかかります。"

    def topic_like(self, title: str, genre: Genre | None) -> str:
        subject = next((topic for sign, topic in _BY_SUBJECT if sign in title), "")
        match genre:
            case _ if subject:
                return subject
            case "diary":
                return "今週あったこと"
            case "review":
                return "最近使ってみたもの"
            case "tutorial":
                return "最近学んだこと"
            case "essay":
                return "最近よく考えること"
            case "notice" | None:
                return ""

    def suggest_topic(self, title: str, topic: str) -> str:
        return f"まずは「{inline(title, 40)}」のような記事を書いてみませんか？ 例：`/write {topic}`"

    def write_this_button(self) -> str:
        return "このテーマで書く"

    def folder_refuses(self, folder: str, reason: str) -> str:
        return f"DATA_DIR：{folder}に書き込めません（{reason}）。書き込みを許可するか、.envのDATA_DIRに別のフォルダーを書いてください。"

    def disk_full(self, where: str) -> str:
        return f"ディスクに空きがありません（{where}）。空きを作るか、.envのDATA_DIRに別のディスクのフォルダーを書いて、もう一度起動してください。"

    def port_taken(self, address: str) -> str:
        return f"HTTP_PORT：{address}は別のプログラムが使っています。そのプログラムを止めるか、.envのHTTP_PORTに別の番号を書いてください。"

    def port_refused(self, address: str, reason: str) -> str:
        return f"HTTP_PORT：{address}を開けません（{reason}）。.envのHTTP_HOSTとHTTP_PORTを別の値にしてください。"

    def no_database(self, file: str) -> str:
        return f"{file}はデータベースではないか、壊れています。別の場所に移してもう一度起動すると、新しく作ります。バックアップがあれば、maltu restoreで戻してください。"

    def database_read_only(self, file: str) -> str:
        return f"データベース{file}に書き込めません。ファイルとフォルダーへの書き込みを許可して、もう一度起動してください。"
