"""Read what judges answered, however they typed it, and count who won."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal, NamedTuple

Side = Literal["A", "B"]
_MOST_LINES = 20_000
_LONGEST = 2_000  # characters of a line that are looked at

_LEAD = re.compile(  # the pair's number; whether it is written as one ('pair_7', '007') and not like a list's ('7.')
    r"[\s>#*|`\-•(\[]{0,20}((?:pair[_ #-]{0,3})?0{0,3})(\d{1,4})(?:\.txt|번)?(?!\w|[.,]\d)(.*)", re.I
)
_ANSWER = re.compile(
    r"[\s:.,)\]|*`_=>?\-–—]{0,20}(?:answer|verdict|winner|choice|정답|답|텍스트|글|text)?[\s:.,|*`_=>\-–—은는이가]{0,20}"
    r"(?:([AB])|([ab])(?=\s*(?:$|[:.,)\]|*\-–—])))(?:입니다|이에요|예요)?(?!\w)(.*)",
)
_TORN = re.compile(r"\s*(?:/|or\b|,|and\b|또는|\||와|과|&)\s*[AB](?![A-Za-z0-9])")
_EDGES = " \t:.,;|*`_=>-–—()[]"


class Verdict(NamedTuple):
    pair: str  # 'pair_001'
    judge: str  # '' where verdicts are nobody's by name
    side: Side
    reasons: tuple[str, ...]


class Answers(NamedTuple):
    """What could be read, and what could not, each in a few words with its place."""

    verdicts: tuple[Verdict, ...]
    unread: tuple[str, ...]


@dataclass
class _Open:
    pair: str
    side: Side
    reasons: list[str]


def judge_of(name: str) -> tuple[str, str]:
    """Judge and pair that a file name gives: 'verdicts.kim.txt' -> kim; 'pair_003.lee.verdict.txt' -> lee, pair_003."""
    bare = re.sub(r"\.txt$", "", name, flags=re.I)
    if found := re.fullmatch(r"verdicts\.?(.{0,100})", bare, re.I):
        return found[1], ""
    bare = re.sub(r"\.verdict$", "", bare, flags=re.I)
    if found := re.fullmatch(r"pair[_ -]?0{0,3}(\d{1,4})\.?(.{0,100})", bare, re.I):
        return found[2], _named(found[1])
    return bare, ""


def read(name: str, text: str, known: Collection[str]) -> Answers:
    """The verdicts in one file, `known` being the pairs there are.

    Lines like '001 A why', 'pair_001: B' or a JSON object; lines below without a number are reasons. Twice the same
    answer of one judge counts once; both answers count as none.
    """
    judge, pair = judge_of(name)
    found: list[_Open] = []
    unread: list[str] = []
    about = False  # whether the lines that follow are reasons of the last verdict
    for number, line in enumerate(text.lstrip("\ufeff").splitlines()[:_MOST_LINES], 1):
        line = unicodedata.normalize("NFKC", line[:_LONGEST]).strip()
        said = _verdict(line, "" if found else pair, known) if line else None
        if isinstance(said, _Open) and said.pair in known:
            found.append(said)
            about = True
        elif said is None and about:
            found[-1].reasons.append(line.strip(_EDGES))
        elif said is not None or (line and not line.startswith("#")):
            about = about and said is None
            unread.append(f"{name}:{number}: {said if isinstance(said, str) else line[:60]}")
    return _settled(name, judge, found, unread)


def _settled(name: str, judge: str, found: Sequence[_Open], unread: list[str]) -> Answers:
    """One verdict a pair; none where a judge said both."""
    verdicts: list[Verdict] = []
    for pair in dict.fromkeys(f.pair for f in found):
        mine = [f for f in found if f.pair == pair]
        if len({f.side for f in mine}) > 1:
            unread.append(f"{name}: {pair} A, B?")
            continue
        reasons = tuple(r for f in mine for r in f.reasons if r)
        verdicts.append(Verdict(pair, judge, mine[0].side, reasons))
    return Answers(tuple(verdicts), tuple(unread))


def _verdict(line: str, pair: str, known: Collection[str]) -> _Open | str | None:
    """A verdict; what is wrong with one; None where the line is about no pair. `pair` is meant where none is named."""
    if line.startswith("{"):
        return _from_json(line, pair)
    lead = _LEAD.match(line)
    meant = bool(lead and (lead[1] or (len(lead[2]) > 2 and _named(lead[2]) in known)))
    name = _named(lead[2]) if lead else pair
    said = _ANSWER.match(lead[3] if lead else line) if name else None
    if not said or (lead and not meant and said[3] and re.match(r"\s{0,3}\w", said[3])):
        return f"{name}: {line[:60]}" if meant else None
    if _TORN.match(said[3]):
        return f"{name}: {line[:60]}"
    side: Side = "A" if (said[1] or said[2]).upper() == "A" else "B"
    reason = said[3].strip(_EDGES)
    return _Open(name, side, [reason] if reason else [])


def _from_json(line: str, pair: str) -> _Open | str | None:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return line[:60]
    fields = {str(k).lower(): v for k, v in said.items()} if isinstance(said, dict) else {}
    number = re.search(r"\d{1,4}", str(_first(fields, "pair", "id", "name", "number"))[:40])
    answer = str(_first(fields, "answer", "verdict", "winner", "choice", "side")).strip().upper()[:10]
    name = _named(number[0]) if number else pair
    if not name or answer not in ("A", "B"):
        return line[:60]
    why = _first(fields, "reasons", "reason", "tells", "why")
    reasons = why if isinstance(why, list) else str(why).split("\n")
    side: Side = "A" if answer == "A" else "B"
    return _Open(name, side, [" ".join(str(r).split())[:_LONGEST] for r in reasons if str(r).strip()])


def _first(fields: Mapping[str, object], *names: str) -> object:
    return next((fields[n] for n in names if n in fields), "")


def _named(number: str) -> str:
    return f"pair_{int(number):03d}"


class Tally(NamedTuple):
    """How often the first of two arms was taken for the author, and how sure that is (Wilson, 95 %)."""

    first: str
    second: str
    wins: int
    verdicts: int
    pairs: int  # that were judged; one may have several verdicts
    rate: float
    low: float
    high: float


class Outcome(NamedTuple):
    tallies: tuple[Tally, ...]
    verdicts: int
    shown_first: int  # how many verdicts said A
    missing: tuple[str, ...]  # pairs without any verdict
    unread: tuple[str, ...]
    reasons: tuple[tuple[str, str, str, str], ...]  # pair, judge, the arm that was chosen, why


def outcome(answers: Sequence[Answers], key: Mapping[str, Mapping[str, object]]) -> Outcome:
    """The wins of each pair of arms. `key` says of each pair what A and B were."""
    said = [v for a in answers for v in a.verdicts]
    arms = dict.fromkeys(_arms(entry) for entry in key.values())
    return Outcome(
        tallies=tuple(_tally(pair, said, key) for pair in arms),
        verdicts=len(said),
        shown_first=sum(v.side == "A" for v in said),
        missing=tuple(name for name in key if all(v.pair != name for v in said)),
        unread=tuple(u for a in answers for u in a.unread),
        reasons=tuple((v.pair, v.judge, str(key[v.pair][v.side]), reason) for v in said for reason in v.reasons),
    )


def _arms(entry: Mapping[str, object]) -> tuple[str, str]:
    first, second = entry["arms"] if isinstance(entry["arms"], list) else ("", "")
    return str(first), str(second)


def _tally(arms: tuple[str, str], said: Sequence[Verdict], key: Mapping[str, Mapping[str, object]]) -> Tally:
    mine = [v for v in said if _arms(key[v.pair]) == arms]
    wins = sum(key[v.pair][v.side] == arms[0] for v in mine)
    low, high = wilson(wins, len(mine))
    rate = wins / len(mine) if mine else 0.0
    return Tally(*arms, wins, len(mine), len({v.pair for v in mine}), rate, low, high)


def wilson(wins: int, times: int, z: float = 1.959964) -> tuple[float, float]:
    """The score interval of Wilson (1927) for a share; all from 0 to 1 where nothing was counted."""
    if times < 1:
        return 0.0, 1.0
    share, spread = wins / times, z * z / times
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / times + spread / (4 * times))
    return max(0.0, middle - half), min(1.0, middle + half)


def lines(result: Outcome) -> Iterator[str]:
    """The outcome as a table and lists."""
    for t in result.tallies:
        yield (
            f"{t.first} vs {t.second}: {t.wins}/{t.verdicts} ({100 * t.rate:.0f} %, 95 %: "
            f"{100 * t.low:.0f}–{100 * t.high:.0f} %), {t.pairs} pairs"
        )
    if result.verdicts:
        share = 100 * result.shown_first / result.verdicts
        yield f"A was chosen {result.shown_first}/{result.verdicts} ({share:.0f} %)"
    if result.missing:
        yield f"no verdict: {', '.join(result.missing)}"
    yield from (f"not understood: {place}" for place in result.unread)
    for arm in dict.fromkeys(chosen for _, _, chosen, _ in result.reasons):
        yield f"\nwhy {arm} was chosen:"
        yield from (
            f"  {pair}{' ' + judge if judge else ''}: {why}"
            for pair, judge, chosen, why in result.reasons
            if chosen == arm
        )
