"""Write the page that a draft is copied from: title, text with places or photos, and tags, each by a button."""

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from typing import Literal, assert_never

from bot.kit.blocks import Quotation
from bot.kit.inline_html import place_only
from bot.kit.leaving import Leaving
from bot.kit.naver import BLANK, STYLES, naver
from bot.kit.parts import Pictures
from bot.kit.plain import plain
from bot.kit.rich import rich
from bot.kit.self_contained import buttons_bar, self_contained
from bot.wording import Wording

PageForm = Literal["naver", "rich"]
LARGEST = 10_000_000  # bytes: what Discord takes of people who do not pay

_KINDS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png", b"GIF8": "gif", b"RIFF": "webp"}


@dataclass(frozen=True)
class KitPage:
    """A page as HTML, and how many photos did not fit into it and are places alone."""

    html: str
    left_out: int


@dataclass
class _Album:
    """Photos by number, each put in as long as there is room for its characters."""

    pictures: Pictures
    room: int
    left_out: int = 0

    def html(self, number: int, place: str) -> str:
        picture = self.pictures[number - 1] if 0 < number <= len(self.pictures) else None
        url = data_url(picture) if picture else ""
        shown = f'<img src="{url}" alt="{escape(place)}">'
        if not url or len(shown) > self.room:
            self.left_out += bool(url)
            return place_only(number, place)
        self.room -= len(shown)
        return shown


def kit_page(
    leaving: Leaving, form: PageForm, pictures: Pictures, generator: str, words: Wording, most: int = LARGEST
) -> KitPage:
    """The page for one kind of editor, of at most so many bytes unless the text alone is larger."""
    without_photos = _page(leaving, form, _Album(pictures, 0), generator, words)
    album = _Album(pictures, most - len(without_photos.encode()))
    return KitPage(_page(leaving, form, album, generator, words), album.left_out)


def data_url(picture: bytes) -> str:
    """A photo as an address that holds all of it; empty where it is none of JPEG, PNG, GIF and WebP."""
    kind = next((kind for begins, kind in _KINDS.items() if picture.startswith(begins)), "")
    return f"data:image/{kind};base64,{b64encode(picture).decode()}" if kind else ""


def _page(leaving: Leaving, form: PageForm, album: _Album, generator: str, words: Wording) -> str:
    text = _text(leaving, form, album)
    head = buttons_bar(words.page_how(), _buttons(leaving, album, words), words.copy_done(), words.copy_failed())
    tags = f'<p id="tags">{escape(leaving.hashtags, quote=False)}</p>\n' if leaving.tags else ""
    body = (
        f'{head}\n<main>\n{_titles(leaving)}\n{tags}<article id="text">{text}</article>\n'
        f'<pre id="plain" hidden>\n{escape(plain(leaving.text), quote=False)}</pre>\n</main>'
    )
    return self_contained(leaving.titles[0], body, STYLES, words.language, generator)


def _text(leaving: Leaving, form: PageForm, album: _Album) -> str:
    """Editors such as Toast UI take a quotation that comes first for letters of the line it is pasted into."""
    above = f"{BLANK}\n" if leaving.text and isinstance(leaving.text[0], Quotation) else ""
    match form:
        case "naver":
            return above + naver(leaving.text, album.html)
        case "rich":
            return above + rich(leaving.text, album.html)
        case forgotten:
            assert_never(forgotten)


def _buttons(leaving: Leaving, album: _Album, words: Wording) -> list[tuple[str, str]]:
    """A draft without photos has one text, and one without tags no button for them."""
    with_photos = any(album.pictures)
    texts = [("places", words.copy_with_places()), ("photos", words.copy_with_photos())]
    tags = [("tags", words.copy_tags())] if leaving.tags else []
    return [("title", words.copy_title()), *(texts if with_photos else [("photos", words.copy_text())]), *tags]


def _titles(leaving: Leaving) -> str:
    """One of them is chosen."""
    shown = "".join(
        f'<label><input type="radio" name="title" value="{escape(title)}"{"" if number else " checked"}> '
        f"{escape(title, quote=False)}</label>"
        for number, title in enumerate(leaving.titles)
    )
    return f"<fieldset>{shown}</fieldset>"
