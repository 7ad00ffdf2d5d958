"""Tell whether two tables hold the same rows, in whatever order and in whichever database."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple


class TableDigest(NamedTuple):
    """How many rows a table holds, and what stands for all of them, in hexadecimal."""

    rows: int
    sum: str


class RowsDigest:
    """The sum of the hashes of rows, which their order does not change (AdHash: Bellare and Micciancio, 1997)."""

    def __init__(self) -> None:
        self._rows = 0
        self._sum = 0

    def add(self, row: bytes) -> None:
        """One more row."""
        self._rows += 1
        self._sum += int.from_bytes(hashlib.blake2b(row, digest_size=32).digest(), "big")

    def digest(self) -> TableDigest:
        """What stands for all that was added."""
        return TableDigest(self._rows, f"{self._sum % (1 << 256):064x}")


def digest_of(rows: Iterable[Iterable[object]]) -> TableDigest:
    """What stands for rows of None, bool, int, float, str, bytes and moments."""
    found = RowsDigest()
    for row in rows:
        found.add(packed(row))
    return found.digest()


def packed(row: Iterable[object]) -> bytes:
    """A row as bytes that no other row has: ('a', None) -> b's1:ar4:None'."""
    parts: list[bytes] = []
    for value in row:
        if isinstance(value, str):
            kind, data = b"s", value.encode("utf-8", "surrogatepass")
        elif isinstance(value, bytes):
            kind, data = b"b", value
        else:
            kind, data = b"r", repr(value).encode()
        parts += (kind, b"%d:" % len(data), data)
    return b"".join(parts)
