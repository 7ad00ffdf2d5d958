"""Choose the passages in which an author is most like themselves."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import fmean

from styles.learning.not_for_passages import private_in
from styles.learning.traits import distance, norm, traits_of
from styles.measuring.counted import Counted
from styles.measuring.genre import of_post
from styles.measuring.manner import manner_of
from styles.model import Passage
from styles.reading.own_text import Block, Own
from styles.reading.paragraph import ADDRESS
from styles.reading.sentences import Sentence

# Characters of a passage: whole passages carry the voice, snippets make a caricature. About 450 to 900 tokens either
# way: a Korean or Japanese character takes some 0.6 tokens of DeepSeek, an English one 0.22.
_LENGTHS = {"en": (1_800, 3_800)}
_USUAL = (700, 1_500)
_WHOLE = {"en": (900, 5_500)}  # … of a post that is shown whole
_USUAL_WHOLE = (350, 2_600)
_LEAST = 150  # shorter ones only of authors who never write more
MOST = 24
_OF_LISTS = 6.0  # a passage that is a list where its author writes paragraphs is as odd as one of another author

_TARGET = r"\((?:[^()\n]|\([^()\n]{0,300}\)){0,2000}\)"  # Wikipedia's addresses have parentheses
_PICTURE = re.compile(rf"!\[[^\]\n]{{0,300}}\]{_TARGET}|!\[\[[^\]\n]{{0,300}}\]\]|<img\b[^<>\n]{{0,2000}}>", re.I)
_LINK = re.compile(rf"(?<!!)\[([^\]\n]{{0,300}})\]{_TARGET}")
_NOISE = re.compile(  # tags, except as code; footnote marks, Liquid
    r"(`[^`\n]{1,300}`)|<(?:/?[a-zA-Z]|!--)[^>\n]{0,500}>|\[\^[^\]\n]{1,40}\]|\{%.{0,500}?%\}"
)


@dataclass(frozen=True)
class Candidate:
    """A stretch of a post that may be shown, or all of it. `said`: its sentences, of a whole post."""

    passage: Passage
    post: int
    traits: tuple[float, ...]
    words: frozenset[str]
    crossings: int  # places where code, a table or a quote was left out
    prose: float  # share of the text that stands in paragraphs, not in lists
    private: bool  # speaks of births, illness, partings or money
    said: tuple[str, ...] = ()
    manner: str = ""  # of a whole post, a styles.model.Manner

    def likeness(self, other: "Candidate") -> float:
        """The share of words in either that are in both."""
        both = len(self.words & other.words)
        return both / max(1, len(self.words) + len(other.words) - both)


@dataclass(frozen=True)
class Looked:
    """What one post is like, and the passages that may be chosen from it."""

    traits: tuple[float, ...]
    candidates: tuple[Candidate, ...]
    prose: float  # share of the post that stands in paragraphs
    whole: Candidate | None = None  # all of it, where it is neither too short nor too long to be shown


def look(
    number: int, post: Counted, raw: Own, language: str, choosing: bool = True, matters: re.Pattern[str] | None = None
) -> Looked:
    """What one post is like, and what may be chosen of it. `number` tells posts apart; `raw` is the same post with the
    lines that stand in every post, so that a passage that opens a post opens it as the author does; `matters` are
    private ones that passages keep out of."""
    traits = traits_of(post.sentences, post.text, language)
    if not choosing:
        return Looked(traits, (), _prose_share(post.own.blocks))
    window = _Windows(number, post, raw, language, matters)
    return Looked(traits, tuple(_candidates(window)), _prose_share(post.own.blocks), _whole(window))


def _prose_share(blocks: Sequence[Block]) -> float:
    """Of the characters in paragraphs and lists, those in paragraphs; 0–1."""
    sizes = [(b.kind, len(b.text)) for b in blocks if b.kind != "heading"]
    return sum(n for kind, n in sizes if kind == "prose") / max(1, sum(n for _, n in sizes))


def choose(looked: Sequence[Looked], others: Collection[int] = ()) -> tuple[Passage, ...]:
    """Up to 24 passages, the most telling first, at most one a post (two where posts are few), spread over subjects.

    An opening comes first and a closing second, where the posts allow. Nothing of the posts in `others`, which somebody
    else wrote, and nothing private, as long as there is anything else.
    """
    centre, scale = norm([one.traits for one in looked])
    every = [c for one in looked for c in one.candidates]
    found = _first_any(
        [c for c in every if len(c.passage.text) >= _LEAST and not c.private and c.post not in others],
        [c for c in every if not c.private and c.post not in others],
        every,
    )
    if not found:
        return ()
    each = 1 if len(looked) >= 8 else 2
    usual = fmean(one.prose for one in looked)
    oddness = [distance(c.traits, centre, scale) + 0.8 * c.crossings + _listed(c, usual) for c in found]
    return _greedy(found, oddness, each)


def _first_any(*choices: list[Candidate]) -> list[Candidate]:
    return next((some for some in choices if some), [])


def _listed(candidate: Candidate, usual: float) -> float:
    """How much odder a passage is for having more of its text in lists than the author's posts have."""
    return _OF_LISTS * max(0.0, usual - candidate.prose)


