"""Text functions stay linear in what they are given, however hostile it is."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

import pytest

from benchmarks.voice.evaluation.read_back import read_back
from benchmarks.voice.trial.verdicts import read
from bot.card.card_requests import spoken_against, wish
from bot.commands import parse
from styles import (
    Passage,
    Prompt,
    StyleCard,
    Turn,
    Unfamiliar,
    blanks,
    faults,
    learn,
    mended,
    outline,
    prompt,
    spelling,
    squeeze,
)
from styles.measuring.genre import of_request
from styles.measuring.slips import typed
from styles.model import Choice, Standing
from styles.prompting.copied import copied
from styles.prompting.foreign_script import strange
from styles.prompting.percentile_line import percentile_line
from styles.prompting.squeeze import rendered
from styles.reading.own_text import language, own
from styles.reading.sentences import sentences
from styles.reading.tokens import count, cut
from tests.support.authors import Page, card

LONG = 20_000
FIRST = 8_000  # characters at which a square already stands out from what takes long anyway

UNITS = [
    *("[", "(", "`", "*", "~", ">", "#", "{%", "{{<", "{:", "<", "![", "$$", "\\[", "[^", "|", "_", "&", "\\"),
    *("ㅋ", "ㅠ", '"', "'", "“", "「", ".", ",", "-", "=", "+", " ", "\n", "\t", "a", "가", "あ", "1", "\u200b"),
    *(
        "👨\u200d👩\u200d",
        "가\u0301",
        "[(",
        "[a](",
        "![[",
        "*a ",
        "~~a",
        "a@",
        "1-",
        "+1 ",
        "www.",
        "https://",
        "a.",
        ".a",
        ".,",
    ),
    *(
        "<a ",
        "<!--",
        "{% highlight %}",
        "{{< highlight",
        "> ",
        ">\n",
        "- ",
        "-\n",
        "1. ",
        "다. ",
        "(가",
        "a'",
        "/",
        ":",
        "/w\n",
        "할수있",
        "것 이다",
        "되요 ",
        "1. 가\n",
        "가 12, ",
        "[가](·)",
        "001 A ",
        "非",
    ),
]
MIXED = ["".join(UNITS), "".join(reversed(UNITS)), "".join(u + "\n" for u in UNITS), "".join(u + " " for u in UNITS)]


def _card_of(text: str) -> StyleCard:
    passage = Passage(text, text[:50], opening=True, closing=True)
    return replace(card("chatty"), passages=(passage, passage))


def _learned(text: str) -> object:
    with suppress(Unfamiliar):  # most of the letters may be of another script
        return learn(
            [Page("오늘은 비가 왔다. 그래도 나갔다. 아무도 없었다.\n" * 4 + text), Page("그래서 나는 또 나갔다. " * 9)]
        )
    return None


def _choices(spoken: str) -> list[Choice]:
    ways = [(way, other) for rule in spelling.rules(spoken) for way in rule.ways for other in rule.ways]
    return [Choice(way.name, other.name, 9) for way, other in ways if way is not other]


_TOLD = (Standing("sentence", 1.0, 2.0, 12),)

FUNCTIONS: dict[str, Callable[[str], object]] = {
    "own": lambda text: own(Page(text, text)),
    "language": language,
    "korean sentences": lambda text: sentences([text], "ko"),
    "japanese sentences": lambda text: sentences([text], "ja"),
    "english sentences": lambda text: sentences([text], "en"),
    "learn": _learned,  # measures, masks and tells the genre too
    "rendered": lambda text: rendered(_card_of(text)),
    "squeeze": lambda text: squeeze(_card_of(text), 3_000),
    "outline of a topic": lambda text: outline(prompt(card("casual"), text)),
    "outline of notes": lambda text: outline(prompt(card("casual"), "x", text)),
    "outline of a request": lambda text: outline(Prompt(card("casual"), "x", "a\nb", (Turn("x", text),))),
    "outline of a passage": lambda text: outline(prompt(replace(_card_of(text), profile=card("plain").profile), "x")),
    "messages": lambda text: Prompt(card("casual"), text, text, (Turn(text, text),)).messages,
    "typed": lambda text: typed([text, text]),
    "genre of a request": lambda text: of_request(text, text),
    "blanks": lambda text: blanks(text, "ko"),
    "mended": lambda text: mended("가. " * 50 + text, ("가.", text[:40]), "1. " + text),
    "faults": lambda text: faults(prompt(card("chatty"), "비"), text),
    "copied": lambda text: copied(text, [text], ""),
    "strange": lambda text: strange(text, text, "ko"),
    "spelling applied": lambda text: spelling.applied(text, _choices("ko"), "ko"),
    "spelling measured": lambda text: spelling.measured([text], "ko"),
    "wish": wish,
    "spoken against": lambda text: spoken_against("안 " + text, card("chatty")),
    "read back": lambda text: read_back(percentile_line(_TOLD, "ko") + ", " + text, ["sentence"], "ko"),
    "verdicts": lambda text: read("verdicts.kim.txt", text, ("pair_001",)),
    "count": count,
    "cut": lambda text: cut(text, 1_000),
    "parse": parse,
    "parse a command": lambda text: parse("/" + text),
    "parse a topic": lambda text: parse("/write " + text),
}


WEIGHTY = {"own", "korean sentences", "learn"}


def _seconds(does: Callable[[str], object], text: str, times: int) -> float:
    """Of the processor, so that it does not matter what else runs; the least of some times."""
    spent = []
    for _ in range(times):
        started = time.process_time()
        does(text)
        spent.append(time.process_time() - started)
    return min(spent)


def _too_slow(does: Callable[[str], object], unit: str, size: int, times: int = 1) -> bool:
    """Whether a text takes seconds, or four times the text more than eight times as long and any time to speak of.

    What is linear takes four times as long, and what grows with the square sixteen times.
    """
    long = _seconds(does, (unit * size)[:size], times)
    return long > 4 or (long > 0.02 and long > 8 * _seconds(does, (unit * size)[: size // 4], times))


def squares(does: Callable[[str], object], more: Sequence[str] = (), size: int = LONG) -> list[str]:
    """Which pieces, said over and over, take a time that grows faster than the text."""
    does("가")  # loads what is loaded once
    suspect = [unit for unit in [*UNITS, *MIXED, *more] if _too_slow(does, unit, size)]
    # Where a repetition is bounded, a text shorter than the bound looks like a square: a longer one decides.
    return [unit for unit in suspect if _too_slow(does, unit, LONG, times=3)]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    assert squares(FUNCTIONS[name], size=FIRST if name in WEIGHTY else LONG) == []
