"""What the bot says of a draft on its way out, in English."""

from collections.abc import Mapping, Sequence

from bot.wording.en.plurals import count as counted
from bot.wording.inline_text import inline
from bot.wording.kit import Construct, KitForm, KitPageWording, KitWording
from bot.wording.open_questions import in_circles

_TO = "(naver|tistory|wordpress|brunch|markdown|velog|md|pieces)"


class EnglishKit(KitWording):
    heard_export = (
        rf"(?:please )?export(?: (?:it|this|this draft|the draft|my draft))?(?: (?:for|to|as|in) {_TO})?(?:,? please)?",
        rf"(?:(?:give|send) (?:it|this) (?:to )?me |(?:i want it |get it )?)(?:in|as) {_TO}(?:,? please)?",
        _TO,
        "(tistory) · wordpress",
        "paste kit|ready to paste",
    )
    heard_forms: Mapping[KitForm, tuple[str, ...]] = {
        "pieces": ("pieces", "in pieces"),
        "naver": ("naver",),
        "rich": ("rich", "tistory", "wordpress", "brunch"),
        "markdown": ("markdown", "md", "velog"),
    }

    def form_button(self, form: KitForm) -> str:
        match form:
            case "pieces":
                return "In pieces"
            case "naver":
                return "Naver"
            case "rich":
                return "Tistory · WordPress"
            case "markdown":
                return "Markdown"

    def export_offered(self, number: int, titles: Sequence[str], hashtags: str, left_open: str) -> str:
        said = [f"**Draft {number}, ready to paste**"]
        quoted = [f"`{inline(title, 120)}`" for title in titles]
        said.append(f"Title: {quoted[0]}" if len(quoted) == 1 else f"Titles to choose from: {in_circles(quoted)}")
        said += [f"Tags: `{inline(hashtags, 256)}`"] if hashtags else []
        said += [left_open] if left_open else []
        said.append("Where does it go? On a phone, pieces to paste between your photos are the easiest way.")
        return "\n".join(said)

    def kit_page(self, form: KitForm, left_out: int) -> str:
        where = "Naver's editor" if form == "naver" else "the editor of Tistory, WordPress or Brunch"
        too_large = (
            f" With every photo it would be too large, so {counted(left_out, 'photo')} got a placeholder instead."
        )
        return (
            f"Open this file on a computer, press a copy button and paste into {where}.{too_large if left_out else ''}"
        )

    def kit_markdown(self) -> str:
        return "Paste it as is wherever Markdown works, such as Velog."

    def piece_head(self, number: int, count: int, photos: str) -> str:
        several = "s" if photos and not photos.isdigit() else ""
        return f"{number}/{count}" + (f" ↑ photo{several} {photos}" if photos else "")

    def pieces_begin(self, count: int) -> str:
        if count == 1:
            return "Tap the text to copy it, and paste it."
        return (
            f"{count} pieces follow. Put your photos in first, then copy the texts one by one and paste them between."
        )

    def nothing_to_export(self) -> str:
        return "There is no text of this draft to export yet. Reply `/export` to a draft that has one."


class EnglishKitPage(KitPageWording):
    def page_how(self) -> str:
        return (
            "Each button copies. Then paste in your editor (Ctrl+V, ⌘V on a Mac). If the buttons do nothing, select the "
            "text below and copy it yourself, or tell the bot “export in pieces”."
        )

    def copy_title(self) -> str:
        return "Title"

    def copy_text(self) -> str:
        return "Text"

    def copy_with_places(self) -> str:
        return "Text (photo places)"

    def copy_with_photos(self) -> str:
        return "Text (with photos)"

    def copy_tags(self) -> str:
        return "Tags"

    def copy_done(self) -> str:
        return "Copied. Now paste it."

    def copy_failed(self) -> str:
        return "The browser did not allow copying. Select the text yourself and copy it."

    def check_title(self) -> str:
        return "What an editor keeps"

    def check_how(self) -> str:
        return (
            "1. Press “Copy all” and paste it into the editor. 2. Tick what still looks right (A and B are the same thing written in two ways). "
            "3. Press “Copy my ticks” and tell us that line."
        )

    def construct(self, name: Construct) -> str:
        return _CONSTRUCTS[name]

    def copy_all(self) -> str:
        return "Copy all"

    def copy_ticks(self) -> str:
        return "Copy my ticks"

    def editor_field(self) -> str:
        return "Where did you paste it? (such as: Naver app, iPhone)"

    def check_written(self, path: str) -> str:
        return f"Open {path} in a browser."

    def check_not_written(self, path: str, why: str) -> str:
        return f"{path} cannot be written ({why}). Name another place: maltu kit --check FILE.html"


_CONSTRUCTS: Mapping[Construct, str] = {
    "heading": "heading",
    "bold": "bold",
    "strike": "struck out",
    "shaded": "shaded",
    "list": "list",
    "nested": "list in a list",
    "numbered": "numbered list",
    "quote": "quotation",
    "rule": "rule",
    "table": "table",
    "link": "link",
    "blank": "blank line",
    "code": "code",
    "picture": "picture",
}
