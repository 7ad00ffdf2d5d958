"""The lines of text on a page, each with the box it stands in, and which of them somebody chose."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import DROPPED, Element, is_chrome, visible

BLOCKS = words(
    """address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hr html li main menu ol p pre section summary table tbody td tfoot th thead tr ul"""
)
SPACES = re.compile(r"\s+")
piece = 12  # letters: as many in a row are found by chance in no second place


@dataclass(slots=True, eq=False)
class Leaf:
    """Text between two borders of blocks. `owner` is the block it stands in, `chrome` what around it is no post."""

    owner: Element
    chrome: tuple[Element, ...]
    text: str = ""  # without spaces
    linked: int = 0  # letters of it that are links
    kept: bool = False
    nodes: list[tuple[Element, bool]] = field(default_factory=list)  # True: the text behind the element, not in it

    def remove(self, wanted: Collection[Element]) -> None:
        """Take it off the page, with everything around it that holds nothing `wanted`."""
        top = self.owner
        if top in wanted:
            for element, behind in self.nodes:
                _blank(element, behind)
            return
        while (above := top.getparent()) is not None and above not in wanted:
            top = above
        if above is not None:
            _detach(top, above)


def _blank(element: Element, behind: bool) -> None:
    if behind:
        element.tail = None
    else:
        element.text = None


def _detach(element: Element, above: Element) -> None:
    """Without the text behind it, which lxml would take along."""
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)


class _Reader:
    """Gathers the leaves while the page is walked through once."""

    def __init__(self) -> None:
        self.found: list[Leaf] = []
        self._owners: list[Element] = []
        self._chrome: list[Element] = []
        self._links = 0
        self._parts: list[str] = []
        self._leaf: Leaf | None = None

    def enter(self, element: Element) -> None:
        if is_chrome(element):
            self._chrome.append(element)
        if element.tag in BLOCKS:
            self.flush()
            self._owners.append(element)
        self._links += element.tag == "a"
        self.add(element, element.text, behind=False)

    def leave(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self.flush()
            self._owners.pop()
        self._links -= element.tag == "a"
        if self._chrome and self._chrome[-1] is element:
            self._chrome.pop()

    def add(self, element: Element, text: str | None, behind: bool) -> None:
        if not text or not self._owners or not (bare := bare_text(text)):
            return
        if self._leaf is None:
            self._leaf = Leaf(self._owners[-1], tuple(self._chrome))
        self._leaf.nodes.append((element, behind))
        self._leaf.linked += len(bare) if self._links else 0
        self._parts.append(bare)

    def flush(self) -> None:
        if self._leaf is not None:
            self._leaf.text = "".join(self._parts)
            self.found.append(self._leaf)
            self._leaf, self._parts = None, []


def leaves(root: Element) -> Sequence[Leaf]:
    """All lines of text below an element, in their order; what no browser shows has none."""
    reader = _Reader()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        shown = isinstance(element.tag, str) and (element.tag not in DROPPED or element.tag == "form")
        if event == "start" and shown:
            reader.enter(element)
        elif event == "start":
            walk.skip_subtree()
        else:
            if shown:
                reader.leave(element)
            if element is not root:
                reader.add(element, element.tail, behind=True)
    reader.flush()
    return reader.found


def bare_text(text: str) -> str:
    """Without spaces and what takes no room, to compare it with what a library made of it."""
    return SPACES.sub("", visible(text))


class ChosenText:
    """Texts that somebody chose from a page, to ask of each line whether it is among them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._lines = {bare for text in texts if (bare := bare_text(text))}
        whole = "".join(dict.fromkeys(bare for text in texts if (bare := bare_text(text))))
        self._pieces = {whole[at : at + piece] for at in range(len(whole) - piece + 1)}

    def holds(self, text: str) -> bool:
        """Whether a line (without spaces) is among them: whole where it is short, else most of it."""
        if len(text) < piece:
            return text in self._lines
        step = max(piece, len(text) // 8)
        asked = [text[at : at + piece] for at in (*range(0, len(text) - piece, step), len(text) - piece)]
        return sum(each in self._pieces for each in asked) * 2 > len(asked)
