"""How the time of something grows with what it is given, whatever else the machine does."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf, sqrt

TRIES = 5
AT_ONCE = 0.001  # seconds; below that the clock measures itself
DECIDES = 10_000  # characters; no pattern of ours is bounded by more than some thousands
MOST = 2.5  # for twice the text: 2 is linear, 4 a square

Text = Callable[[int], str]  # a text of so many characters

# Over and over: what opens and does not close, what a pattern might try at every place, and what people type
PIECES = [
    *("[", "(", "`", "*", "~", ">", "#", "{%", "{{<", "{:", "<", "![", "$$", "\\[", "[^", "|", "_", "&", "\\"),
    *("ㅋ", "ㅠ", '"', "'", "“", "「", ".", ",", "-", "=", "+", " ", "\n", "\t", "a", "가", "あ", "1", "\u200b"),
    *("👨\u200d👩\u200d", "가\u0301", "[(", "[a](", "![[", "*a ", "~~a", "a@", "1-", "+1 ", "www.", "https://"),
    *("a.", ".a", ".,", "<a ", "<!--", "{% highlight %}", "{{< highlight", "> ", ">\n", "- ", "-\n", "1. ", "다. "),
    *("(가", "a'", "/", ":", "/w\n", "할수있", "것 이다", "되요 ", "1. 가\n", "가 12, ", "[가](·)", "001 A ", "非"),
]
MIXED = ["".join(PIECES), "".join(PIECES[::-1]), *("".join(piece + end for piece in PIECES) for end in ("\n", " "))]


def repeated(*pieces: str) -> dict[str, Text]:
    """Each piece said over and over."""

    def text(piece: str) -> Text:
        return lambda size: (piece * (size // len(piece) + 1))[:size]

    return {piece: text(piece) for piece in pieces}


USUAL = repeated(*PIECES, *MIXED)


@dataclass(frozen=True)
class Case:
    """What reads texts of strangers, and the texts; `smallest` in characters."""

    read: Callable[[str], object]
    texts: Mapping[str, Text] = field(default_factory=lambda: USUAL)
    smallest: int = 1_000


def grow_too_fast(case: Case) -> list[str]:
    """The texts for which a longer one takes longer than its length says.

    Where a repetition is bounded, a text shorter than the bound looks like a square: a longer one decides.
    """
    case.read("가")  # loads what is loaded once
    return [
        name
        for name, text in case.texts.items()
        if all(growth(case.read, text, size) >= MOST for size in (case.smallest, DECIDES))
    ]


def growth(read: Callable[[str], object], text: Text, smallest: int) -> float:
    """How many times as long twice the text takes, from the smallest size to four times that: 2 is linear, 4 a square.

    The least of three to five tries counts for each size, and the sizes take turns, so that a slow moment of the
    machine meets them all. A first look at the two ends is enough where it is soon over or shows no square; of the
    tries, the third and any later one that shows none is the last.
    """
    once, twice, four_times = text(smallest), text(2 * smallest), text(4 * smallest)
    longest = _seconds(read, four_times)
    if longest < AT_ONCE:
        return 1.0
    if (grown := sqrt(longest / _seconds(read, once))) < MOST:
        return grown
    short = middle = long = inf
    for tried in range(TRIES):
        short, middle = min(short, _seconds(read, once)), min(middle, _seconds(read, twice))
        long = min(long, _seconds(read, four_times))
        if (grown := min(sqrt(long / short), long / middle)) < MOST and tried >= 2:
            break
    return grown


def _seconds(read: Callable[[str], object], text: str) -> float:
    """Of the processor."""
    started = time.process_time()
    read(text)
    return time.process_time() - started


# What pages of a message are cut from

DULL = [
    "[",
    "`",
    "a",
    "~",
    "*",
    "\n",
    " ",
    "![",
    "[a](",
    "**",
    ".",
    "ㅋ",
    "가.",
    "```\n",
    "\n```",
    "# a\n",
    "a:\n",
    " \n",
]
STRANGE = ["e\u0301", "\u0301", "👩\u200d", "🇰🇷", "http://", "a b ", "\ud83d\ude00"]
