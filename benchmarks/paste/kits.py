"""Make the pages to paste from: posts of a corpus, a draft with 22 photos, and drafts that are up to no good."""

import io
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path

from PIL import Image

from benchmarks.voice.corpus import Text, authors
from bot.kit.leaving import leaving
from bot.kit.page import PageForm, kit_page
from bot.kit.parts import KitParts, Pictures
from bot.wording import words_in

FORMS: tuple[PageForm, ...] = ("naver", "rich")
PHOTOS = 22
HOSTILE = 500
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{1,2000}\)")
_PARTS = KitParts(tags=("말투", "초안"))
_FRAGMENTS = (
    "<script>alert(1)</script>", "</article>", "</pre>", "</textarea>", "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>', "<iframe srcdoc='<script>alert(1)</script>'>", "[a](javascript:alert(1))",
    "[b](JaVaScRiPt&colon;alert(1))", "[c](data:text/html,x)", "![d](javascript:alert(1))",
    '![" onerror=alert(1) x="](https://a.example/x)', '<https://a.example/"onclick=alert(1)>', "# ", "> ", "- ",
    "1. ", "| ", " |\n|---|\n| ", "```", "`", "**", "~~", "\n", "\n\n", "    ", "[사진 1]", "&lt;script&gt;",
    "&#60;script&#62;", "\\<", "<!--", "-->", "<style>*{display:none}</style>", "<base href=//a.example>",
    "<meta http-equiv=refresh content=0>", "]]>", "<a href=x>", "onload=alert(1)", "\x00", "\u2028",
    "[x]: javascript:alert(1)\n\n[x]", "<form action=//a.example><input>", "{{7*7}}", "`</script>`",
)  # fmt: skip


@dataclass(frozen=True)
class Kit:
    """A page that lies somewhere; `copy`: what is copied from it, empty for a page that is only opened."""

    name: str
    path: Path
    copy: str = ""

    @property
    def line(self) -> str:
        """As browser.mjs reads it."""
        return json.dumps({"name": self.name, "path": str(self.path), "copy": self.copy})


def of_corpus(corpus: Path, most: int, folder: Path) -> Iterator[Kit]:
    """So many posts, of each author as many as of the others, in each form. Their pictures become photos."""
    words = words_in("ko")
    for number, post in enumerate(_chosen(corpus, most)):
        text, photos = with_photos(post.markdown)
        left = leaving(text, post.title, _PARTS)
        for form in FORMS:
            page = kit_page(left, form, [small_photo()] * photos, "", words)
            yield _written(folder, f"{form} {number}", page.html, "photos")


def _chosen(corpus: Path, most: int) -> Sequence[Text]:
    by_turns = zip_longest(*authors(corpus).values())
    return list(islice((post for post in chain.from_iterable(by_turns) if post and post.markdown.strip()), most))


def with_photos(markdown: str) -> tuple[str, int]:
    """'![a](b)' -> '[사진 1]': a post as a draft whose pictures are photos, and how many they are."""
    count = 0

    def place(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"[사진 {count}]"

    return _PICTURE.sub(place, markdown), count


def of_photos(folder: Path) -> Kit:
    """A draft with 22 photos of 1280 × 960 that take 0.3 MB each, as photos do."""
    text = "\n\n".join(
        f"{number}번째로 들른 곳이에요. 바람이 셌어요.\n\n[사진 {number}]" for number in range(1, PHOTOS + 1)
    )
    photos: Pictures = [large_photo(number) for number in range(PHOTOS)]
    page = kit_page(leaving(text, "사진이 많은 하루", _PARTS), "naver", photos, "", words_in("ko"))
    return _written(folder, "photos", page.html, "photos")


def of_the_hostile(folder: Path, seed: int = 1) -> Iterator[Kit]:
    """Drafts of pieces that would run something where they were read as HTML."""
    chance = random.Random(seed)
    for number in range(HOSTILE):
        draft = "".join(chance.choices(_FRAGMENTS, k=chance.randint(1, 40)))
        parts = KitParts(titles=(draft[:200],), tags=(draft[:50],), sponsor_line=draft[:99], meta_label=draft[:99])
        page = kit_page(leaving(draft, draft[:99], parts), FORMS[number % 2], (b"\xff\xd8\xff",), "", words_in("ko"))
        yield _written(folder, f"hostile {number}", page.html, "")


def _written(folder: Path, name: str, html: str, copy: str) -> Kit:
    path = folder / f"{name.replace(' ', '-')}.html"
    path.write_text(html, "utf-8")
    return Kit(name, path, copy)


def small_photo() -> bytes:
    """Eight pixels square."""
    return _jpeg(Image.new("RGB", (8, 8), (240, 120, 40)), 80)


def large_photo(seed: int) -> bytes:
    """As large a file as a photo of its size."""
    noise = Image.frombytes("L", (640, 480), random.Random(seed).randbytes(640 * 480)).resize((1280, 960))
    return _jpeg(Image.merge("RGB", (noise, noise.rotate(90).resize((1280, 960)), noise)), 45)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    return data.getvalue()
