"""What changes many times a second is kept as it is by then, by nobody who waits."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Connection

from storage.database.coalesced import Coalesced
from tests.support.worker import until


@dataclass(frozen=True)
class Text:
    id: int
    text: str


@dataclass
class Disk:
    """Keeps texts, but fails at some of the next times; `held` holds it up."""

    fails: list[bool] = field(default_factory=list)
    refuses: set[int] = field(default_factory=set)
    kept: dict[int, str] = field(default_factory=dict)
    times: list[int] = field(default_factory=list)  # how many texts there were each time
    held: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.held.set()

    async def write(self, change: Callable[[Connection], Collection[int]]) -> Collection[int]:
        self.begun.set()
        await self.held.wait()
        if self.fails and self.fails.pop(0):
            raise OSError("disk full")
        return change(cast(Any, None))

    def keep(self, _: Connection, texts: Sequence[Text]) -> Collection[int]:
        self.times.append(len(texts))
        kept = {one.id: one.text for one in texts if one.id not in self.refuses}
        self.kept |= kept
        return kept.keys()

    def coalesced(self) -> Coalesced[Text]:
        return Coalesced(self.write, self.keep)


async def test_only_the_latest_is_kept_and_at_the_latest_when_it_closes() -> None:
    disk = Disk()
    growing = disk.coalesced()
    assert {growing.put(Text(n % 3, f"{n}")) for n in range(300)} == {True}
    await growing.close()
    assert disk.kept == {0: "297", 1: "298", 2: "299"}
    assert disk.times == [3]


async def test_it_is_kept_without_being_closed_again_and_again() -> None:
    disk = Disk()
    growing = disk.coalesced()
    for text in ("하나", "하나 둘"):
        growing.put(Text(1, text))
        await until(lambda text=text: disk.kept.get(1) == text)  # type: ignore[misc]
    await growing.close()


async def test_a_thousand_are_kept_a_hundred_at_a_time() -> None:
    disk = Disk()
    growing = disk.coalesced()
    for n in range(1_000):
        growing.put(Text(n, "글"))
    await growing.close()
    assert len(disk.kept) == 1_000
    assert max(disk.times) == 100


async def test_what_could_not_be_kept_is_kept_the_next_time_unless_there_is_something_newer() -> None:
    disk = Disk(fails=[True])
    disk.held.clear()
    growing = disk.coalesced()
    growing.put(Text(1, "하나"))
    growing.put(Text(2, "하나"))
    await disk.begun.wait()
    growing.put(Text(2, "하나 둘"))
    disk.held.set()
    await until(lambda: disk.kept == {1: "하나", 2: "하나 둘"})
    await growing.close()


async def test_what_was_refused_is_told_to_whoever_puts_it_again() -> None:
    disk = Disk(refuses={1})
    growing = disk.coalesced()
    assert growing.put(Text(1, "하나"))
    assert growing.put(Text(2, "하나"))
    await until(lambda: not growing.put(Text(1, "하나 둘")))
    assert growing.put(Text(2, "하나 둘"))
    await growing.drop(1)
    assert growing.put(Text(1, "다시"))
    await growing.close()


async def test_what_is_dropped_on_its_way_to_a_disk_that_fails_does_not_come_back() -> None:
    disk = Disk(fails=[True])
    disk.held.clear()
    growing = disk.coalesced()
    growing.put(Text(1, "하나"))
    growing.put(Text(2, "하나"))
    await disk.begun.wait()
    dropping = asyncio.ensure_future(growing.drop(1))
    await asyncio.sleep(0)
    assert not dropping.done()
    disk.held.set()
    await dropping
    await growing.close()
    assert disk.kept == {2: "하나"}
