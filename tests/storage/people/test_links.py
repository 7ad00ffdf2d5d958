"""Two accounts become one person's and part again, on SQLite and on PostgreSQL alike; nothing of either is lost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.errors import Forgotten
from bot.model import Blog, BlogKind, Claim, Origin
from bot.people.link.code import ALPHABET
from bot.stores import InboxItem, KeptAnalysis, Store
from bot.stores.ledger import Amounts, Window
from bot.stores.links import Linked, LinkOffer, Parted
from storage.people.links import MOST_A_DAY, MOST_OF_A_CODE
from storage.store import open_store
from storage.tables import metadata
from styles import StyleCard
from tests.storage.people.test_forgetting import NOBODYS, fill_both
from tests.support.databases import inside
from tests.support.desk import ANN, BEN, NOON, WALK, Desk

EVE, ANNS, ANNS_CODE, BENS_CODE = "telegram:9", "discord:1", "7K4M2XQ9", "0000ZZZZ"
DAY = Window(ANN, "day", NOON, NOON + timedelta(days=1))
BOTH = frozenset((ANN, BEN))


@dataclass
class Clock:
    time: datetime = NOON

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(begun: str, clock: Clock) -> AsyncIterator[Store]:
    async with open_store(begun, clock.now) as opened:
        yield opened


async def link(store: Store) -> object:
    """Ben types the code that Ann was given."""
    assert await store.links.offer(ANN, ANNS_CODE)
    return await store.links.link(BEN, ANNS_CODE)


# What a code does


async def test_whoever_types_a_code_is_the_one_person_who_asked_for_it(store: Store) -> None:
    assert await store.links.offer(ANN, ANNS_CODE)
    assert await store.links.look(BEN, ANNS_CODE) == LinkOffer(ANN, (ANN,))
    assert (await store.links.person(BEN), await store.links.accounts(BEN)) == (BEN, [BEN])
    linked = await store.links.link(BEN, ANNS_CODE)
    assert isinstance(linked, Linked)
    assert (linked.person, set(linked.accounts), linked.blocked) == (ANN, set(BOTH), False)
    assert [await store.links.person(each) for each in (ANN, BEN, EVE)] == [ANN, ANN, EVE]
    assert await store.links.names([BEN, EVE]) == {ANN: BOTH, BEN: BOTH}


async def test_what_is_said_with_either_account_is_said_by_one_person(store: Store, clock: Clock) -> None:
    await link(store)
    said = await store.inbox.keep([InboxItem("discord:1", BEN, "{}"), InboxItem("telegram:1", EVE, "{}")])
    assert [item.person for item in said] == [ANN, EVE]
    assert [item.person for item in await store.inbox.items("discord:1")] == [ANN]
    for spoken in (ANN, BEN, ANN):
        clock.time += timedelta(seconds=1)
        await store.inbox.keep([InboxItem(f"{spoken} {clock.time}", spoken, "{}")])
        assert (await store.links.accounts(ANN))[0] == spoken


async def test_where_they_spoke_last_is_known_from_day_to_day_when_what_they_said_is_not(
    store: Store, clock: Clock
) -> None:
    await store.people.speaks(ANN, "ko")
    await link(store)
    for days, spoken in enumerate((BEN, ANN, BEN)):
        clock.time += timedelta(days=9)
        await store.inbox.keep([InboxItem(f"{spoken} {days}", spoken, "{}")])
        await store.inbox.end(f"{spoken} {days}")
        clock.time += timedelta(days=9)
        await store.inbox.keep([InboxItem(f"{EVE} {days}", EVE, "{}")])
        assert await store.links.accounts(EVE) == [EVE]
        assert (await store.links.accounts(ANN))[0] == spoken


async def test_a_code_links_once_and_for_ten_minutes_and_only_the_newest(store: Store, clock: Clock) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    await store.links.offer(ANN, BENS_CODE)
    assert await store.links.look(BEN, ANNS_CODE) == "wrong"
    clock.time += timedelta(minutes=10)
    assert isinstance(await store.links.look(BEN, BENS_CODE), LinkOffer)
    clock.time += timedelta(seconds=1)
    assert await store.links.link(BEN, BENS_CODE) == "expired"
    await link(store)
    assert await store.links.link(BEN, ANNS_CODE) == "linked"
    assert await store.links.link("discord:3", ANNS_CODE) == "spent"


async def test_two_codes_that_begin_alike_are_not_there_at_once(store: Store) -> None:
    assert await store.links.offer(ANN, ANNS_CODE)
    assert not await store.links.offer(BEN, "7K4ZZZZZ")
    assert await store.links.look(BEN, ANNS_CODE) == LinkOffer(ANN, (ANN,))
    assert await store.links.offer(ANN, "7K4ZZZZZ")


async def test_a_code_bears_a_few_wrong_ones_and_so_does_a_person_on_a_day(store: Store, clock: Clock) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    for last in ALPHABET[:MOST_OF_A_CODE]:
        assert await store.links.look(BEN, f"7K4M2XQ{last}") == "wrong"
    assert await store.links.link(BEN, ANNS_CODE) == "spent"
    await store.links.offer(ANN, ANNS_CODE)
    for _ in range(MOST_A_DAY - MOST_OF_A_CODE):
        assert isinstance(await store.links.look(BEN, ANNS_CODE), LinkOffer)
        assert await store.links.look(BEN, BENS_CODE) == "wrong"
    assert await store.links.link(BEN, ANNS_CODE) == "often"
    await store.forgetting.forget_person(BEN)
    await store.inbox.keep([InboxItem("again", BEN, "{}")])
    assert await store.links.look(BEN, ANNS_CODE) == "often"
    assert isinstance(await store.links.look("discord:3", ANNS_CODE), LinkOffer)
    clock.time += timedelta(days=1)
    await store.links.offer(ANN, ANNS_CODE)
    assert isinstance(await store.links.look(BEN, ANNS_CODE), LinkOffer)


async def test_a_code_that_others_have_read_is_worth_nothing(store: Store) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    await store.links.void("7K4ZZZZZ")
    assert isinstance(await store.links.look(BEN, ANNS_CODE), LinkOffer)
    await store.links.void(ANNS_CODE)
    assert await store.links.link(BEN, ANNS_CODE) == "spent"


async def test_nobody_is_linked_with_themselves_or_with_two_accounts_of_one_platform(store: Store) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    assert await store.links.link(ANN, ANNS_CODE) == "own"
    assert await store.links.link(EVE, ANNS_CODE) == "taken"
    await store.links.link(BEN, ANNS_CODE)
    await store.links.offer(EVE, BENS_CODE)
    assert await store.links.link(ANN, BENS_CODE) == "taken"
    await store.links.offer(ANN, ANNS_CODE)
    assert await store.links.link("discord:3", ANNS_CODE) == "taken"


async def test_a_code_stands_in_the_database_only_as_a_hash(store: Store, begun: str) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    rows = await inside(begun, lambda db: db.execute(select(metadata.tables["link_codes"])).all())
    assert ANNS_CODE[3:] not in str(rows)


async def test_whoever_has_something_done_for_them_is_linked_once_that_is_over(store: Store) -> None:
    await store.inbox.keep([InboxItem("draft", BEN, "{}"), InboxItem("waits", BEN, "{}")])
    for id in ("draft", "waits"):
        await store.inbox.line_up(id, "write")
    await store.inbox.begin("draft", "process", NOON)
    assert await link(store) == "busy"
    await store.inbox.end("draft", "process")
    assert isinstance(await store.links.link(BEN, ANNS_CODE), Linked)
    assert [(task.id, task.person) for task in await store.inbox.tasks(ANN)] == [("waits", ANN)]


async def test_two_who_type_each_others_codes_at_once_are_one_person_in_the_end(store: Store) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    await store.links.offer(BEN, BENS_CODE)
    done = await asyncio.gather(store.links.link(BEN, ANNS_CODE), store.links.link(ANN, BENS_CODE))
    assert sum(isinstance(one, Linked) for one in done) == 1
    assert len({await store.links.person(each) for each in (ANN, BEN)}) == 1


async def test_one_code_that_two_processes_hear_at_once_links_once(store: Store, begun: str, clock: Clock) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    async with open_store(begun, clock.now) as other:
        tried = [each.links.link(person, ANNS_CODE) for each in (store, other) for person in (BEN, "discord:3")]
        done = await asyncio.gather(*tried)
    assert sum(isinstance(one, Linked) for one in done) == 1
    assert len(await store.links.accounts(ANN)) == 2


# What they have


async def test_every_row_of_either_is_one_persons(begun: str) -> None:
    await inside(begun, fill_both)
    async with open_store(begun, lambda: NOON) as store:
        await inside(begun, lambda db: db.execute(metadata.tables["links"].delete()))
        await link(store)
        given = await store.forgetting.everything(ANN)
        left = await store.forgetting.everything(BEN)
    alone = {"persons", "blocks", "link_codes", "link_tries"}
    theirs = {name for name in metadata.tables if name not in NOBODYS}
    wanted = dict.fromkeys(theirs, 2) | dict.fromkeys(alone, 1) | {"used": 2}
    assert {name: len(rows) for name, rows in given.items()} == wanted
    assert not any(left.values())


async def test_a_blog_of_both_is_one_blog_with_the_posts_cards_and_drafts_of_both(
    store: Store, card: StyleCard
) -> None:
    ann, ben = [await Desk.of(person, store, replace(card, rules=(person,))) for person in (ANN, BEN)]
    other = await Desk.of(BEN, store, card, "https://other.example/")
    tea = replace(WALK, key="tea", title="차")
    await store.blogs.keep_posts(ann.blog, [WALK])
    await store.blogs.keep_posts(ben.blog, [replace(WALK, title="산책 2"), tea])
    await store.analyses.keep_analyses(ben.blog, {"tea": KeptAnalysis("f", b"p")})
    drafts = [await each.draft() for each in (ann, ben, other)]
    revision = await ben.write(drafts[1], "벤의 글")
    await store.messages.remember(["m1"], revision, BEN)
    await store.messages.remember_card(["c1"], ben.blog)
    again = await store.cards.keep_card(ann.blog, card, NOON, parent=1)
    await store.blogs.use(other.blog)

    await link(store)

    assert await store.blogs.blogs(ANN) == [ann.blog, replace(other.blog, owner=ANN)]
    assert sorted(post.title for post in await store.blogs.posts(ann.blog)) == ["산책", "차"]
    assert await store.analyses.analyses(ann.blog) == {}
    kept = await store.drafts.drafts(ANN, 9)
    assert {draft.id: (draft.blog, draft.card) for draft in kept} == {
        drafts[0].id: (ann.blog.id, ann.card),
        drafts[1].id: (ann.blog.id, ben.card),
        drafts[2].id: (other.blog.id, other.card),
    }
    shown = await store.messages.shown_in("m1")
    assert shown
    assert shown.revision == revision
    of_card = await store.messages.shown_card("c1")
    assert of_card
    assert of_card.blog == ann.blog
    newest, *versions = await store.cards.versions(ann.blog, 9)
    assert [(one.id, one.number, one.parent) for one in versions] == [
        (again, 3, 1),
        (ben.card, 2, None),
        (ann.card, 1, None),
    ]
    assert (newest.parent, newest.card.rules) == (3, (BEN,))


async def test_voices_for_topics_go_with_the_blog_they_come_from(store: Store) -> None:
    async def blog(owner: str, address: str) -> Blog:
        kind: BlogKind = "feed" if address.startswith("http") else "files"
        return await store.blogs.keep_blog(Blog(kind, address, "하루", owner=owner))

    anns, bens = [await blog(person, "https://kong.example") for person in (ANN, BEN)]
    same = await blog(ANN, f"voice-of id{anns.id} 여행")
    twin, alone = [await blog(BEN, f"voice-of id{bens.id} {topic}") for topic in ("여행", "요리")]
    await store.blogs.keep_posts(twin, [WALK])
    await link(store)
    known = {one.id: one.address for one in await store.blogs.blogs(ANN)}
    assert known == {anns.id: anns.address, same.id: same.address, alone.id: f"voice-of id{anns.id} 요리"}
    assert await store.blogs.posts(same) == [WALK]


async def test_what_was_proved_or_answered_goes_before_what_is_open(store: Store) -> None:
    ann, ben = [
        await store.blogs.keep_blog(Blog("feed", "https://kong.example", "콩", owner=each)) for each in (ANN, BEN)
    ]
    claim = Claim("maltu-aaa", "https://kong.example", NOON)
    await store.people.keep_claim(ANN, "kong", claim)
    await store.people.keep_claim(BEN, "kong", replace(claim, code="maltu-bbb", proved=NOON))
    await store.origins.keep_origins(ann, [Origin("a", "asked"), Origin("b", "yes")])
    await store.origins.keep_origins(ben, [Origin("a", "no"), Origin("b", "asked")])
    await link(store)
    kept = await store.people.claim(ANN, "kong")
    assert kept
    assert (kept.code, kept.proved) == ("maltu-bbb", NOON)
    assert {key: one.provenance for key, one in (await store.origins.origins(ann)).items()} == {"a": "no", "b": "yes"}


async def test_what_both_have_used_today_is_used_and_of_older_days_nothing(store: Store) -> None:
    await store.ledger.take(Amounts(drafts=2, tokens=5), [DAY], Amounts())
    await store.ledger.take(Amounts(drafts=1, tokens=7), [replace(DAY, person=BEN)], Amounts())
    old = replace(DAY, span="month", begins=NOON - timedelta(days=60))
    new = replace(DAY, span="month", begins=NOON - timedelta(days=3), person=BEN)
    for window in (old, new):
        await store.ledger.take(Amounts(readings=1), [window], Amounts())
    await link(store)
    assert await store.ledger.used([DAY]) == [Amounts(drafts=3, tokens=12)]
    assert await store.ledger.used([old, replace(new, person=ANN)]) == [Amounts(), Amounts(readings=1)]


async def test_a_block_of_one_is_a_block_of_both_and_so_is_its_end(store: Store) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    await store.guests.block(ANN, NOON)
    linked = await store.links.link(BEN, ANNS_CODE)
    assert isinstance(linked, Linked)
    assert linked.blocked
    assert set(await store.guests.blocked()) == set(BOTH)
    assert await store.guests.unblock(BEN)
    assert await store.guests.blocked() == []
    await store.guests.block(BEN, NOON)
    assert set(await store.guests.blocked()) == set(BOTH)
    await store.forgetting.forget_person(ANN)
    assert await store.guests.blocked() == []
    for said, person in enumerate((ANN, BEN)):
        await store.inbox.keep([InboxItem(str(said), person, "{}")])
    assert set(await store.guests.blocked()) == set(BOTH)


async def test_an_account_is_let_in_and_reached_wherever_one_of_the_person_is(store: Store) -> None:
    await link(store)
    await store.guests.admit(BEN, "discord:77")
    assert await store.guests.admitted(ANN) == await store.guests.admitted(BEN) == "discord:77"
    await store.people.introduce(ANN, NOON)
    assert await store.people.is_introduced(BEN)
    id = await store.announcements.prepare("쉬어요", NOON)
    assert await store.announcements.audience() == 1
    assert await store.announcements.claim(id, ["console"]) is None
    assert await store.announcements.claim(id, ["discord"]) == ANN
    assert await store.announcements.claim(id, ["telegram"]) is None


# Late, parted, forgotten


async def test_what_was_still_under_way_for_an_account_goes_over_as_well(
    store: Store, clock: Clock, card: StyleCard
) -> None:
    await link(store)
    late = await Desk.of(BEN, store, card)
    await store.messages.paste(BEN, "room", "글")
    await store.links.gather()
    assert [blog.id for blog in await store.blogs.blogs(ANN)] == [late.blog.id]
    assert await store.messages.pasted_pieces(ANN, "room") == ["글"]
    assert not any((await store.forgetting.everything(BEN)).values())
    clock.time += timedelta(days=1)
    await store.messages.paste(BEN, "room", "글")
    await store.links.gather()
    assert await store.messages.pasted_pieces(BEN, "room") == ["글"]


async def test_accounts_that_part_leave_everything_with_one_and_what_was_used_with_both(
    store: Store, card: StyleCard
) -> None:
    ben = await Desk.of(BEN, store, card)
    await store.ledger.take(Amounts(drafts=4), [DAY], Amounts())
    assert await store.links.unlink(ANN) is None
    await link(store)
    assert await store.links.unlink(ANN) == Parted(ANN, [BEN])
    assert await store.blogs.blogs(ANN) == [replace(ben.blog, owner=ANN)]
    assert await store.blogs.blogs(BEN) == []
    assert await store.ledger.used([DAY, replace(DAY, person=BEN)]) == [Amounts(drafts=4)] * 2
    assert [item.person for item in await store.inbox.keep([InboxItem("hello", BEN, "{}")])] == [BEN]
    assert isinstance(await link(store), Linked)
    assert await store.ledger.used([DAY]) == [Amounts(drafts=8)]


async def test_forgetting_forgets_both_and_what_is_under_way_for_either_brings_nothing_back(
    store: Store, card: StyleCard
) -> None:
    ben = await Desk.of(BEN, store, card)
    await store.inbox.keep([InboxItem("one", ANN, "{}"), InboxItem("two", BEN, "{}")])
    await link(store)
    gone = await store.forgetting.forget_person(BEN)
    assert gone.blogs == 1
    for person in (ANN, BEN):
        assert not any((await store.forgetting.everything(person)).values())
        with pytest.raises(Forgotten):
            await store.blogs.keep_blog(replace(ben.blog, owner=person))
    assert await store.inbox.keep([InboxItem("one", ANN, "{}"), InboxItem("two", BEN, "{}")]) == []
    assert await store.links.person(BEN) == BEN


async def test_the_code_of_somebody_forgotten_is_none_and_nobody_forgotten_links(store: Store) -> None:
    await store.links.offer(ANN, ANNS_CODE)
    await store.forgetting.forget_person(ANN)
    assert await store.links.link(BEN, ANNS_CODE) == "wrong"
    await store.forgetting.forget_person(BEN)
    with pytest.raises(Forgotten):
        await link(store)


async def test_whoever_is_forgotten_while_they_are_linked_leaves_nothing(store: Store, card: StyleCard) -> None:
    ann, ben = [await Desk.of(person, store, card, f"https://{person[0]}.example/") for person in (ANN, BEN)]
    for desk in (ann, ben):
        await desk.draft()
    await store.links.offer(ANN, ANNS_CODE)
    linking = store.links.link(BEN, ANNS_CODE), store.forgetting.forget_person(ANN)
    linked, _ = await asyncio.gather(*linking)
    assert not any((await store.forgetting.everything(ANN)).values())
    assert len(await store.blogs.blogs(BEN)) == (0 if isinstance(linked, Linked) else 1)
