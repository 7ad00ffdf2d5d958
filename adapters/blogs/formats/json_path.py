"""Take from a platform's answer what it says, whatever it really holds."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from urllib.parse import urljoin, urlsplit

from adapters.blogs.formats.dates import when

Row = Mapping[str, object]
EPOCH = re.compile(r"[0-9]{10}(?:[0-9]{3})?")


def at(answer: object, *path: str | int) -> object:
    """What stands there; None where there is nothing of the kind."""
    for step in path:
        match answer, step:
            case dict(), str():
                answer = answer.get(step)
            case list(), int():
                answer = answer[step] if -len(answer) <= step < len(answer) else None
            case _:
                return None
    return answer


def text(answer: object, *path: str | int) -> str:
    """A text there, or a number as one; empty for anything else."""
    match at(answer, *path):
        case str(said):
            return said.replace("\0", "").encode("utf-8", "replace").decode()  # JSON may hold half a character
        case bool():
            return ""
        case int(number):
            return str(number)
        case _:
            return ""


def address(answer: object, *path: str | int) -> str:
    """The address of a page there; empty for anything else."""
    return web_address(text(answer, *path))


def web_address(said: str, on: str = "") -> str:
    """What was said (`on` a page), if that is the address of a page; else empty."""
    try:
        said = urljoin(on, said.strip())
        parts = urlsplit(said)
    except ValueError:
        return ""
    return said if " " not in said and parts.scheme in ("http", "https") and parts.hostname else ""


def rows(answer: object, *path: str | int) -> Sequence[Row]:
    """The objects in a list there; none where there is no list."""
    found = at(answer, *path)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def is_list(answer: object, *path: str | int) -> bool:
    """Whether there is a list, if only an empty one."""
    return isinstance(at(answer, *path), list)


def texts(answer: object, *path: str | int) -> Sequence[str]:
    """The texts in a list there that are not empty."""
    found = at(answer, *path)
    return [said for each in found if (said := text(each))] if isinstance(found, list) else []


def number(answer: object, *path: str | int) -> int | None:
    """A whole number there of at most nine digits and not below 0, or a text that is one."""
    said = text(answer, *path)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def moment(answer: object, *path: str | int, zone: tzinfo = UTC) -> datetime | None:
    """A date there: written in any way that blogs write one, or in seconds or milliseconds since 1970.

    One without a timezone is on the clock of `zone`, by default that of Greenwich, as most platforms keep it; a number
    is on that of Greenwich, in whole seconds.
    """
    said = text(answer, *path)
    date = datetime.fromtimestamp(int(said[:10]), UTC) if EPOCH.fullmatch(said) else when(said, zone)
    # no blog is older, and the ends of the calendar bear no timezones
    return date if date and 1990 <= date.year <= 2200 else None
