"""Who is let in and who is blocked, and an announcement that reaches everybody once."""

import asyncio
from datetime import timedelta

from bot.model import Blog, Watch
from bot.stores import Announcement, Store
from tests.support.desk import ANN, BEN, NOON


async def test_a_place_lets_somebody_in_until_another_does(store: Store) -> None:
    assert await store.guests.admitted(ANN) == ""
    await store.guests.admit(ANN, "telegram:-1")
    await store.guests.admit(ANN, "telegram:-2")
    assert await store.guests.admitted(ANN) == "telegram:-2"


async def test_a_block_is_remembered_and_nothing_else_of_a_person_changes(store: Store) -> None:
    await store.people.speaks(ANN, "en")
    await store.guests.block(ANN, NOON)
    await store.guests.block(BEN, NOON + timedelta(hours=1))
    assert await store.guests.blocked() == [BEN, ANN]
    assert await store.people.language(ANN) == "en"
    assert await store.guests.unblock(ANN)
    assert not await store.guests.unblock(ANN)
    assert await store.guests.blocked() == [BEN]


async def test_an_announcement_is_sent_once_it_is_confirmed_and_ends_once_nobody_is_untold_anywhere(
    store: Store,
) -> None:
    for person in ("telegram:1", "discord:2"):
        await store.people.speaks(person, "ko")
    id = await store.announcements.prepare("쉬어요", NOON)

    async def unsent(*platforms: str) -> Announcement | None:
        return await store.announcements.unsent(platforms, NOON)

    assert await unsent("telegram") is None
    assert [await store.announcements.confirm(id) for _ in range(2)] == [True, False]
    assert await unsent("telegram") == await unsent("telegram", "discord") == (id, "쉬어요")
    assert await store.announcements.unsent(["telegram"], NOON + timedelta(seconds=1)) is None
    assert await unsent("console") is None
    assert await store.announcements.claim(id, ["telegram"]) == "telegram:1"
    assert await unsent("telegram") is None
    assert not await store.announcements.end(id)
    assert await unsent("discord") == (id, "쉬어요")
    assert await store.announcements.claim(id, ["discord"]) == "discord:2"
    assert [await store.announcements.end(id) for _ in range(2)] == [True, False]
    assert await unsent("discord") is None
    assert not await store.announcements.confirm(99)


async def test_everybody_known_is_claimed_once_however_many_claim_at_once(store: Store) -> None:
    for n in range(5):
        await store.people.speaks(f"telegram:{n}", "ko")
    await store.blogs.keep_blog(Blog("feed", "https://blog.example/", "하루", owner="telegram:owner"))
    await store.people.speaks("discord:7", "ko")
    await store.guests.block("telegram:3", NOON)
    assert await store.announcements.audience() == 6
    id = await store.announcements.prepare("쉬어요", NOON)
    claimed = await asyncio.gather(*(store.announcements.claim(id, ["telegram"]) for _ in range(12)))
    people = sorted(person for person in claimed if person)
    assert people == ["telegram:0", "telegram:1", "telegram:2", "telegram:4", "telegram:owner"]
    later = await store.announcements.prepare("다시 열어요", NOON)
    assert await store.announcements.claim(later, ["discord"]) == "discord:7"
    assert await store.announcements.claim(later, ["discord"]) is None
    assert await store.announcements.claim(later, ["telegram"]) == "telegram:0"


async def test_blogs_of_somebody_who_is_blocked_are_not_looked_at_again(store: Store) -> None:
    blog = await store.blogs.keep_blog(Blog("feed", "https://blog.example/", "하루", owner=ANN))
    await store.blogs.keep_watch(Watch(blog, declared=NOON, due=NOON))
    await store.guests.block(ANN, NOON)
    assert await store.blogs.due(NOON, NOON + timedelta(hours=1), 9) == []
    await store.guests.unblock(ANN)
    assert len(await store.blogs.due(NOON, NOON + timedelta(hours=1), 9)) == 1
