"""Tell notes that a model made of a post from whatever else it may have answered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple
from unicodedata import normalize

from styles.model import Demonstration
from styles.reading.invisible import visible
from styles.reading.spoken import language

# What is wrong with an answer: no notes but JSON or code; fewer notes than a third of the sentences; another language;
# a note that is a paragraph; notes much shorter or not shorter than the post; a number that is in no note; the author's
# own wording; or what the post does not speak of.
Fault = Literal["form", "few", "language", "paragraph", "short", "long", "numbers", "copied", "astray"]

LONGEST_ANSWER = 20_000  # characters that are looked at; no post that is shown has as many
SENTENCES = 3  # for one note, at most
SHORTEST = 2.2  # how many times its notes a post may be as long; beyond it a model learns to make things up
LONGEST = 1.0  # … and at least
_LONGEST_NOTE = {"en": 400}  # characters
_USUAL_NOTE = 200
_WORDS = 6  # in a row, that make wording the author's own
_LETTERS = 12  # … of Korean and Japanese, without spaces
_FEW = 3  # notes that may hold such, as names, titles and terms do
_SHARE = 0.3  # … or so many of them all
_ABOUT = 0.3  # of the words of notes that the post has; of notes of another post it has .27 at most, .08 in the mean
_STRANGE = 2  # Chinese and Japanese letters that are not the post's


class Checked(NamedTuple):
    """Notes that may be shown as those of a post; none, and why, where a model's answer is not that."""

    notes: tuple[str, ...]
    fault: Fault | None = None


def checked_notes(answer: str, each: Demonstration, spoken: str) -> Checked:
    """The notes in a model's answer to a request for those of a post in the language `spoken`."""
    if len(answer) > LONGEST_ANSWER:
        return Checked((), "long")
    said = visible(answer).strip()
    if said.startswith(("{", "[")) or "```" in said:
        return Checked((), "form")
    notes = tuple(_lines(said))
    fault = _fault(notes, each, spoken)
    return Checked((), fault) if fault else Checked(notes)


_BULLET = re.compile(r"(?:[-*+•・·–—]|\d{1,3}[.)])\s+")
_FENCE = re.compile(r"</?[^<>\n]{1,80}>")


def _lines(said: str) -> Iterator[str]:
    """Each note, on one line; where most lines are marked as notes, those alone."""
    lines = [line.strip() for line in said.split("\n")]
    lines = [line for line in lines if line and not _FENCE.fullmatch(line)]
    marked = [line for line in lines if _BULLET.match(line)]
    for line in marked if 2 * len(marked) >= len(lines) else lines:
        if note := " ".join(_BULLET.sub("", line, count=1).split()):
            yield note


def _fault(notes: Sequence[str], each: Demonstration, spoken: str) -> Fault | None:
    post, together = "\n".join(_said(each.text)), "\n".join(notes)
    if not notes or SENTENCES * len(notes) < len(each.notes):
        return "few"
    if language(together) != spoken or _is_strange(together, post, spoken):
        return "language"
    if max(map(len, notes)) > _LONGEST_NOTE.get(spoken, _USUAL_NOTE):
        return "paragraph"
    if _size(post) > SHORTEST * _size(together):
        return "short"
    if _size(post) < LONGEST * _size(together):
        return "long"
    if not _numbers(post) <= _numbers(f"{each.title}\n{together}"):
        return "numbers"
    if _copied(notes, post, spoken) > max(_FEW, _SHARE * len(notes)):
        return "copied"
    return "astray" if _share_about(together, f"{each.title}\n{post}") < _ABOUT else None


def _said(text: str) -> Iterator[str]:
    """The lines of a post without code, formulas and the numbers of lists, of which notes say nothing."""
    inside = ""
    for line in text.split("\n"):
        bare = line.strip()
        mark = next((mark for mark in ("```", "~~~", "$$") if bare.startswith(mark)), "")
        if inside:
            inside = "" if bare.startswith(inside) or (inside == "$$" and bare.endswith("$$")) else inside
        elif mark:
            inside = "" if mark == "$$" and len(bare) > 2 and bare.endswith("$$") else mark
        else:
            yield _NUMBER_OF_ITEM.sub("", line)


_NUMBER_OF_ITEM = re.compile(r"^[\s#>*+-]{0,40}\d{1,3}[.)]\s")


def _size(text: str) -> int:
    """In characters that are no space."""
    return sum(not char.isspace() for char in text)


def _numbers(text: str) -> frozenset[str]:
    """'1,200원, 07:30' -> {'1200', '7', '30'}"""
    plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", normalize("NFKC", text))
    return frozenset(found.lstrip("0") or "0" for found in re.findall(r"[0-9]+", plain))


_EAST = re.compile("[぀-ヿ一-鿿々]")


def _is_strange(together: str, post: str, spoken: str) -> bool:
    """Whether a model has gone over to Chinese or Japanese in the middle."""
    return spoken != "ja" and len([c for c in _EAST.findall(together) if c not in post]) > _STRANGE


# The author's own wording

_QUOTED = re.compile(r"“[^“”\n]{0,300}”|‘[^‘’\n]{0,300}’|「[^「」\n]{0,300}」|『[^『』\n]{0,300}』|\"[^\"\n]{0,300}\"")
_OWN_LETTERS = re.compile("[가-힣ぁ-ヿ一-鿿々]+")


def _copied(notes: Sequence[str], post: str, spoken: str) -> int:
    """How many notes hold a run of the post's own words outside of quotation marks."""
    known = set(_runs(post, spoken))
    return sum(not known.isdisjoint(_runs(_QUOTED.sub(" ", note), spoken)) for note in notes)


def _runs(text: str, spoken: str) -> Iterable[str]:
    """Every six words in a row; of Korean and Japanese every twelve letters, those of other scripts left out."""
    if spoken in ("ko", "ja"):
        bare = "".join(_OWN_LETTERS.findall(text))
        return (bare[at : at + _LETTERS] for at in range(len(bare) - _LETTERS + 1))
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1))


# What is spoken of

_STEM = re.compile("[가-힣]{2}|[ァ-ヴ一-鿿]{2}|[a-z]{4}")


def _share_about(together: str, post: str) -> float:
    """Of the beginnings of words in notes, the share that stands in the post, 0–1."""
    stems = {found[0] for word in re.findall(r"\w+", together.casefold()) if (found := _STEM.match(word))}
    there = post.casefold()
    return sum(stem in there for stem in stems) / len(stems) if stems else 1.0
