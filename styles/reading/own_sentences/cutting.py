"""Cut a line into sentences, each with its place, so that none is torn in two."""

import re
from collections.abc import Iterator

from styles.reading.own_sentences.korean import closes_in_korean

# Where a sentence may end: at marks or moods with a blank or nothing behind them, at a Japanese mark wherever it stands
_ENDS = re.compile(
    r"(?:(?P<marks>[.!?…‥~]++)[\"'”’」』)\]*]{0,4}+(?: ?[ㅋㅎㅠㅜ^]{1,40}+[.!?~;]{0,10}+)?+"
    r"|[ㅋㅎㅠㅜ^]{2,40}+[.!?~;]{0,10}+)(?=\s|\Z)"
    r"|[。！？]++[」』）)”]{0,4}+(?![とっ、])"
)
_QUOTES = re.compile("[\"'”’」』]")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|St|vs|etc|cf|e\.g|i\.e|No|approx)\.\Z", re.I)
_SEEN = 500  # characters before an end that say whether it is one
_OPENING, _CLOSING, _STRAIGHT = "“「『(（【", "”」』)）】", '"'


def sentence_spans(line: str, language: str) -> list[tuple[int, int]]:
    """Where each sentence of one line begins and ends, marks and moods included, blanks between them not.

    What stands in quotation marks or brackets is not cut, nor a Korean sentence where it only pauses ('그게... 좀').
    """
    ends = [*_ends(line, language), len(line)]
    trimmed = (_without_blanks(line, start, end) for start, end in zip([0, *ends], ends, strict=False))
    return [(start, end) for start, end in trimmed if start < end]


def _without_blanks(line: str, start: int, end: int) -> tuple[int, int]:
    cut = line[start:end]
    return end - len(cut.lstrip()), start + len(cut.rstrip())


def _ends(line: str, language: str) -> Iterator[int]:
    start = read = deep = 0
    quoted = False
    for found in _ENDS.finditer(line):
        for char in line[read : found.end()]:
            deep = deep + (char in _OPENING) if char not in _CLOSING else max(0, deep - 1)
            quoted ^= char == _STRAIGHT
        read = found.end()
        if not deep and not quoted and _parts(line[max(start, read - _SEEN) : read], found, language):
            yield read
            start = read


def _parts(piece: str, found: re.Match[str], language: str) -> bool:
    """Whether a sentence ends here and another may begin."""
    marks = found["marks"] or ""
    match language:
        case "ko":
            whole = not _QUOTES.search(found[0]) and closes_in_korean(piece)  # “또 오세요.” 하고 goes on
            return whole or (marks == "." and "가" <= piece[-2:-1] <= "힣")
        case "ja":
            return not marks or marks[0] in "!?"
        case _:
            goes_on = _QUOTES.search(found[0]) and found.string[found.end() + 1 : found.end() + 2].islower()
            return marks[:1] in (".", "!", "?") and not goes_on and not _SHORT_FORM.search(piece[-12:])
