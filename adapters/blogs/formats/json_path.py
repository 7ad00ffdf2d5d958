"""Take from a platform's answer what it says, whatever it really holds."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

Row = Mapping[str, object]


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
    found = at(answer, *path)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def number(answer: object, *path: str | int) -> int | None:
    said = text(answer, *path)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def moment(answer: object, *path: str | int) -> datetime | None:
    """An ISO 8601 date there; one without a timezone is on the clock of Greenwich, as these platforms keep it."""
    try:
        said = datetime.fromisoformat(text(answer, *path))
    except ValueError:
        return None
    if not 1990 <= said.year <= 2200:  # no blog is older, and the ends of the calendar bear no timezones
        return None
    return said if said.tzinfo else said.replace(tzinfo=UTC)