def _greedy(found: Sequence[Candidate], oddness: Sequence[float], each: int) -> tuple[Passage, ...]:
    """The least odd first; each that is chosen makes those that share its words odder, so that subjects differ."""
    chosen: list[int] = []
    alike = [0.0] * len(found)  # the largest overlap of words with a passage that is chosen already
    free = set(range(len(found)))
    while free and len(chosen) < MOST:
        wanted = {i for i in free if _wanted(found[i], len(chosen))} or free
        best = min(wanted, key=lambda i: (oddness[i] + 3 * alike[i], i))
        chosen.append(best)
        done = sum(found[i].post == found[best].post for i in chosen) >= each
        free = {i for i in free if i != best and not (done and found[i].post == found[best].post)}
        free = {i for i in free if not _overlap(found[i], found[best])}
        for i in free:
            alike[i] = max(alike[i], found[i].likeness(found[best]))
    return tuple(found[i].passage for i in chosen)


def _wanted(candidate: Candidate, chosen: int) -> bool:
    """An opening comes first, a closing second."""
    passage = candidate.passage
    return chosen > 1 or (passage.opening if chosen == 0 else passage.closing and not passage.opening)


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.post == other.post and (
        one.passage.text[:200] in other.passage.text or other.passage.text[:200] in one.passage.text
    )


# Windows of whole blocks


class _Windows:
    """Of one post, any run of its blocks."""

    def __init__(self, number: int, post: Counted, raw: Own, language: str, matters: re.Pattern[str] | None) -> None:
        self.raw, self.language = raw, language
        self._number, self._matters = number, matters
        self._said = {b.start: found for b, found in zip(post.own.blocks, post.blocks, strict=True)}
        self._genre = of_post(post)
        self.manner = manner_of(post) or ""

    def sentences(self, start: int, end: int) -> list[Sentence]:
        """What is said from one block to another, in paragraphs and lists."""
        return [s for b in self.raw.blocks[start:end] for s in self._said.get(b.start, ())]

    def candidate(self, start: int, end: int) -> Candidate | None:
        """What stands in them; None where that is hardly anything, or holds what is somebody's own."""
        blocks = self.raw.blocks[start:end]
        said = sum(len(self._said.get(b.start, ())) for b in blocks if b.kind == "prose")
        text, crossings = _text(self.raw, start, end)
        told = f"{self.raw.title}\n{text}"  # a post that is shown whole is shown with its title
        if said < _SAID or private_in(told):
            return None
        words = frozenset(w for w in re.findall(r"\w{2,}", text.lower()))
        passage = Passage(text, self.raw.title, start == 0, end == len(self.raw.blocks), self._genre)
        private = self._matters is not None and self._matters.search(told) is not None
        traits = traits_of(self.sentences(start, end), text, self.language)
        return Candidate(passage, self._number, traits, words, crossings, _prose_share(blocks), private)


_SAID = 3  # sentences: fewer show nothing


def _candidates(windows: _Windows) -> Iterator[Candidate]:
    sizes = [len(b.text) for b in windows.raw.blocks]
    shortest, longest = _LENGTHS.get(windows.language, _USUAL)
    for start in _starts(sizes, shortest):
        if found := windows.candidate(start, _end(sizes, start, longest)):
            yield found


def longest_whole(language: str) -> int:
    """Characters of a post that is shown whole."""
    return _WHOLE.get(language, _USUAL_WHOLE)[1]


