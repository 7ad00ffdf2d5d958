"""Many at once, and the end of the world."""

import asyncio
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import select, text

from bot.errors import Forgotten
from bot.model import Blog, Revision, Shown
from bot.stores import Store
from bot.stores.outdated import Outdated
from storage.database.opening import open_database, postgres_engine, read
from storage.store import open_store
from storage.tables import persons
from styles import StyleCard
from tests.support.databases import hang_up
from tests.support.desk import ANN, NOON, WALK, Desk


async def test_sixteen_at_once_in_two_stores_all_get_their_turn(begun: str, card: StyleCard) -> None:
    async with open_store(begun) as one, open_store(begun) as two:
        desks = [await Desk.of(f"telegram:{n}", (one, two)[n % 2], card) for n in range(16)]

        async def work(desk: Desk) -> None:
            for _ in range(5):
                await desk.store.blogs.keep_posts(desk.blog, [WALK, replace(WALK, key="other")])
                draft = await desk.draft(room=desk.blog.owner)
                revision = await desk.write(draft, "글")
                await desk.store.messages.remember([f"{draft.id}"], revision, ANN)
                assert await desk.store.messages.shown_last(desk.blog.owner, desk.blog.owner) == Shown(draft, revision)

        async with asyncio.TaskGroup() as tasks:
            for desk in desks:
                tasks.create_task(work(desk))
        assert [len(await one.drafts.drafts(desk.blog.owner, 99)) for desk in desks] == [5] * 16


async def test_rules_that_come_at_once_to_two_processes_are_all_kept(begun: str, card: StyleCard) -> None:
    async with open_store(begun) as one, open_store(begun) as two:
        ann = await Desk.of(ANN, one, card)

        async def add(store: Store, rule: str) -> None:
            while newest := await store.cards.version(ann.blog):
                ruled = replace(newest.card, rules=(*newest.card.rules, rule))
                with suppress(Outdated):
                    await store.cards.keep_card(ann.blog, ruled, NOON, newest.number, over=newest.id)
                    return

        await asyncio.gather(*(add((one, two)[n % 2], f"{n}번째") for n in range(12)))
        versions = await one.cards.versions(ann.blog, 99)
        assert [len(version.card.rules) for version in versions] == [*range(12, -1, -1)]
        assert {*versions[0].card.rules} == {f"{n}번째" for n in range(12)}


async def busy_loop() -> None:
    """The loop as a bot with a hundred streams keeps it: free for two milliseconds of twenty-two."""
    while True:
        until = time.perf_counter() + 0.02
        while time.perf_counter() < until:
            pass
        await asyncio.sleep(0.002)


async def test_a_hundred_write_at_once_beside_a_busy_loop_and_nobody_is_locked_out(ann: Desk) -> None:
    draft = await ann.draft()
    begun = [await ann.store.drafts.begin(Revision(draft.id, None, "", owner="one")) for _ in range(100)]
    busy = asyncio.create_task(busy_loop())

    async def write(revision: Revision) -> None:
        for n in range(1, 4):
            await ann.store.drafts.finish(replace(revision, text=f"{revision.id} 글 " * n * 100, whole=n == 3))
            await ann.store.messages.remember([f"{revision.id}"], revision, ANN)

    await asyncio.gather(*map(write, begun))
    busy.cancel()
    shown = [await ann.store.messages.shown_in(f"{revision.id}") for revision in begun]
    texts = {one.revision.text for one in shown if one and one.revision and one.revision.whole}
    assert texts == {f"{revision.id} 글 " * 300 for revision in begun}


async def test_two_who_read_the_same_blog_in_other_orders_do_not_wait_for_ever(ann: Desk) -> None:
    many = [replace(WALK, key=f"{n}") for n in range(2_000)]
    for _ in range(2):
        async with asyncio.timeout(60):
            await asyncio.gather(
                ann.store.blogs.keep_posts(ann.blog, many), ann.store.blogs.keep_posts(ann.blog, many[::-1])
            )
    assert len(await ann.store.blogs.posts(ann.blog)) == 2_000


async def test_one_who_forgets_a_blog_that_is_being_read_does_not_wait_for_ever(ann: Desk) -> None:
    known = [replace(WALK, key=f"{n}") for n in range(500)]
    new = [replace(WALK, key=f"new {n}") for n in range(500)]
    for wait in (n / 200 for n in range(24)):
        blog = await ann.store.blogs.keep_blog(ann.blog)
        await ann.store.blogs.keep_posts(blog, known)
        async with asyncio.timeout(60):
            reading = asyncio.ensure_future(ann.store.blogs.keep_posts(blog, known + new))
            await asyncio.sleep(wait)
            await ann.store.blogs.forget_blog(blog)
            await asyncio.wait([reading])
        assert isinstance(reading.exception(), Forgotten | None)
        assert await ann.store.blogs.posts(blog) == []


