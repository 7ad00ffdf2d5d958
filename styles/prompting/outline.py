"""An honest skeleton for days without a model: the person's own notes placed, the gaps marked, nothing made up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from styles.languages import LANGUAGES, language_of
from styles.languages.measure_names import ending_name
from styles.languages.tables import OutlineWords
from styles.material import length_for
from styles.model import StyleCard
from styles.pictures.anchors import photos_in, without_photos
from styles.pictures.placing import place
from styles.prompting.profile_lines import round_size
from styles.prompting.prompt import Prompt

_EVERY = [language.outline for language in LANGUAGES.values()]  # a request may be in another language than the posts
_SHORTER = re.compile("|".join(words.shorter for words in _EVERY), re.I)
_LONGER = re.compile("|".join(words.longer for words in _EVERY), re.I)
_ASKING = re.compile(rf"{'|'.join(words.asking for words in _EVERY if words.asking)}|[\s.!~]", re.I)
_PLACES = [list(chain.from_iterable(names)) for names in zip(*(words.places for words in _EVERY), strict=True)]


@dataclass(frozen=True)
class _Section:
    title: str
    notes: tuple[str, ...]


def outline(prompt: Prompt) -> str:
    """A Markdown skeleton: title, sections, opening and closing in the author's habits, notes placed word for word.

    The requests made since (`prompt.turns`) are followed as far as counting goes, shorter and longer; what else was
    asked is put down where it belongs, for the author to do. Deterministic. Its title begins with [뼈대] so that nobody
    takes it for a draft.
    """
    words = language_of(prompt.card.language).outline
    requests = [without_photos(t.request) for t in prompt.turns]
    depth = sum(bool(_LONGER.search(r)) for r in requests) - sum(bool(_SHORTER.search(r)) for r in requests)
    plain = [r.strip() for r in requests if not _LONGER.fullmatch(_core(r)) and not _SHORTER.fullmatch(_core(r))]
    asked = list(filter(None, plain))
    sections = _sections(without_photos(prompt.notes), words)
    parts = [f"# {words.mark} {_title(prompt.topic)}", *_opening(prompt.card, words, depth)]
    for number, section in enumerate(sections):
        here = [r for r in asked if _place(r, len(sections)) == number]
        parts += _section(section, prompt.card, words, depth, here)
    parts += [_gap(words, words.asked.format(request=r)) for r in asked if _place(r, len(sections)) is None]
    parts += _closing(prompt.card, words, depth, length_for(prompt.notes, prompt.card))
    photos = photos_in("\n".join([prompt.notes, *(t.request for t in prompt.turns)]))
    return place("\n\n".join(parts) + "\n", photos, prompt.card.pictures, prompt.card.language)


def _core(request: str) -> str:
    """'더 짧게 써 주세요' -> '짧게': what is left when only the wish for a length was spoken."""
    return _ASKING.sub("", request)


def _title(topic: str) -> str:
    return " ".join(topic.split())[:100]


def _gap(words: OutlineWords, what: str) -> str:
    return f"[{words.check}: {' '.join(what.split())}]"


def _sections(notes: str, words: OutlineWords) -> list[_Section]:
    """One section a note; a note of the shape 'name: text' gives its section the name, indented notes go with it."""
    sections: list[_Section] = []
    for line in notes.splitlines():
        text = re.sub(r"^\s*(?:[-*•·🎤]|\d{1,2}[.)])\s+", "", line).strip()
        if not text:
            continue
        if sections and re.match(r"\s{2,}|\t", line):
            sections[-1] = _Section(sections[-1].title, (*sections[-1].notes, text))
            continue
        name, colon, rest = text.partition(":")
        named = bool(colon) and 0 < len(name.strip()) <= 30 and not rest.startswith("//")
        title = name.strip() if named else re.split(r"[,，、.]\s", text)[0][:30].strip()
        note = rest.strip() if named else text
        sections.append(_Section(title, () if note == title else (note,)))
    return sections or [_Section(part, ()) for part in words.parts]


def _section(section: _Section, card: StyleCard, words: OutlineWords, depth: int, asked: Sequence[str]) -> list[str]:
    head = f"## {section.title}" if _has(card, "heading") else f"**{section.title}**"
    placed = [f"- {note}" for note in section.notes if note]
    gaps = [_gap(words, g) for g in words.gaps[: max(0, min(3, (1 if placed else 2) + depth))]]
    more = [_gap(words, words.more)] if depth > 1 else []
    wishes = [_gap(words, words.asked.format(request=r)) for r in asked]
    return [head, *(["\n".join(placed)] if placed else []), *gaps, *more, *wishes]


def _has(card: StyleCard, habit: str) -> bool:
    return any(h.name == habit and h.posts >= 0.4 for h in card.profile.habits)


def _opening(card: StyleCard, words: OutlineWords, depth: int) -> list[str]:
    """The greeting they always use, else a gap with one of their own openings as a reminder."""
    if card.profile.greetings:
        return [card.profile.greetings[0], _gap(words, words.start)]
    lines = [_ends(p.text)[0] for p in card.passages if p.opening]
    reminder = [f"> {words.like_start.format(line=lines[0])}"] if lines and depth >= 0 else []
    return [_gap(words, words.start), *reminder]


def _closing(card: StyleCard, words: OutlineWords, depth: int, length: int) -> list[str]:
    """`length`: what the post comes to, in characters."""
    reminder: list[str] = []
    if not card.profile.farewells and depth >= 0:
        lines = [_ends(p.text)[1] for p in card.passages if p.closing]
        reminder = [f"> {words.like_finish.format(line=lines[0])}"] if lines else []
    p = card.profile
    ending = ending_name(p.endings[0].ending, card.language) if p.endings else ""
    manner = words.manner.format(
        ending=ending,
        low=round(p.paragraph.low),
        high=round(p.paragraph.high),
        size=f"{round_size(length):,}",
    )
    return [_gap(words, words.finish), *reminder, *p.farewells[:1], f"*({manner})*"]


def _ends(text: str) -> tuple[str, str]:
    """The first and the last line of prose of a passage, at most 80 characters of each."""
    lines = [
        line.strip()
        for line in text.splitlines()
        if line.strip() and not re.match(r"#|[-*]\s|\d+\.\s|---", line.strip())
    ]
    first, last = (lines[0], lines[-1]) if lines else (text.strip(), text.strip())
    return _clip(first), _clip(last)


def _clip(line: str) -> str:
    """Its first sentence, or as much of it as fits into 80 characters."""
    sentence = re.match(r".{8,80}?[.!?。！？](?=\s|$)", line)
    line = sentence.group() if sentence else line
    return line if len(line) <= 80 else line[:79].rstrip() + "…"


def _place(request: str, sections: int) -> int | None:
    """Which section a request speaks of: '두 번째 문단만 …' is the second."""
    for number, names in enumerate(_PLACES[:sections]):
        if any(name in request.lower() for name in names):
            return number
    return None
