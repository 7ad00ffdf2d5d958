"""How well and how fast the post is found on pages of unknown make, beside the libraries that are made for it.

    python -m benchmarks.boxes EVALDIR

EVALDIR holds checkouts named `trafilatura` (its gold set: tests/evaldata.json, tests/cache, tests/eval) and
`readability` (test/test-pages). Blogs are the pages whose host names a platform of blogs or a blog, whose generator is
a program for blogs, or whose path lies below /blog/. Needs `pip install -e ".[bench]"`; three minutes.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from adapters.blogs.formats.charset import decode
from adapters.blogs.page.dom import parse
from adapters.blogs.page.main_box import library_text
from adapters.blogs.page.named_box import named_box
from adapters.blogs.to_markdown.convert import page_to_markdown

HOST = re.compile(
    r"(^|\.)(wordpress\.com|blogspot\.\w+|ucoz\.\w+|over-blog\.\w+|typepad\.\w+|tumblr\.com|livejournal\.com|medium\.com"
    r"|substack\.com|pixnet\.net)(\.\w+)?$|^blogs?\.|blog\.\w+$|\.blog$"
)
ENGINE = "wordpress\\.com|blogger|ucoz|spip|hugo|jekyll|ghost|dotclear|typepad|serendipity|movable|nikola|hexo|tumblr"
GENERATOR = re.compile(
    rf"""generator["'][^<>]{{0,30}}content=["']({ENGINE})|content=["']({ENGINE})[^<>]{{0,30}}name=["']generator""", re.I
)
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
SHOWN = ("text", "code_inline", "text_special", "fence", "code_block")


@dataclass(frozen=True)
class Gold:
    """A page, what must be kept of it and what must not."""

    html: str
    wanted: Sequence[str]
    unwanted: Sequence[str]
    blog: bool


def main() -> None:
    root = Path(sys.argv[1])
    gold, expected = _gold(root / "trafilatura" / "tests"), _expected(root / "readability" / "test" / "test-pages")
    print(f"{len(gold)} pages, {sum(page.blog for page in gold)} of blogs; {len(expected)} of Readability's")
    for name, choose in CHOOSERS.items():
        began = time.process_time()
        texts = [choose(page.html) for page in gold]
        seconds = (time.process_time() - began) / len(gold)
        blogs, whole = _kept(gold, texts, blogs=True), _kept(gold, texts, blogs=False)
        recall, precision = _words(expected, choose)
        print(f"{name:20} blogs {blogs}, all {whole}, words {recall:.3f} / {precision:.3f}, {1000 * seconds:.1f} ms")
    long = "<article>" + "<p>오늘은 뒷산에 다녀왔어요. 벚꽃이 활짝 피었더라고요.</p>" * 95_000 + "</article>"
    began = time.process_time()
    _ours(long)
    print(f"{len(long.encode()) / 1e6:.0f} MB: {time.process_time() - began:.1f} s")


def _ours(html: str) -> str:
    return _shown(page_to_markdown(html.encode("utf-8", "replace"), "utf-8", "https://example.org/", ""))


def _by_name(html: str) -> str:
    root = parse(html)
    found = None if root is None else named_box(root)
    return "" if found is None else "\n".join(str(text) for text in found.itertext())


def _readability(html: str) -> str:
    return _text(Document(html).summary())


def _resiliparse(html: str) -> str:
    return str(extract_plain_text(html, main_content=True, comments=False, post_meta=False, alt_texts=False))


def _trafilatura(html: str) -> str:
    return "\n".join(library_text(html))


CHOOSERS: Mapping[str, Callable[[str], str]] = {
    "ours": _ours,
    "by name alone": _by_name,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
}


def _gold(tests: Path) -> list[Gold]:
    found = []
    for url, said in json.loads((tests / "evaldata.json").read_text(encoding="utf-8")).items():
        file = next(
            (path for path in (tests / "cache" / said["file"], tests / "eval" / said["file"]) if path.exists()), None
        )
        if file is not None:
            html = decode(file.read_bytes(), "")
            found.append(Gold(html, said["with"], said["without"], _is_blog(url, html)))
    return found


def _is_blog(url: str, html: str) -> bool:
    return bool(
        HOST.search(urlsplit(url).hostname or "") or GENERATOR.search(html) or re.search(r"/blogs?/", url, re.I)
    )


def _kept(gold: Sequence[Gold], texts: Sequence[str], *, blogs: bool) -> str:
    wanted = unwanted = wanted_of = unwanted_of = 0
    for page, text in zip(gold, texts, strict=True):
        if page.blog or not blogs:
            bare = _bare(text)
            wanted += sum(_bare(each) in bare for each in page.wanted)
            unwanted += sum(_bare(each) in bare for each in page.unwanted)
            wanted_of, unwanted_of = wanted_of + len(page.wanted), unwanted_of + len(page.unwanted)
    return f"{wanted}/{wanted_of} ({wanted / wanted_of:.1%}), {unwanted}/{unwanted_of} ({unwanted / unwanted_of:.1%})"


def _expected(pages: Path) -> list[tuple[str, Counter[str]]]:
    found = []
    for folder in sorted(pages.iterdir()):
        words = _counted(_text((folder / "expected.html").read_text(encoding="utf-8")))
        if words:
            found.append((decode((folder / "source.html").read_bytes(), ""), words))
    return found


def _words(expected: Sequence[tuple[str, Counter[str]]], choose: Callable[[str], str]) -> tuple[float, float]:
    recall = precision = 0.0
    for html, wanted in expected:
        found = _counted(choose(html))
        both = (found & wanted).total()
        recall += both / wanted.total()
        precision += both / max(1, found.total())
    return recall / len(expected), precision / len(expected)


def _counted(text: str) -> Counter[str]:
    return Counter(word.lower() for word in WORD.findall(text))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _text(html: str) -> str:
    root = parse(html)
    return "" if root is None else " ".join(str(part) for part in root.itertext())


def _shown(markdown: str) -> str:
    parts = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        for each in token.children or [token]:
            parts.append("\n" if each.type.endswith("break") else each.content if each.type in SHOWN else "")
        parts.append("\n")
    return "".join(parts)


if __name__ == "__main__":
    main()