async def test_a_write_that_is_cancelled_leaves_nothing_half_and_blocks_nobody(ann: Desk) -> None:
    many = [replace(WALK, key=f"{n}", markdown="글" * 2_000) for n in range(1_000)]
    for wait in (0.0, 0.003, 0.01, 0.02, 0.03, 0.04, 0.06):
        blog = await ann.store.blogs.keep_blog(replace(ann.blog, address=f"{wait}"))
        writing = asyncio.ensure_future(ann.store.blogs.keep_posts(blog, many))
        await asyncio.sleep(wait)
        writing.cancel()
        await asyncio.wait([writing])
        assert len(await ann.store.blogs.posts(blog)) in (0, len(many))
        await ann.store.blogs.keep_posts(blog, [WALK])


WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from bot.model import Draft
from storage.store import open_store

async def write(url, owner, blog, card):
    async with open_store(url) as store:
        while True:
            draft = Draft(owner, int(blog), int(card), "", "", "room", True, datetime.now(UTC))
            print((await store.drafts.begin_draft(draft))[0].id, flush=True)

asyncio.run(write(*sys.argv[1:]))
"""

GROWER = """
import asyncio, sys
from dataclasses import replace
from bot.stores import InboxItem
from bot.model import Revision
from storage.store import open_store

async def grow(url, draft):
    async with open_store(url) as store:
        for n in range(30):
            await store.inbox.keep([InboxItem(f"said {n}", "telegram:1", "{}")])
        whole = await store.drafts.begin(Revision(int(draft), None, "", owner="one"))
        await store.drafts.finish(replace(whole, text="whole", whole=True))
        await store.messages.remember(["m1"], whole, "telegram:1")
        revision = await store.drafts.begin(Revision(int(draft), None, "", owner="one"))
        print(revision.id, flush=True)
        while store.drafts.grow(revision):
            revision = replace(revision, text=revision.text + "가나다 ")
            await asyncio.sleep(0.002)

asyncio.run(grow(*sys.argv[1:]))
"""

OPENER = """
import asyncio, sys
from storage.store import open_store

async def open_it(url):
    async with open_store(url) as store:
        print(await store.blogs.blogs("nobody"))

asyncio.run(open_it(sys.argv[1]))
"""


async def start(script: str, *words: object) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, *map(str, words), stdout=pipe, stderr=pipe
    )


async def test_a_process_that_is_killed_loses_nothing_it_was_told_is_kept(begun: str, card: StyleCard) -> None:
    async with open_store(begun) as store:
        ann = await Desk.of(ANN, store, card)
        writer = await start(WRITER, begun, ANN, ann.blog.id, ann.card)
        assert writer.stdout
        told = [int(await writer.stdout.readline()) for _ in range(50)]
        writer.send_signal(signal.SIGKILL)
        rest, _ = await writer.communicate()
        told += [int(line) for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
        kept = {draft.id for draft in await store.drafts.drafts(ANN, 100_000)}
        assert kept >= set(told)
        await ann.draft()


async def test_a_writer_that_is_killed_loses_at_most_the_end_of_a_growing_text(begun: str, card: StyleCard) -> None:
    async with open_store(begun) as store:
        ann = await Desk.of(ANN, store, card)
        draft = await ann.draft()
        grower = await start(GROWER, begun, draft.id)
        assert grower.stdout
        growing = Revision(draft.id, None, "", id=int(await grower.stdout.readline()))
        async with asyncio.timeout(60):
            while True:
                [kept] = await store.drafts.lineage(growing)
                if kept.text:
                    break
                await asyncio.sleep(0.02)
        grower.send_signal(signal.SIGKILL)
        await grower.communicate()
        [later] = await store.drafts.lineage(growing)
        assert later.text.startswith(kept.text)
        assert later == replace(growing, text="가나다 " * (len(later.text) // 4), owner="one")
        assert len(await store.inbox.unheard()) == 30
        shown = await store.messages.shown_in("m1")
        assert shown
        assert shown.revision
        assert (shown.revision.text, shown.revision.whole) == ("whole", True)


async def test_processes_that_start_at_once_migrate_once(database: str) -> None:
    openers = [await start(OPENER, database) for _ in range(3)]
    ends = [await opener.communicate() for opener in openers]
    assert ends == [(b"[]\n", b"")] * 3


async def test_two_stores_opened_at_once_migrate_once(database: str) -> None:
    async def look() -> Sequence[Blog]:
        async with open_store(database) as store:
            return await store.blogs.blogs(ANN)

    assert list(await asyncio.gather(look(), look(), look())) == [[], [], []]


async def test_a_server_that_hung_up_is_called_again(postgres_database: str) -> None:
    async with open_store(postgres_database) as store:
        await store.people.speaks(ANN, "en")
        await hang_up(postgres_database)
        assert await store.people.language(ANN) == "en"


async def test_whoever_only_reads_does_not_wait_for_a_crowd_that_writes(postgres_database: str) -> None:
    lock = text("SELECT pg_advisory_xact_lock(7)")
    async with open_database(postgres_database) as database, asyncio.timeout(30):
        engine = postgres_engine(read(postgres_database))
        async with engine.begin() as held:
            await held.execute(lock)
            writes = [asyncio.create_task(database.write(lambda db: db.scalar(lock))) for _ in range(40)]
            await asyncio.sleep(0.2)
            assert await database.row(select(persons.c.id)) is None
        await asyncio.gather(*writes)
        await engine.dispose()
