"""The front matter of the next post, from those of the posts before it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from styles.leaving.front_matter.dates import date_like, is_date
from styles.leaving.front_matter.head import Head, KeyLine, read_head, written
from styles.leaving.front_matter.values import items_of, list_like, quoted_like

LAST = 10  # posts that are looked at
_MOST = 0.6  # of them that have a key, or a value, that the next one has, too
OURS = "ai_assisted"  # the key of ours
TAGS = ("tags", "tag", "topics", "keywords")
_CATEGORIES = ("categories", "category")


@dataclass(frozen=True)
class ForHead:
    """What the next post says of itself. `zone`: whose clock is meant where a date names none."""

    title: str
    tags: Sequence[str]
    moment: datetime
    zone: tzinfo
    slug: str = ""
    ai_assisted: bool = False


def next_keys(heads: Sequence[Head | None]) -> tuple[str, ...]:
    """The keys that at least six of the last ten have, in their order; `heads` newest first, None: a post without."""
    last = heads[:LAST]
    orders = [[entry.key for entry in head.entries if entry.key != OURS] for head in last if head]
    counted = Counter(key for order in orders for key in dict.fromkeys(order))
    usual = [key for key, times in counted.items() if times >= _MOST * len(last)]
    newest = max(orders, key=lambda order: len(set(usual) & set(order)), default=[])  # the newest of those with most
    return tuple(sorted(usual, key=lambda key: _place(key, [newest, *orders])))


def _place(key: str, orders: Sequence[Sequence[str]]) -> float:
    """Where it stands in the first order that has it, as a share of that order."""
    return next(order.index(key) / len(order) for order in orders if key in order)


def next_head(blocks: Sequence[str], said: ForHead) -> str:
    """The block with its fences, as its author would begin it; empty where they have none. `blocks` newest first.

    What stays the same from post to post is copied; what only its author knows stands there empty, to be filled in.
    """
    heads = [read_head(block) for block in blocks[:LAST]]
    keys = next_keys(heads)
    there = [head for head in heads if head]
    if not keys or not there:
        return ""
    kind = Counter(head.kind for head in there).most_common(1)[0][0]
    there = [head for head in there if head.kind == kind]
    entries = [_next_entry(key, there, said) for key in keys if any(key in head.values for head in there)]
    if said.ai_assisted:
        entries.append(KeyLine(OURS, {"yaml": f"{OURS}: ", "toml": f"{OURS} = ", "json": f'"{OURS}": '}[kind], "true"))
    return written(kind, sorted(entries, key=_is_table))  # what stands below a table of TOML belongs to it


def _is_table(entry: KeyLine) -> bool:
    return entry.before.startswith("[")


def _next_entry(key: str, heads: Sequence[Head], said: ForHead) -> KeyLine:
    of_key = [entry for head in heads for entry in head.entries if entry.key == key]
    newest = next((entry for entry in of_key if entry.value.strip()), of_key[0])
    value = _value(key, newest.value, heads, said)
    before = newest.before.rstrip(" \t")
    if not value or value.startswith("\n"):
        return KeyLine(key, before, value)
    return KeyLine(key, newest.before if newest.before != before else f"{before} ", value)


def _value(key: str, sample: str, heads: Sequence[Head], said: ForHead) -> str:
    bare = heads[0].kind == "yaml"
    values = [head.values[key] for head in heads if key in head.values]
    match key.lower():
        case "title":
            return quoted_like(sample, said.title, bare)
        case "draft":
            return "true"
        case "slug":
            return quoted_like(sample, said.slug, bare)
        case name if name in TAGS and any(value.strip() for value in values):
            return list_like(sample, said.tags, bare)
        case name if name in _CATEGORIES:
            return _usual(values) or _commonest_category(values, sample, bare)
    if is_date(sample):
        return date_like(sample, said.moment, said.zone)
    if _repeats_title(key, heads):
        return quoted_like(sample, said.title, bare)
    return _usual(values) or _empty(sample, bare)


def _usual(values: Sequence[str]) -> str:
    """What stands there each time, or nearly."""
    value, times = Counter(values).most_common(1)[0]
    return value if times >= _MOST * len(values) and len(values) > 1 else ""


def _commonest_category(values: Sequence[str], sample: str, bare: bool) -> str:
    """One of theirs, where it stands at a third of the posts at least."""
    counted = Counter(name for value in values for name in items_of(value))
    name, times = next(iter(counted.most_common(1)), ("", 0))
    return list_like(sample, [name], bare) if name and times * 3 >= len(values) else ""


def _repeats_title(key: str, heads: Sequence[Head]) -> bool:
    both = [(head.values[key], head.values.get("title")) for head in heads if key in head.values]
    return sum(value.strip("\"'") == (title or "").strip("\"'") for value, title in both) >= _MOST * len(both)


def _empty(sample: str, bare: bool) -> str:
    """Where nothing may not stand, numbers stay as they were."""
    if sample[:1] == "[":
        return "[]"
    if sample[:1] in ("'", '"'):
        return '""'
    return "" if bare or sample.startswith("\n") else sample
