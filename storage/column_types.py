"""Texts, moments and rows of short texts, as every database takes them."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Text, TypeDecorator

from bot.model import AskedQuestion


def clean(text: str) -> str:
    """Text that every database takes: PostgreSQL refuses NUL, and UTF-8 has no half of a surrogate pair."""
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def to_json(value: object) -> str:
    """As json writes it; nothing in a row, which is what most rows of texts hold, takes none of its time."""
    return "[]" if value == [] else json.dumps(value)


def mark(text: str) -> str:
    """Stands for a text of any length in an index; PostgreSQL's hold at most 2,704 bytes."""
    return hashlib.sha256(clean(text).encode()).hexdigest()


class Words(TypeDecorator[str]):
    """Text from anywhere."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Text that every database takes."""
        return None if value is None else clean(value)


class Moment(TypeDecorator[datetime]):
    """A point in time, in UTC on the way out; SQLite itself keeps no timezone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC. Raises ValueError for a moment without a timezone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a timezone")
        try:
            return value.astimezone(UTC)
        except OverflowError:  # within a day of the years 1 and 9999
            return value.replace(tzinfo=UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC, as it went in."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


class Tags(TypeDecorator[tuple[str, ...]]):
    """A row of short texts."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str]:
        """As a list in JSON."""
        return [clean(tag) for tag in value or ()]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...]:
        """As it went in, but for what no database takes."""
        return tuple(value or ())


class Questions(TypeDecorator[tuple[AskedQuestion, ...]]):
    """What somebody was asked about a draft, in order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[AskedQuestion, ...] | None, dialect: Dialect) -> list[dict[str, object]]:
        """As a list of objects in JSON."""
        return [asked._replace(text=clean(asked.text))._asdict() for asked in value or ()]

    def process_result_value(self, value: list[dict[str, Any]] | None, dialect: Dialect) -> tuple[AskedQuestion, ...]:
        """As it went in, but for what no database takes."""
        return tuple(AskedQuestion(**asked) for asked in value or ())
