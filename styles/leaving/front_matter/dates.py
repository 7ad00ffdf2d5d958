"""A moment in the very form, and the zone, in which somebody writes moments."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_DATE = re.compile(
    r"(?P<quote>[\"']?)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:(?P<gap>T| {1,3})(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<seconds>:\d{2})?(?P<fraction>\.\d{1,9})?"
    r"(?P<space> ?)(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?P=quote)[ \t]{0,20}"
)


def is_date(value: str) -> bool:
    """Whether this is a moment in a form that can be written again."""
    return bool(_DATE.fullmatch(value))


def date_like(sample: str, moment: datetime, zone: tzinfo) -> str:
    """'2024-01-02 03:04:05 +0900' and a moment -> that moment, written so. `zone`: whose clock is meant where none is
    named. Midnight stays midnight. Raises ValueError for a sample that is no date."""
    found = _DATE.fullmatch(sample)
    if not found:
        raise ValueError("no date")
    local = moment.astimezone(_zone(found["zone"]) if found["zone"] else zone)
    mark = found["mark"]
    day = mark.join((f"{local.year:04}", _like(found["month"], local.month), _like(found["day"], local.day)))
    return f"{found['quote']}{day}{_clock(found, local)}{found['quote']}"


def _clock(found: re.Match[str], local: datetime) -> str:
    if not found["gap"]:
        return ""
    midnight = int(found["hour"]) == int(found["minute"]) == 0
    hour, minute, second = (0, 0, 0) if midnight else (local.hour, local.minute, local.second)
    time = f"{_like(found['hour'], hour)}:{minute:02}" + (f":{second:02}" if found["seconds"] else "")
    fraction = "." + "0" * (len(found["fraction"]) - 1) if found["fraction"] else ""
    return f"{found['gap']}{time}{fraction}{found['space'] if found['zone'] else ''}{found['zone'] or ''}"


def _like(sample: str, number: int) -> str:
    """With a zero before it, where the sample has one or shows nothing of that."""
    return f"{number:02}" if len(sample) == 2 and (sample[0] == "0" or int(sample) > 9) else str(number)


def _zone(written: str) -> tzinfo:
    if written == "Z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    ahead = timedelta(hours=min(hours, 23), minutes=min(minutes, 59))
    return timezone(-ahead if written[0] == "-" else ahead)