def _whole(windows: _Windows) -> Candidate | None:
    least, most = _WHOLE.get(windows.language, _USUAL_WHOLE)
    blocks = windows.raw.blocks
    if not least <= sum(len(b.text) for b in blocks) <= most:
        return None
    found = windows.candidate(0, len(blocks))
    said = tuple(s.text for s in windows.sentences(0, len(blocks)))
    return found and replace(found, said=said, manner=windows.manner)


def _starts(sizes: Sequence[int], shortest: int) -> list[int]:
    """The beginning, every few hundred characters, and the last place from which the end is in reach."""
    starts, passed = [0], 0
    for i, size in enumerate(sizes):
        if passed >= 0.7 * shortest:
            starts.append(i)
            passed = 0
        passed += size
    left = 0
    for i in range(len(sizes) - 1, -1, -1):
        left += sizes[i]
        if left >= shortest:
            starts.append(i)
            break
    return sorted(set(starts))[:40]


def _end(sizes: Sequence[int], start: int, longest: int) -> int:
    total = 0
    for end in range(start, len(sizes)):
        if total and total + sizes[end] > longest:
            return end
        total += sizes[end]
    return len(sizes)


def _text(raw: Own, start: int, end: int) -> tuple[str, int]:
    """The Markdown of some blocks as it was typed, code and formulas cut; how often others' words were left out."""
    parts: list[str] = []
    crossings = 0
    for i in range(start, end):
        block = raw.blocks[i]
        if i > start:
            gap, crossed = _between(raw.source[raw.blocks[i - 1].end : block.start])
            crossings += crossed
            parts += gap
        parts.extend(raw.source[block.start : block.end])
    cleaned = "\n".join(map(_clean, parts))
    return re.sub(r"\n{4,}", "\n\n\n", cleaned).strip("\n")[:6_000], crossings


_FENCE = re.compile(r"\s{0,8}(`{3,}|~{3,})")
_CAPTION = re.compile(r"([*_])(?!\1)[^\n]{1,300}\1")
_LINES = 6  # of code or of a formula: how it is set out is the author's manner, what it does is the subject


def _between(gap: Sequence[str]) -> tuple[list[str], bool]:
    """What stands between two blocks: blank lines, pictures, the beginning of code and formulas; whether anything else
    did, such as a quote or a table, which are others' words or the subject."""
    kept: list[str] = []
    inside = ""
    crossed = False
    for line in gap:
        bare = line.strip().removeprefix("&nbsp;")
        fence = _FENCE.match(line)
        if inside:
            if bare.startswith(inside) or (inside == "$$" and bare.endswith("$$")):
                kept += [line]
                inside = ""
            elif _since(kept, inside) < _LINES:
                kept.append(line)
        elif fence or (bare.startswith("$$") and not (len(bare) > 2 and bare.endswith("$$"))):
            inside = fence.group(1) if fence else "$$"
            kept.append(line)
        elif not bare or bare.startswith("$$") or _is_of_a_picture(bare, kept):
            kept.append(line)
        else:
            crossed = True
    if inside:
        kept.append(inside)
    return kept or [""], crossed


def _is_of_a_picture(line: str, kept: Sequence[str]) -> bool:
    """Pictures and nothing else, or the caption below one."""
    below = bool(kept) and not _PICTURE.sub("", kept[-1]).strip() and bool(kept[-1].strip())
    return not _PICTURE.sub("", line).strip() or (below and _CAPTION.fullmatch(line) is not None)


def _since(kept: Sequence[str], mark: str) -> int:
    """Lines since the last one that begins with a mark."""
    return next((n for n, line in enumerate(reversed(kept)) if line.strip().startswith(mark)), len(kept))


_TO_CLEAN = re.compile(r"[\[<`{]|://|www\.", re.I)


@lru_cache(maxsize=2_000)  # the windows of one post overlap
def _clean(line: str) -> str:
    """A line without addresses and tags, links and pictures with a dot for where they lead. Two spaces at its end stay:
    a line break that Markdown shows."""
    if not _TO_CLEAN.search(line):
        return line.rstrip() + "  " if line.endswith("  ") and line.strip() else line.rstrip()
    line = _PICTURE.sub("![](·)", line)
    clean = ADDRESS.sub("·", _NOISE.sub(r"\1", _LINK.sub(r"[\1](·)", line))).rstrip()
    return clean + "  " if clean and line.endswith("  ") else clean
