"""Zips that blow up, lie, lead out, or hold what the pages and feeds here hold."""

import io
import random
import zipfile
from collections.abc import Callable

from benchmarks.documents.feeds import KOREAN, laughs
from benchmarks.documents.pages import PAGES
from tests.support.blogs.archives import bomb_of_many, bomb_that_lies, bomb_that_overlaps, locked, one_inside_another
from tests.support.blogs.uploads import Zip

SYLLABLES = [chr(0xAC00 + n) for n in range(11_172)]
ENDINGS = ("었어요.", "더라고요!", "습니다.", "는데요…", "겠죠?")


def fresh_korean(chance: random.Random, size: int) -> str:
    """So many bytes of Korean in which hardly a word comes twice."""
    lines: list[str] = []
    while size > 0:
        words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(chance.randint(3, 9))]
        lines.append(" ".join(words) + "했" + chance.choice(ENDINGS))
        size -= 3 * len(lines[-1])
    return "\n\n".join(" ".join(lines[at : at + 5]) for at in range(0, len(lines), 5))


def worst_zip(seed: int = 1, posts: int = 100, size: int = 60_000) -> bytes:
    """The zip that kept the school for three minutes: fresh Korean in posts of `size` bytes."""
    chance = random.Random(seed)
    archive = Zip()
    for n in range(posts):
        archive.add(f"글/{n}.md", f"# {n}번째 글\n\n{fresh_korean(chance, size)}")
    return archive.file.data


def _packed(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", method) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return into.getvalue()


def _twice() -> bytes:
    archive = Zip()
    for text in ("하나", "둘", "셋"):
        archive.add("a.md", KOREAN + text)
    return archive.file.data


def _page(name: str) -> bytes:
    return _packed({"글/a.html": PAGES[name]()["/"][0], "글/b.md": KOREAN * 20})


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "good": lambda: _packed({f"글/{n}.md": f"# {n}\n\n{KOREAN * 10}{n}" for n in range(50)}),
    "1 GiB of nothing": lambda: bomb_of_many().data,
    "lies about sizes": lambda: bomb_that_lies().data,
    "overlapping": lambda: bomb_that_overlaps().data,
    "zips in zips": lambda: one_inside_another(quoted_in_extra=False).data,
    "locked": lambda: locked("a.md", "b.md").data,
    "bzip2": lambda: _packed({"a.md": bytes(300_000_000)}, zipfile.ZIP_BZIP2),
    "LZMA": lambda: _packed({"a.md": bytes(100_000_000)}, zipfile.ZIP_LZMA),
    "60k entries": lambda: _packed({f"{n}.md": "가" for n in range(60_000)}),
    "19k entries": lambda: _packed({f"{n}.md": KOREAN for n in range(19_000)}),
    "leads out": lambda: Zip().add("../../a.md").add("/etc/b.md").file.data,
    "links": lambda: Zip().link("a.md", "/etc/passwd").link("b.md", "../../.env").file.data,
    "same name": _twice,
    "long names": lambda: _packed({f"{'가' * 9000}{n}.md": KOREAN for n in range(100)}),
    "cut in two": lambda: worst_zip(2, 5)[:50_000],
    "laughs inside": lambda: _packed({"blog.xml": laughs(10, 10)["/feed"][0]}),
    "JSON, deep": lambda: _packed({"a.json": "[" * 5_000_000, "b.md": "{" * 1_900_000}),
    "attributes inside": lambda: _page("1 MB of attributes"),
    "colspan inside": lambda: _page("colspan in 2 kB"),
    "190 MB of texts": lambda: _packed({f"{n}.md": f"{n}" + "가" * 630_000 for n in range(100)}),
    "front matter": lambda: _packed({f"{n}.md": "---\n" + "a: [" * 100_000 + "\n---\n글" for n in range(20)}),
    "100 × 60 kB": worst_zip,
}
