"""What the bot says of a draft on its way out, in Japanese."""

from collections.abc import Mapping, Sequence

from bot.wording.inline_text import inline
from bot.wording.kit import Construct, KitForm, KitPageWording, KitWording
from bot.wording.open_questions import in_circles

_TO = "(ネイバー|naver|tistory|ティストーリー|wordpress|ワードプレス|brunch|マークダウン|velog|md|分割)"
_PLEASE = "(?:ください|下さい|ほしい|欲しい|くれますか|もらえますか|いただけますか)?"


class JapaneseKit(KitWording):
    heard_export = (
        f"(?:{_TO}(?:に|用に|へ|で|形式で)? ?)?(?:エクスポート(?:して|する)?|貼り付け(?:たい|用に(?:して|出して))?|書き出して|出力(?:して|する)?){_PLEASE}",
        _TO,
        "(wordpress|ワードプレス)(?:など|・tistory)?|(tistory)・wordpress",
        f"{_TO}(?:で|用に|して|形式で) ?(?:受け取る|受け取りたい|送って|出して|お願い|お願いします){_PLEASE}",
    )
    heard_forms: Mapping[KitForm, tuple[str, ...]] = {
        "pieces": ("分割",),
        "naver": ("ネイバー",),
        "rich": ("ティストーリー", "ワードプレス"),
        "markdown": ("マークダウン",),
    }

    def form_button(self, form: KitForm) -> str:
        match form:
            case "pieces":
                return "分割で受け取る"
            case "naver":
                return "NAVERブログ"
            case "rich":
                return "Tistory・WordPress"
            case "markdown":
                return "マークダウン"

    def export_offered(self, number: int, titles: Sequence[str], hashtags: str, left_open: str) -> str:
        said = [f"**第{number}稿 · 貼り付け**"]
        quoted = [f"`{inline(title, 120)}`" for title in titles]
        said.append(f"タイトル：{quoted[0]}" if len(quoted) == 1 else f"タイトル案：{in_circles(quoted)}")
        said += [f"タグ：`{inline(hashtags, 256)}`"] if hashtags else []
        said += [left_open] if left_open else []
        said.append(
            "どこに貼り付けますか？ 下から選んでください。スマートフォンなら、分割で受け取って写真のあいだに一つずつ貼るのが簡単です。"
        )
        return "\n".join(said)

    def kit_page(self, form: KitForm, left_out: int) -> str:
        where = "NAVERブログの編集画面" if form == "naver" else "Tistory・WordPress・Brunchなどの編集画面"
        lost = f"大きすぎるので、写真{left_out}枚は場所だけを示しました。" if left_out else ""
        return f"パソコンでこのファイルを開き、コピーボタンを押して、{where}に貼り付けてください。{lost}"

    def kit_markdown(self) -> str:
        return "Velogのようにマークダウンを使えるところに、そのまま貼り付けてください。"

    def piece_head(self, number: int, count: int, photos: str) -> str:
        return f"{number}/{count}" + (f" ↑ 写真{photos}" if photos else "")

    def pieces_begin(self, count: int) -> str:
        if count == 1:
            return "文章を押してコピーし、貼り付けてください。"
        return (
            f"{count}つに分けました。先に写真を入れ、文章を一つずつ押してコピーして、写真のあいだに貼り付けてください。"
        )

    def nothing_to_export(self) -> str:
        return "この下書きには、まだ貼り付ける文章がありません。文章のある下書きへの返信で`/export`と送ってください。"


class JapaneseKitPage(KitPageWording):
    def page_how(self) -> str:
        return (
            "ボタンを押すとコピーされます。編集画面で貼り付け（Ctrl+V、Macは⌘V）をしてください。"
            "ボタンが効かないときは、下の文章を選んでコピーするか、ボットに「分割で受け取る」と送ってください。"
        )

    def copy_title(self) -> str:
        return "タイトル"

    def copy_text(self) -> str:
        return "本文"

    def copy_with_places(self) -> str:
        return "本文（写真の場所つき）"

    def copy_with_photos(self) -> str:
        return "本文（写真つき）"

    def copy_tags(self) -> str:
        return "タグ"

    def copy_done(self) -> str:
        return "コピーしました。貼り付けてください。"

    def copy_failed(self) -> str:
        return "ブラウザーがコピーを許可しませんでした。文章を選んでコピーしてください。"

    def check_title(self) -> str:
        return "編集画面が受け付けるもの"

    def check_how(self) -> str:
        return (
            "①「すべてコピー」を押して、編集画面に貼り付けてください。②形がそのまま残ったものに印をつけてください（AとBは同じものの別の書き方です）。"
            "③「印をコピー」を押して、コピーした一行を報告してください。"
        )

    def construct(self, name: Construct) -> str:
        return _CONSTRUCTS[name]

    def copy_all(self) -> str:
        return "すべてコピー"

    def copy_ticks(self) -> str:
        return "印をコピー"

    def editor_field(self) -> str:
        return "どこに貼り付けましたか？（例：NAVERアプリ、iPhone）"

    def check_written(self, path: str) -> str:
        return f"{path}をブラウザーで開いてください。"

    def check_not_written(self, path: str, why: str) -> str:
        return f"{path}に書き込めません（{why}）。別の場所を指定してください：maltu kit --check ファイル名.html"


_CONSTRUCTS: Mapping[Construct, str] = {
    "heading": "見出し",
    "bold": "太字",
    "strike": "取り消し線",
    "shaded": "背景色",
    "list": "箇条書き",
    "nested": "箇条書きの入れ子",
    "numbered": "番号つきリスト",
    "quote": "引用",
    "rule": "区切り線",
    "table": "表",
    "link": "リンク",
    "blank": "空行",
    "code": "コード",
    "picture": "写真",
}
