"""An analysis of a post as bytes, small enough to be kept beside the post."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from styles.languages import is_learned
from styles.languages.gaps import HEARABLE
from styles.learning.analysis import Analysis, lines_analysed
from styles.reading.own_text import Block, Own, Written, storable
from styles.reading.sentences import Morpheme, Sentence
from styles.scoring.background import KINDS, MEASURES, Background, Cut, Taken, background
from styles.scoring.machine_tells import TELLING

_LEVEL = 6  # of zlib: 9 is 1 % smaller and takes twice as long
_Json = list[Any]


def pack(analysis: Analysis, post: Written) -> bytes:
    """`unpack` reads it again, with the same post at hand. Of measures, those alone that are looked at later; of a line
    whose sentences are not found in it, nothing."""
    return zlib.compress(
        json.dumps(_row(analysis, post), ensure_ascii=False, separators=(",", ":")).encode(*_UTF8), _LEVEL
    )


def unpack(packed: bytes, post: Written) -> Analysis | None:
    """What `pack` made of this post; None for anything else."""
    try:
        return _analysis(json.loads(zlib.decompress(packed).decode(*_UTF8)), post)
    except (zlib.error, ValueError, LookupError, TypeError):
        return None


_UTF8 = ("utf-8", "surrogatepass")


def _row(of: Analysis, post: Written) -> _Json:
    plain = tuple(post.markdown.split("\n"))
    source = None if of.own.source == plain else of.own.source
    lines = lines_analysed(of.joined) if of.sentences else []
    return [
        source,
        [_block(block, of.own.source) for block in of.own.blocks],
        of.own.marks,
        of.own.rows,
        of.language,
        sorted(of.going_on),
        [_sentences(line, of.sentences.get(line)) for line in lines],
        sorted(of.left_out),
        of.figures,
        of.ways,
        [[size, *_measures(taken, of)] for size, taken in of.taken.items()],
    ]


def _analysis(row: _Json, post: Written) -> Analysis:
    source, blocks, marks, rows, language, going_on, sentences, left_out, figures, ways, taken = row
    lines = tuple(post.markdown.split("\n") if source is None else source)
    own = Own(
        storable(post.title).strip(),
        lines,
        tuple(_read_block(block, lines) for block in blocks),
        (),
        tuple((mark, line) for mark, line in marks),
        tuple((line, size) for line, size in rows),
    )
    found = Analysis(own, language, frozenset(going_on))
    return replace(
        found,
        sentences=dict(_read_lines(lines_analysed(found.joined) if sentences else [], sentences)),
        left_out=frozenset(left_out),
        figures=figures,
        ways=None if ways is None else tuple((way, times) for way, times in ways),
        taken=_read_cut(taken, language, figures),
    )


# Blocks: most read as they stand in the source


def _block(block: Block, source: Sequence[str]) -> _Json:
    as_typed = block.text == "\n".join(source[block.start : block.end])
    return [block.kind, None if as_typed else block.text, block.start, block.end]


def _read_block(row: _Json, source: Sequence[str]) -> Block:
    kind, text, start, end = row
    return Block(kind, "\n".join(source[start:end]) if text is None else text, start, end)


# Sentences, line by line


def _sentences(line: str, found: Sequence[Sentence] | None) -> _Json | None:
    if found is None:
        return None
    rows, at = [], 0
    for one in found:
        start = line.find(one.text, at)
        if start < 0:
            return None
        at = start + len(one.text)
        rows.append([start, len(one.text), one.ending, one.form, one.first, one.selves, *_pieces(one.morphemes)])
    return rows


def _pieces(morphemes: Sequence[Morpheme]) -> Iterator[str | Sequence[int]]:
    """Where a morpheme lies is told from the end of the one before it, and its size from its form: zeros, mostly."""
    ends = (0, *(m.start + m.size for m in morphemes))
    yield "\n".join(m.form for m in morphemes)
    yield " ".join(m.tag for m in morphemes)
    yield [m.start - end for m, end in zip(morphemes, ends, strict=False)]
    yield [m.size - len(m.form) for m in morphemes]


def _read_lines(lines: Sequence[str], rows: Sequence[_Json | None]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    for line, found in zip(lines, rows, strict=True):
        if found is not None:
            yield line, tuple(_read_sentence(line, row) for row in found)


def _read_sentence(line: str, row: _Json) -> Sentence:
    start, size, ending, form, first, selves, *pieces = row
    return Sentence(line[start : start + size], ending, form, first, tuple(selves), partial(_morphemes, *pieces))


def _morphemes(forms: str, tags: str, gaps: Sequence[int], sizes: Sequence[int]) -> Iterator[Morpheme]:
    end = 0
    for form, tag, gap, size in zip(forms.split("\n"), tags.split(" "), gaps, sizes, strict=False):
        yield Morpheme(form, tag, end + gap, len(form) + size)
        end += gap + len(form) + size


# Measures: by the places of their names, those of the same value together


@cache
def _names(language: str) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Mapping[str, int]]]:
    figures: Background = background(language)
    names = {kind: figures.space(kind).names for kind in KINDS}
    names[MEASURES] = tuple(dict.fromkeys((*names[MEASURES], *HEARABLE, *TELLING)))
    return names, {kind: {name: n for n, name in enumerate(some)} for kind, some in names.items()}


def _measures(taken: Taken, of: Analysis) -> Iterator[Mapping[str, Sequence[int]]]:
    places = _names(of.language)[1]
    for kind in KINDS:
        by_value: defaultdict[str, list[int]] = defaultdict(list)
        for name, value in getattr(taken, kind).items():
            if name in places[kind]:
                by_value[repr(value)].append(places[kind][name])
        yield by_value


def _read_cut(rows: _Json, language: str, figures: str) -> Cut:
    if not is_learned(language) or background(language).mark != figures:
        return {}
    names = _names(language)[0]
    return {
        size: Taken(*(_read_measures(row, names[k]) for k, row in zip(KINDS, of, strict=True))) for size, *of in rows
    }


def _read_measures(row: Mapping[str, Sequence[int]], names: Sequence[str]) -> Mapping[str, float]:
    return {names[place]: float(value) for value, places in row.items() for place in places}
