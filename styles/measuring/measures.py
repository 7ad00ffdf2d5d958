"""Measure one post: a few hundred numbers that say how it is written, whatever it is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import nan
from statistics import fmean, median, pstdev

from styles.languages import language_of
from styles.measuring.counted import REGISTERS, Counted, length
from styles.measuring.habits import LAYOUT, PATTERNS, PER
from styles.measuring.slips import slips
from styles.measuring.spacing import ways
from styles.reading.sentences import Morpheme, Sentence

_MANY = 1_000  # morphemes: closed-class words are counted per so many


def measure_post(post: Counted, language: str) -> dict[str, float]:
    """Every measure of a post by name. NaN where the post gives no occasion to choose."""
    found = post.sentences
    judged = [s for s in post.prose if s.text] or found
    morphemes = [m for s in found for m in s.morphemes]
    values: dict[str, float] = {}
    values.update(_words(morphemes, language))
    values.update(_endings(judged))
    values.update(_rhythm(post, judged, language))
    values.update(_hand(post))
    values.update(_layout(post))
    values.update(_shape(post))
    values.update(_scripts(post.text))
    values.update(slips(post, language))
    values.update({f"way {one}|{other}": share for one, other, share in ways(post.text, language)})
    return values


def _words(morphemes: Sequence[Morpheme], language: str) -> Iterator[tuple[str, float]]:
    """Closed-class words and parts of speech per 1,000 morphemes."""
    total = max(len(morphemes), 60)
    counting = language_of(language).counting
    counts = Counter((m.form.lower() if counting.folds_case else m.form, m.tag) for m in morphemes)
    tags: Counter[str] = Counter()
    for (form, tag), n in counts.items():
        tags[tag] += n
        if counting.closed.match(tag) and len(form) <= 12:
            yield f"word {form}/{tag}", n * _MANY / total
    for tag, n in tags.items():
        yield f"tag {tag}", n * _MANY / total
    yield "variety", len({m.form for m in morphemes[:300]}) / 300 if len(morphemes) >= 300 else nan


def _endings(judged: Sequence[Sentence]) -> Iterator[tuple[str, float]]:
    n = len(judged) + 2  # two sentences of nothing, so that one sentence alone is not a habit
    for ending, times in Counter(s.ending for s in judged).items():
        yield f"end {ending}", times / n
    for form, times in Counter(s.form for s in judged if s.form).items():
        yield f"final {form}", times / n
    for first, times in Counter(s.first for s in judged if s.first).items():
        yield f"first {first}", times / n
    opened = Counter(m.form for s in judged for m in s.morphemes[:1] if m.tag.startswith(("MA", "NP", "IC", "MM", "F")))
    for form, times in opened.items():
        yield f"opens {form}", times / n
    registers = [s.ending for s in judged if s.ending in REGISTERS]
    pairs = [a != b for a, b in pairwise(registers)]
    yield "switches", sum(pairs) / len(pairs) if len(pairs) >= 4 else nan
    yield "unmarked", sum(not re.search(r"[.!?。！？…~♡♥)\]:]\W*$", s.text) for s in judged) / n
    yield "asked and answered", sum(_asks(a) and not _asks(b) for a, b in pairwise(judged)) / n


def _asks(sentence: Sentence) -> bool:
    return sentence.text.rstrip().endswith(("?", "？"))


def _rhythm(post: Counted, judged: Sequence[Sentence], language: str) -> Iterator[tuple[str, float]]:
    lengths = [float(length(s, language)) for s in judged]
    if len(lengths) < 3:
        return
    mean, deviation = fmean(lengths), pstdev(lengths)
    counting = language_of(language).counting
    yield "sentence", mean
    yield "sentence deviation", deviation
    yield "sentence median", median(lengths)
    yield "unevenness", deviation / mean if mean else nan
    yield "short sentences", sum(n < counting.short for n in lengths) / len(lengths)
    yield "long sentences", sum(n > counting.long for n in lengths) / len(lengths)
    if len(lengths) >= 8 and deviation:
        yield "echo", sum((a - mean) * (b - mean) for a, b in pairwise(lengths)) / len(lengths) / deviation**2
    words = [w for s in judged for w in s.text.split()]
    yield "word", fmean(map(len, words)) if words else nan
    paragraphs = [len(s) for b, s in zip(post.own.blocks, post.blocks, strict=True) if b.kind == "prose" and s]
    sizes = [len(b.text) for b in post.own.blocks if b.kind == "prose"]
    if paragraphs:
        yield "paragraph", fmean(paragraphs)
        yield "paragraph size", fmean(sizes)
        yield "one-line paragraphs", sum(n == 1 for n in paragraphs) / len(paragraphs)
        yield "paragraph unevenness", pstdev(sizes) / fmean(sizes) if len(sizes) >= 3 else nan
        yield "lines", fmean(b.text.count("\n") + 1 for b in post.own.blocks if b.kind == "prose")
    asides = [len(a) for a in PATTERNS["parenthesis"].findall(post.text)]
    yield "aside size", fmean(asides) if asides else nan


_MARKS = {
    "comma": re.compile("[,，、]"),
    "two dots": re.compile(r"(?<!\.)\.\.(?!\.)"),
    "three dots": re.compile(r"\.{3,}|…"),
    "double commas": re.compile(",,"),
    "many exclamations": re.compile("!!"),
    "colon": re.compile(r":(?=\s)"),
    "slash": re.compile(r"\w/\w"),
    "arrow": re.compile(r"->|→|=>|⇒"),
    "aside in Hangul": re.compile(r"\([^()\n]{0,20}[가-힣][^()\n]{0,60}\)"),
    "gloss": re.compile(r"[가-힣]\([A-Za-z][^()\n]{0,60}\)"),
    "spaced parenthesis": re.compile(r"\w \("),
    "single quotes": re.compile(r"['‘][^'‘’\n]{2,80}['’](?!\w)"),
    "double quotes": re.compile(r"[\"“][^\"“”\n]{1,80}[\"”]"),
    "brackets": re.compile("[「『《〈]"),
    "star": re.compile("[※★☆✅]"),
    "middle dot": re.compile("[·・]"),
    "ellipsis sign": re.compile("…"),
    "curly": re.compile("[“”‘’]"),
}


def _hand(post: Counted) -> Iterator[tuple[str, float]]:
    size = max(300, len(post.text)) / PER
    text = PATTERNS["strike"].sub("", post.text)
    for name, pattern in PATTERNS.items():
        yield name, len(pattern.findall(text if name == "wave" else post.text)) / size
    for name, pattern in _MARKS.items():
        yield name, len(pattern.findall(post.text)) / size


def _layout(post: Counted) -> Iterator[tuple[str, float]]:
    size = max(300, post.own.size) / PER
    for name, times in LAYOUT.items():
        yield name, times(post.own) / size
    yield "italic", post.own.times("italic") / size


def _shape(post: Counted) -> Iterator[tuple[str, float]]:
    own = post.own
    heads = [b.text for b in own.blocks if b.kind == "heading"]
    if heads:
        yield "heading size", fmean(map(len, heads))
        yield "numbered headings", sum(bool(re.match(r"\d|[①-⑳]", h)) for h in heads) / len(heads)
        yield "asking headings", sum(h.rstrip().endswith(("?", "까", "？")) for h in heads) / len(heads)
        yield "headings in Latin", sum(not re.search("[가-힣ぁ-ヿ一-鿿]", h) for h in heads) / len(heads)
        yield "even headings", pstdev(map(len, heads)) / fmean(map(len, heads)) if len(heads) >= 3 else nan
    items = [b.text for b in own.blocks if b.kind == "list"]
    if items:
        yield "item size", fmean(map(len, items))
        yield "items ending in a stop", sum(i.rstrip().endswith((".", "。")) for i in items) / len(items)
        yield "named items", sum(bool(re.match(r"[^:\n]{1,25}: ", i)) for i in items) / len(items)
    blocks = len(own.blocks) or 1
    yield "share of lists", len(items) / blocks
    yield "blank lines", len(own.rows) / max(1, sum(lines + 1 for _, lines in own.rows))
    yield (
        "double blank lines",
        sum(not a.strip() and not b.strip() for a, b in pairwise(own.source)) * PER / max(300, own.size),
    )
    yield "double spaces", nan  # of a line break in Markdown: mostly a converter's spelling, so nobody is heard by it


_SCRIPTS = {
    "hangul": re.compile("[가-힣]+"),
    "kana": re.compile("[ぁ-ヿ]+"),
    "katakana": re.compile("[ァ-ヿ]+"),
    "han": re.compile("[一-鿿]+"),
    "latin": re.compile("[A-Za-z]+"),
    "digits": re.compile(r"\d+"),
    "capitals": re.compile("[A-Z]+"),
}


def _scripts(text: str) -> Iterator[tuple[str, float]]:
    size = max(1, len(text))
    for name, script in _SCRIPTS.items():
        yield f"script {name}", sum(map(len, script.findall(text))) / size
