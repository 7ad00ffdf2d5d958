"""What the bot keeps, and keeps apart, on SQLite and on PostgreSQL alike."""

import asyncio
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Text, inspect, make_url, text
from sqlalchemy.exc import StatementError

from bot.errors import Forgotten
from bot.model import Blog, Draft, Post, Revision, Shown, ShownCard, Version
from storage.opening import engine_for, migrations, read
from storage.store import CannotOpen, SqlStore, open_store
from storage.tables import clean, metadata
from styles import StyleCard, learn

T = TypeVar("T")


ANN = "telegram:1"
BEN = "discord:2"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WALK = Post(
    "walk", "산책", "아침에 한강을 걸었어요. 바람이 꽤 차가웠는데요, 그래도 좋았어요.\n\n커피는 편의점에서 샀어요!"
)


@pytest.fixture(scope="session")
def card() -> StyleCard:
    return learn(
        [Post("tea", "Tea", "I like tea in the morning, and I never hurry it. The kettle sings, I wait. " * 3)]
    )


class Desk:
    """A blogger at work: one blog, its card, and drafts about this and that."""

    def __init__(self, store: SqlStore, blog: Blog, card: int) -> None:
        self.store = store
        self.blog = blog
        self.card = card

    @staticmethod
    async def of(person: str, store: SqlStore, card: StyleCard, address: str = "https://blog.example/") -> "Desk":
        blog = await store.keep_blog(Blog("feed", address, "하루 기록", owner=person))
        return Desk(store, blog, await store.keep_card(blog, card, NOON))

    async def draft(self, topic: str = "제주 3일", room: str = "room", own_room: bool = True) -> Draft:
        begun = Draft(self.blog.owner, self.blog.id, self.card, topic, "비가 왔다", room, own_room, NOON)
        return await self.store.begin_draft(begun)

    async def write(self, draft: Draft, said: str, parent: Revision | None = None, request: str = "") -> Revision:
        """A revision from begin to finish; one that stays empty where nothing is said."""
        begun = await self.store.begin(Revision(draft.id, parent.id if parent else None, request))
        written = replace(begun, text=said, whole=bool(said))
        await self.store.finish(written)
        return written


@pytest.fixture
async def ann(store: SqlStore, card: StyleCard) -> Desk:
    return await Desk.of(ANN, store, card)


# Persons


async def test_nobody_has_a_language_until_they_choose_one(store: SqlStore) -> None:
    assert await store.language(ANN) is None
    await store.speaks(ANN, "ko")
    await store.speaks(ANN, "en")
    assert (await store.language(ANN), await store.language(BEN)) == ("en", None)


async def test_choosing_a_language_and_using_a_blog_do_not_undo_each_other(store: SqlStore) -> None:
    await store.speaks(ANN, "en")
    first = await store.keep_blog(Blog("feed", "https://a.example/", "가", owner=ANN))
    second = await store.keep_blog(Blog("feed", "https://b.example/", "나", owner=ANN))
    await store.use(first)
    await store.speaks(ANN, "ko")
    assert await store.language(ANN) == "ko"
    assert await store.blogs(ANN) == [first, second]


# Blogs


async def test_a_blog_registered_again_is_the_same_blog_with_its_new_title(store: SqlStore) -> None:
    before = await store.keep_blog(Blog("feed", "https://a.example/", "옛 제목", owner=ANN))
    after = await store.keep_blog(Blog("feed", "https://a.example/", "새 제목", owner=ANN))
    assert after == replace(before, title="새 제목")
    assert await store.blogs(ANN) == [after]


async def test_the_same_address_is_another_blog_for_another_person_or_kind(store: SqlStore) -> None:
    one = Blog("feed", "same", "t", owner=ANN)
    kept = [await store.keep_blog(blog) for blog in (one, replace(one, kind="files"), replace(one, owner=BEN))]
    assert len({blog.id for blog in kept}) == 3
    assert await store.blogs(BEN) == [kept[2]]


async def test_the_blog_in_use_comes_first_and_then_the_newest(store: SqlStore) -> None:
    a, b, c = [await store.keep_blog(Blog("feed", f"https://{n}.example/", n, owner=ANN)) for n in "abc"]
    assert await store.blogs(ANN) == [c, b, a]
    await store.use(a)
    assert await store.blogs(ANN) == [a, c, b]
    await store.keep_blog(b)
    assert await store.blogs(ANN) == [b, c, a]


async def test_a_blog_kept_without_use_leaves_the_choice_as_it_is(store: SqlStore) -> None:
    a, b, c = [Blog("feed", f"https://{n}.example/", n, owner=ANN) for n in "abc"]
    a, b = await store.keep_blog(a, use=False), await store.keep_blog(b, use=False)
    assert await store.blogs(ANN) == [a, b]
    b = await store.keep_blog(replace(b, title="새 제목"), use=False)
    assert await store.blogs(ANN) == [a, b]
    c = await store.keep_blog(c)
    a = await store.keep_blog(a, use=False)
    assert await store.blogs(ANN) == [c, b, a]


async def test_a_blog_kept_without_use_is_the_one_in_use_where_there_is_no_other(store: SqlStore) -> None:
    await store.speaks(ANN, "ko")
    a, b, c = [Blog("feed", f"https://{n}.example/", n, owner=ANN) for n in "abc"]
    a = await store.keep_blog(a, use=False)
    await store.forget_blog(a)
    b, c = await store.keep_blog(b, use=False), await store.keep_blog(c, use=False)
    assert await store.blogs(ANN) == [b, c]
    assert await store.language(ANN) == "ko"


async def test_a_blog_kept_without_use_leaves_in_use_the_one_that_followed_a_forgotten_one(store: SqlStore) -> None:
    a, b, c, d = [Blog("feed", f"https://{n}.example/", n, owner=ANN) for n in "abcd"]
    a, b, c = [await store.keep_blog(blog) for blog in (a, b, c)]
    await store.forget_blog(c)
    assert await store.blogs(ANN) == [b, a]
    await store.keep_blog(a, use=False)
    d = await store.keep_blog(d, use=False)
    assert await store.blogs(ANN) == [b, d, a]


async def test_a_blog_is_found_by_its_number_by_its_owner_alone(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    assert await ann.store.blog(ann.blog.id, ANN) == ann.blog
    assert await ann.store.blog(ben.blog.id, BEN) == ben.blog
    assert await ann.store.blog(ann.blog.id, BEN) is None
    await ann.store.forget_blog(ann.blog)
    assert await ann.store.blog(ann.blog.id, ANN) is None


@pytest.mark.parametrize("number", [-1, 0, 99, 2**31, 2**63, 10**100])
async def test_a_number_that_names_nothing_finds_nothing(ann: Desk, number: int) -> None:
    await ann.draft()
    assert await ann.store.blog(number, ANN) is None
    assert await ann.store.draft(number, ANN) is None


async def test_nobody_can_use_the_blog_of_somebody_else(store: SqlStore) -> None:
    blog = await store.keep_blog(Blog("feed", "https://a.example/", "t", owner=ANN))
    with pytest.raises(Forgotten):
        await store.use(replace(blog, owner=BEN))
    assert await store.blogs(BEN) == []


# Posts


async def test_posts_come_newest_first_and_those_without_a_date_last(ann: Desk) -> None:
    old, new = (replace(WALK, key=f"{days}", published=NOON + timedelta(days)) for days in (0, 1))
    undated = replace(WALK, key="undated")
    await ann.store.keep_posts(ann.blog, [old, undated, new])
    assert await ann.store.posts(ann.blog) == [new, old, undated]


async def test_a_post_with_a_known_key_is_replaced_and_the_others_stay(ann: Desk) -> None:
    other = replace(WALK, key="other", published=NOON)
    await ann.store.keep_posts(ann.blog, [WALK, other])
    mended = Post("walk", "고친 제목", "고친 글", "https://a.example/walk", NOON + timedelta(1), ("산책", "한강"))
    await ann.store.keep_posts(ann.blog, [mended])
    assert await ann.store.posts(ann.blog) == [mended, other]


async def test_the_last_of_two_posts_with_one_key_stays(ann: Desk) -> None:
    await ann.store.keep_posts(ann.blog, [WALK, replace(WALK, title="나중")])
    assert [post.title for post in await ann.store.posts(ann.blog)] == ["나중"]


async def test_five_thousand_posts_are_kept_at_once(ann: Desk) -> None:
    many = [replace(WALK, key=f"{n}", published=NOON - timedelta(hours=n)) for n in range(5_000)]
    await ann.store.keep_posts(ann.blog, many)
    assert await ann.store.posts(ann.blog) == many


async def test_no_posts_are_kept_without_a_murmur(ann: Desk) -> None:
    await ann.store.keep_posts(ann.blog, [])
    assert await ann.store.posts(ann.blog) == []


async def test_keys_and_addresses_of_any_length_are_told_apart(store: SqlStore) -> None:
    noise = "".join(chr(0xAC00 + n * 7919 % 11172) for n in range(9_000))  # does not compress
    blogs = [await store.keep_blog(Blog("feed", noise + end, "t", owner=ANN)) for end in "ab"]
    posts = [replace(WALK, key=noise + end) for end in "ab"]
    await store.keep_posts(blogs[0], posts)
    assert len(await store.blogs(ANN)) == 2
    assert sorted(post.key for post in await store.posts(blogs[0])) == [post.key for post in posts]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(st.characters(), max_size=50), min_size=1),
    when=st.datetimes(timezones=st.timezones() | st.just(timezone(timedelta(hours=9)))) | st.none(),
)
@example(texts=["첫날"], when=datetime.min.replace(tzinfo=timezone(timedelta(hours=9))))
@example(texts=["끝날"], when=datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))))
async def test_any_text_and_any_moment_comes_back_as_it_went_in(
    ann: Desk, texts: list[str], when: datetime | None
) -> None:
    kept = {clean(t): Post(t, t, t, t, when, tuple(texts)) for t in texts}
    blog = await ann.store.keep_blog(replace(ann.blog, address=repr((texts, when))))
    await ann.store.keep_posts(blog, list(kept.values()))
    found = {post.key: post for post in await ann.store.posts(blog)}
    assert found.keys() == kept.keys()
    for key, post in found.items():
        assert (post.title, post.markdown, post.url) == (key, key, key)
        assert post.tags == tuple(map(clean, texts))
        assert (post.published is None) == (when is None)
        assert post.published is None or post.published.tzinfo is UTC
        if when is not None and 1 < when.year < 9999:
            assert post.published == when


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Z"])))
def test_ordinary_text_is_kept_to_the_letter(ordinary: str) -> None:
    assert clean(ordinary) == ordinary


def test_halves_of_an_emoji_find_each_other_and_a_lost_half_is_marked() -> None:
    assert clean("\ud83d\ude00 \ud83d \0.") == "😀 \ufffd ."


async def test_a_moment_without_a_timezone_is_refused_and_the_refusal_quotes_no_text(ann: Desk) -> None:
    with pytest.raises(StatementError, match="timezone") as caught:
        await ann.store.keep_posts(ann.blog, [replace(WALK, published=datetime(2026, 1, 1))])  # noqa: DTZ001
    assert WALK.title not in str(caught.value)


# Style cards


async def test_a_draft_keeps_the_card_it_was_begun_with(ann: Desk, card: StyleCard) -> None:
    newer = await ann.store.keep_card(ann.blog, replace(card, posts=99), NOON)
    assert await ann.store.card(ann.card) == card
    assert await ann.store.card(newer) == replace(card, posts=99)


async def test_a_blog_that_was_never_learned_has_no_card(ann: Desk) -> None:
    blog = await ann.store.keep_blog(replace(ann.blog, address="https://new.example/"))
    assert await ann.store.version(blog) is None
    assert await ann.store.versions(blog, 9) == []
    with pytest.raises(Forgotten):
        await ann.store.card(ann.card + 1)


async def test_versions_of_a_card_are_numbered_for_each_blog_and_told_newest_first(ann: Desk, card: StyleCard) -> None:
    elsewhere = await Desk.of(ANN, ann.store, card, "https://other.example/")
    later, ruled = NOON + timedelta(1), replace(card, rules=("이모지는 빼 줘",))
    second = await ann.store.keep_card(ann.blog, ruled, later, parent=1)
    third = await ann.store.keep_card(ann.blog, card, later, parent=None)
    told = [
        Version(3, third, None, later, card),
        Version(2, second, 1, later, ruled),
        Version(1, ann.card, None, NOON, card),
    ]
    assert await ann.store.versions(ann.blog, 9) == told
    assert await ann.store.versions(ann.blog, 2) == told[:2]
    assert await ann.store.version(ann.blog) == told[0]
    assert [await ann.store.version(ann.blog, n) for n in (1, 2, 3)] == told[::-1]
    assert [await ann.store.version(ann.blog, n) for n in (0, -1, 4, 999_999_999)] == [None] * 4
    assert await ann.store.versions(elsewhere.blog, 9) == [Version(1, elsewhere.card, None, NOON, card)]


async def test_rules_in_any_words_come_back_as_they_went_in(ann: Desk, card: StyleCard) -> None:
    rules = ("‘~입니다’체 안 써요", 'say "hi"\\ {x}', "\0이모지 ✨ 👨‍👩‍👧")
    await ann.store.keep_card(ann.blog, replace(card, rules=rules), NOON, parent=1)
    newest = await ann.store.version(ann.blog)
    assert newest
    assert newest.card.rules == rules


async def test_messages_lead_to_the_blog_whose_card_they_show(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    await ann.store.remember_card(["m1", "m2", "m2"], ann.blog)
    await ann.store.remember_card(["m2", "m3"], ben.blog)
    shown = [await ann.store.shown_card(message) for message in ("m1", "m2", "m3", "m4")]
    assert shown == [ShownCard(ann.blog), ShownCard(ben.blog), ShownCard(ben.blog), None]
    assert await ann.store.shown("m1") is None


# Drafts


async def test_a_draft_is_found_again_as_it_was_begun(ann: Desk) -> None:
    draft = await ann.draft(own_room=False)
    assert draft.id
    assert await ann.store.drafts(ANN, 5) == [draft]
    assert await ann.store.drafts(BEN, 5) == []


async def test_a_draft_is_found_by_its_number_by_its_owner_alone(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    mine, his = await ann.draft("내 글"), await ben.draft("벤의 글")
    assert await ann.store.draft(mine.id, ANN) == mine
    assert await ann.store.draft(his.id, BEN) == his
    assert await ann.store.draft(mine.id, BEN) is None
    await ann.store.forget_blog(ann.blog)
    assert await ann.store.draft(mine.id, ANN) is None


async def test_the_draft_that_was_worked_on_last_comes_first(ann: Desk) -> None:
    a, b, c = [await ann.draft(topic) for topic in "abc"]
    assert await ann.store.drafts(ANN, 5) == [c, b, a]
    await ann.write(a, "글")
    assert await ann.store.drafts(ANN, 2) == [a, c]


async def test_the_newest_revision_is_the_newest_with_a_text_or_else_the_newest(ann: Desk) -> None:
    draft = await ann.draft()
    assert await ann.store.newest(draft) is None
    empty = await ann.write(draft, "")
    assert await ann.store.newest(draft) == empty
    written = await ann.write(draft, "첫 글")
    await ann.write(draft, "", written)
    assert await ann.store.newest(draft) == written


async def test_a_text_that_broke_off_is_kept_as_far_as_it_came(ann: Desk) -> None:
    draft = await ann.draft()
    begun = await ann.store.begin(Revision(draft.id, None, ""))
    await ann.store.finish(replace(begun, text="여기까", whole=False))
    assert await ann.store.newest(draft) == replace(begun, text="여기까", whole=False)


async def test_a_text_that_grows_is_kept_as_it_was_told_last(ann: Desk) -> None:
    draft = await ann.draft()
    other = await ann.write(draft, "다른 글")
    begun = await ann.store.begin(Revision(draft.id, other.id, "더 길게"))
    for length in range(1, 100):
        await ann.store.finish(replace(begun, text="가나다라마 " * length))
    assert await ann.store.newest(draft) == replace(begun, text="가나다라마 " * 99)
    await ann.store.finish(replace(begun, text="가나다라마 " * 100, whole=True))
    kept = [other, replace(begun, text="가나다라마 " * 100, whole=True)]
    assert await ann.store.lineage(begun) == kept


async def test_revisions_are_counted_for_each_draft_in_the_order_they_were_begun(ann: Desk) -> None:
    draft, other = await ann.draft(), await ann.draft()
    first = await ann.write(draft, "하나")
    elsewhere = await ann.write(other, "딴 글")
    empty = await ann.write(draft, "", first, "더 길게")
    branch = await ann.write(draft, "한", first, "더 짧게")
    await ann.write(draft, "하나!")
    assert [await ann.store.place(revision) for revision in (first, empty, branch)] == [1, 2, 3]
    assert await ann.store.place(elsewhere) == 1
    await ann.store.finish(replace(first, text="하나 둘"))
    assert await ann.store.place(first) == 1


async def test_the_lineage_of_a_branch_leaves_out_the_other_branch(ann: Desk) -> None:
    draft = await ann.draft()
    first = await ann.write(draft, "하나")
    longer = await ann.write(draft, "하나 둘 셋", first, "더 길게")
    shorter = await ann.write(draft, "한", first, "더 짧게")
    again = await ann.write(draft, "하나!", shorter, "느낌표")
    assert await ann.store.lineage(again) == [first, shorter, again]
    assert await ann.store.lineage(longer) == [first, longer]
    assert await ann.store.lineage(first) == [first]


# Messages


async def test_every_message_of_a_draft_leads_to_the_revision_it_shows(ann: Desk) -> None:
    draft = await ann.draft()
    first = await ann.write(draft, "첫 글")
    second = await ann.write(draft, "둘째 글", first, "더 짧게")
    await ann.store.remember(["m1", "m2"], first)
    await ann.store.remember(["m3"], second)
    assert await ann.store.shown("m2") == Shown(draft, first)
    assert await ann.store.shown("m3") == Shown(draft, second)
    assert await ann.store.shown("m4") is None


async def test_a_message_that_shows_another_revision_now_leads_there(ann: Desk) -> None:
    draft = await ann.draft()
    first, second = await ann.write(draft, "첫 글"), await ann.write(draft, "둘째 글")
    await ann.store.remember(["m1", "m2"], first)
    await ann.store.remember(["m2", "m2", "m" * 200], second)
    shown = [await ann.store.shown(message) for message in ("m1", "m2", "m" * 200)]
    assert shown == [Shown(draft, first), Shown(draft, second), Shown(draft, second)]


async def test_plain_words_in_a_room_mean_the_draft_that_was_shown_there_last(ann: Desk) -> None:
    assert await ann.store.shown_last("room", ANN) is None
    a, b = await ann.draft("a"), await ann.draft("b")
    text_a, text_b = await ann.write(a, "가"), await ann.write(b, "나")
    assert await ann.store.shown_last("room", ANN) == Shown(b, text_b)
    await ann.store.remember(["m1"], text_a)
    assert await ann.store.shown_last("room", ANN) == Shown(a, text_a)
    await ann.write(a, "")
    assert await ann.store.shown_last("room", ANN) == Shown(a, text_a)


async def test_plain_words_mean_nothing_where_no_draft_has_a_room_of_its_own(ann: Desk) -> None:
    await ann.write(await ann.draft(room="crowd", own_room=False), "글")
    await ann.write(await ann.draft(room="elsewhere"), "글")
    await ann.draft(room="not begun")
    assert [await ann.store.shown_last(room, ANN) for room in ("crowd", "room", "not begun")] == [None] * 3


async def test_plain_words_mean_the_attempt_where_nothing_has_come_yet(ann: Desk) -> None:
    draft = await ann.draft()
    attempt = await ann.write(draft, "")
    assert await ann.store.shown_last("room", ANN) == Shown(draft, attempt)


async def test_plain_words_in_a_room_of_many_mean_a_draft_of_the_one_who_speaks(ann: Desk, card: StyleCard) -> None:
    ben = await Desk.of(BEN, ann.store, card)
    mine, his = await ann.draft("내 글"), await ben.draft("벤의 글")
    text, his_text = await ann.write(mine, "내 글"), await ben.write(his, "벤의 글")
    assert await ann.store.shown_last("room", ANN) == Shown(mine, text)
    assert await ann.store.shown_last("room", BEN) == Shown(his, his_text)
    assert await ann.store.shown_last("room", "telegram:3") is None


async def test_a_room_has_drafts_once_one_has_it_for_its_own(ann: Desk) -> None:
    await ann.draft(room="crowd", own_room=False)
    assert not await ann.store.has_drafts("crowd")
    assert not await ann.store.has_drafts("room")
    await ann.draft(room="room")
    assert await ann.store.has_drafts("room")
    assert not await ann.store.has_drafts("crowd")
    await ann.store.forget_blog(ann.blog)
    assert not await ann.store.has_drafts("room")


# Forgetting


async def test_a_forgotten_blog_takes_along_all_that_grew_from_it(ann: Desk, card: StyleCard) -> None:
    other = await Desk.of(ANN, ann.store, card, "https://other.example/")
    kept = await other.write(await other.draft("남는 글"), "남는 글")
    drafts = [await ann.draft(), await ann.draft()]
    revisions = [await ann.write(draft, "글") for draft in drafts]
    await ann.store.keep_posts(ann.blog, [WALK])
    await ann.store.remember(["gone"], revisions[0])
    await ann.store.remember(["kept"], kept)
    await ann.store.remember_card(["gone card"], ann.blog)
    await ann.store.remember_card(["kept card"], other.blog)

    assert await ann.store.forget_blog(ann.blog) == 2

    assert await ann.store.blogs(ANN) == [other.blog]
    assert await ann.store.posts(ann.blog) == []
    assert await ann.store.version(ann.blog) is None
    assert await ann.store.versions(ann.blog, 9) == []
    assert await ann.store.shown_card("gone card") == ShownCard(None)
    assert await ann.store.shown_card("kept card") == ShownCard(other.blog)
    assert [draft.topic for draft in await ann.store.drafts(ANN, 5)] == ["남는 글"]
    assert await ann.store.lineage(revisions[0]) == []
    assert await ann.store.shown("gone") == Shown(None, None)
    shown = await ann.store.shown("kept")
    assert shown
    assert shown.revision == kept


async def test_the_newest_blog_is_in_use_after_the_one_in_use_was_forgotten(store: SqlStore) -> None:
    a, b, c = [await store.keep_blog(Blog("feed", f"https://{n}.example/", n, owner=ANN)) for n in "abc"]
    await store.use(a)
    await store.forget_blog(a)
    assert await store.blogs(ANN) == [c, b]


async def test_nobody_can_forget_the_blog_of_somebody_else(ann: Desk) -> None:
    await ann.draft()
    assert await ann.store.forget_blog(replace(ann.blog, owner=BEN)) == 0
    assert await ann.store.blogs(ANN) == [ann.blog]
    assert len(await ann.store.drafts(ANN, 5)) == 1


async def test_a_lineage_of_eleven_hundred_revisions_is_told_and_forgotten(ann: Desk) -> None:
    draft = await ann.draft()
    line = [await ann.store.begin(Revision(draft.id, None, ""))]
    for _ in range(1_099):
        line.append(await ann.store.begin(Revision(draft.id, line[-1].id, "더")))
    assert await ann.store.lineage(line[-1]) == line
    assert await ann.store.forget_blog(ann.blog) == 1


async def test_what_is_written_when_its_blog_is_forgotten_goes_nowhere(ann: Desk, card: StyleCard) -> None:
    draft = await ann.draft()
    being_written = await ann.store.begin(Revision(draft.id, None, ""))
    await ann.store.forget_blog(ann.blog)
    await ann.store.finish(replace(being_written, text="글", whole=True))
    await ann.store.remember(["late"], being_written)
    assert await ann.store.shown("late") == Shown(None, None)
    for too_late in (
        ann.store.begin(Revision(draft.id, being_written.id, "더 짧게")),
        ann.draft(),
        ann.store.keep_posts(ann.blog, [WALK]),
        ann.store.keep_card(ann.blog, card, NOON),
        ann.store.remember_card(["late"], ann.blog),
        ann.store.use(ann.blog),
        ann.store.place(being_written),
    ):
        with pytest.raises(Forgotten):
            await too_late
    assert await ann.store.blogs(ANN) == []


async def test_the_number_of_something_forgotten_never_names_something_else(ann: Desk, card: StyleCard) -> None:
    draft = await ann.draft()
    revision = await ann.write(draft, "글")
    await ann.store.forget_blog(ann.blog)
    ben = await Desk.of(BEN, ann.store, card)
    drafted = await ben.draft()
    written = await ben.write(drafted, "벤의 글")
    assert ben.blog.id > ann.blog.id
    assert ben.card > ann.card
    assert drafted.id > draft.id
    assert written.id > revision.id


async def test_no_byte_of_what_was_forgotten_stays_in_the_files(tmp_path: Path, card: StyleCard) -> None:
    async with open_store(f"sqlite:///{tmp_path}/maltu.db") as store:
        ann = await Desk.of(ANN, store, replace(card, language="canary"))
        await store.keep_posts(ann.blog, [replace(WALK, key=f"{n}", markdown="canary " * 900) for n in range(30)])
        draft = await ann.draft("canary")
        revision = await ann.write(draft, "canary " * 900)
        await ann.write(draft, "canary " * 9_000, revision, "canary")
        assert canaries(tmp_path) > 100
        await store.forget_blog(ann.blog)
        assert canaries(tmp_path) == 0
    assert canaries(tmp_path) == 0


def canaries(folder: Path) -> int:
    return sum(file.read_bytes().count(b"canary") for file in folder.iterdir())


# Many at once, and the end of the world


async def test_sixteen_at_once_in_two_stores_all_get_their_turn(database: str, card: StyleCard) -> None:
    async with open_store(database) as one, open_store(database) as two:
        desks = [await Desk.of(f"telegram:{n}", (one, two)[n % 2], card) for n in range(16)]

        async def work(desk: Desk) -> None:
            for _ in range(5):
                await desk.store.keep_posts(desk.blog, [WALK, replace(WALK, key="other")])
                draft = await desk.draft(room=desk.blog.owner)
                revision = await desk.write(draft, "글")
                await desk.store.remember([f"{draft.id}"], revision)
                assert await desk.store.shown_last(desk.blog.owner, desk.blog.owner) == Shown(draft, revision)

        async with asyncio.TaskGroup() as tasks:
            for desk in desks:
                tasks.create_task(work(desk))
        assert [len(await one.drafts(desk.blog.owner, 99)) for desk in desks] == [5] * 16


async def test_two_who_read_the_same_blog_in_other_orders_do_not_wait_for_ever(ann: Desk) -> None:
    many = [replace(WALK, key=f"{n}") for n in range(2_000)]
    for _ in range(2):
        async with asyncio.timeout(20):
            await asyncio.gather(ann.store.keep_posts(ann.blog, many), ann.store.keep_posts(ann.blog, many[::-1]))
    assert len(await ann.store.posts(ann.blog)) == 2_000


async def test_one_who_forgets_a_blog_that_is_being_read_does_not_wait_for_ever(ann: Desk) -> None:
    known = [replace(WALK, key=f"{n}") for n in range(1_000)]
    new = [replace(WALK, key=f"new {n}") for n in range(1_000)]
    for wait in (n / 200 for n in range(24)):
        blog = await ann.store.keep_blog(ann.blog)
        await ann.store.keep_posts(blog, known)
        async with asyncio.timeout(20):
            reading = asyncio.ensure_future(ann.store.keep_posts(blog, known + new))
            await asyncio.sleep(wait)
            await ann.store.forget_blog(blog)
            await asyncio.wait([reading])
        assert isinstance(reading.exception(), Forgotten | None)
        assert await ann.store.posts(blog) == []


async def test_a_write_that_is_cancelled_leaves_nothing_half_and_blocks_nobody(ann: Desk) -> None:
    many = [replace(WALK, key=f"{n}", markdown="글" * 2_000) for n in range(1_000)]
    for wait in (0.0, 0.003, 0.01, 0.02, 0.03, 0.04, 0.06):
        blog = await ann.store.keep_blog(replace(ann.blog, address=f"{wait}"))
        writing = asyncio.ensure_future(ann.store.keep_posts(blog, many))
        await asyncio.sleep(wait)
        writing.cancel()
        await asyncio.wait([writing])
        assert len(await ann.store.posts(blog)) in (0, len(many))
        await ann.store.keep_posts(blog, [WALK])


WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from bot.model import Draft
from storage.store import open_store

async def write(url, owner, blog, card):
    async with open_store(url) as store:
        while True:
            draft = Draft(owner, int(blog), int(card), "", "", "room", True, datetime.now(UTC))
            print((await store.begin_draft(draft)).id, flush=True)

asyncio.run(write(*sys.argv[1:]))
"""

GROWER = """
import asyncio, sys
from dataclasses import replace
from bot.model import Revision
from storage.store import open_store

async def grow(url, draft):
    async with open_store(url) as store:
        revision = await store.begin(Revision(int(draft), None, ""))
        while True:
            revision = replace(revision, text=revision.text + "가나다 ")
            await store.finish(revision)
            print(len(revision.text), flush=True)

asyncio.run(grow(*sys.argv[1:]))
"""

OPENER = """
import asyncio, sys
from storage.store import open_store

async def open_it(url):
    async with open_store(url) as store:
        print(await store.blogs("nobody"))

asyncio.run(open_it(sys.argv[1]))
"""


async def start(script: str, *words: object) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, *map(str, words), stdout=pipe, stderr=pipe
    )


async def test_a_process_that_is_killed_loses_nothing_it_was_told_is_kept(database: str, card: StyleCard) -> None:
    async with open_store(database) as store:
        ann = await Desk.of(ANN, store, card)
        writer = await start(WRITER, database, ANN, ann.blog.id, ann.card)
        assert writer.stdout
        told = [int(await writer.stdout.readline()) for _ in range(50)]
        writer.send_signal(signal.SIGKILL)
        rest, _ = await writer.communicate()
        told += [int(line) for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
        kept = {draft.id for draft in await store.drafts(ANN, 100_000)}
        assert kept >= set(told)
        await ann.draft()


async def test_a_text_whose_writer_is_killed_is_there_as_it_was_told_last(database: str, card: StyleCard) -> None:
    async with open_store(database) as store:
        ann = await Desk.of(ANN, store, card)
        draft = await ann.draft()
        grower = await start(GROWER, database, draft.id)
        assert grower.stdout
        told = [int(await grower.stdout.readline()) for _ in range(50)]
        grower.send_signal(signal.SIGKILL)
        rest, _ = await grower.communicate()
        told += [int(line) for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
        kept = await store.newest(draft)
        assert kept
        assert not kept.whole
        assert len(kept.text) in (told[-1], told[-1] + len("가나다 "))
        assert kept.text == "가나다 " * (len(kept.text) // len("가나다 "))


async def test_processes_that_start_at_once_migrate_once(database: str) -> None:
    openers = [await start(OPENER, database) for _ in range(3)]
    ends = [await opener.communicate() for opener in openers]
    assert ends == [(b"[]\n", b"")] * 3


async def test_two_stores_opened_at_once_migrate_once(database: str) -> None:
    async def look() -> Sequence[Blog]:
        async with open_store(database) as store:
            return await store.blogs(ANN)

    assert list(await asyncio.gather(look(), look(), look())) == [[], [], []]


async def test_a_server_that_hung_up_is_called_again(postgres_database: str) -> None:
    hang_up = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = "
    async with open_store(postgres_database) as store:
        await store.speaks(ANN, "en")
        await inside(postgres_database, lambda connection: connection.execute(text(hang_up + "current_database()")))
        assert await store.language(ANN) == "en"


# Migrations


async def inside(database: str, look: Callable[[Connection], T]) -> T:
    """What `look` finds in a database, seen without the store."""
    engine = engine_for(read(database), migrating=True)
    try:
        async with engine.execution_options(write=True).begin() as connection:
            return await connection.run_sync(look)
    finally:
        await engine.dispose()


def names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def differences(connection: Connection) -> object:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return compare_metadata(context, metadata)


async def test_migrations_lead_up_and_down_and_up_again(database: str) -> None:
    for _ in range(2):
        await inside(database, lambda connection: command.upgrade(migrations(connection), "head"))
        assert await inside(database, names) == {*metadata.tables, "alembic_version"}
        await inside(database, lambda connection: command.downgrade(migrations(connection), "base"))
        assert await inside(database, names) == {"alembic_version"}


async def test_migrations_lead_to_the_tables_the_program_knows(database: str) -> None:
    async with open_store(database):
        assert await inside(database, differences) == []


async def test_a_migration_that_fails_leaves_nothing_behind(database: str) -> None:
    in_the_way = "CREATE TABLE messages (id INTEGER)"  # the last that the first migration makes
    await inside(database, lambda connection: connection.execute(text(in_the_way)))
    with pytest.raises(CannotOpen, match="messages"):
        async with open_store(database):
            pass
    assert await inside(database, names) == {"messages"}


async def test_a_migration_that_rebuilds_a_table_keeps_what_belongs_to_its_rows(database: str, card: StyleCard) -> None:
    async with open_store(database) as store:
        ann = await Desk.of(ANN, store, card)
        await store.keep_posts(ann.blog, [WALK])

    def rebuild(connection: Connection) -> None:
        with Operations(MigrationContext.configure(connection)).batch_alter_table("blogs") as table:
            table.alter_column("title", existing_type=Text(), nullable=True)

    await inside(database, rebuild)
    async with open_store(database) as store:
        assert await store.posts(ann.blog) == [WALK]


async def test_cards_from_before_there_were_versions_are_versions_now(database: str, card: StyleCard) -> None:
    await inside(database, lambda connection: command.upgrade(migrations(connection), "0001"))

    def keep(connection: Connection) -> None:
        for id, owner in enumerate((ANN, BEN), 1):
            blog = {"id": id, "owner": owner}
            connection.execute(text("INSERT INTO blogs VALUES (:id, :owner, 'feed', 'a', 'm', 't')"), blog)
        for id, blog_id in enumerate((1, 2, 1, 1), 1):
            row = {"id": id, "blog": blog_id, "card": card.to_json()}
            connection.execute(text("INSERT INTO cards VALUES (:id, :blog, :card)"), row)

    await inside(database, keep)
    async with open_store(database) as store:
        [blog] = await store.blogs(ANN)
        told = [(v.number, v.id, v.parent, v.created, v.card == card) for v in await store.versions(blog, 9)]
    assert told == [(3, 4, 2, None, True), (2, 3, 1, None, True), (1, 1, None, None, True)]


async def test_a_database_from_a_newer_version_of_the_program_is_left_alone(database: str) -> None:
    async with open_store(database) as store:
        await store.speaks(ANN, "en")
    newer = "UPDATE alembic_version SET version_num = '9999'"
    await inside(database, lambda connection: connection.execute(text(newer)))
    with pytest.raises(CannotOpen, match="9999"):
        async with open_store(database):
            pass
    assert await inside(database, names) == {*metadata.tables, "alembic_version"}


# Opening


async def test_a_store_remembers_after_it_was_closed(database: str) -> None:
    async with open_store(database) as store:
        await store.speaks(ANN, "en")
    async with open_store(database) as store:
        assert await store.language(ANN) == "en"


async def test_the_folder_of_a_new_file_is_made_and_closed_to_others(tmp_path: Path) -> None:
    async with open_store(f"sqlite+aiosqlite:///{tmp_path}/new/한글 %/maltu.db"):
        pass
    folder = tmp_path / "new" / "한글 %"
    assert [file.name for file in folder.iterdir()] == ["maltu.db"]
    assert folder.stat().st_mode & 0o077 == 0


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def rights_inside(folder: Path) -> dict[str, int]:
    return {file.name: rights(file) for file in folder.iterdir()}


def give(rights: int, *paths: Path) -> None:
    for path in paths:
        path.chmod(rights)


OURS_ALONE = dict.fromkeys(("maltu.db", "maltu.db-wal", "maltu.db-shm"), 0o600)


async def test_the_files_are_for_their_owner_alone_in_a_folder_that_stays_as_it_is(tmp_path: Path) -> None:
    give(0o755, tmp_path)
    async with open_store(f"sqlite:///{tmp_path}/maltu.db") as store:
        await store.speaks(ANN, "en")
        assert rights_inside(tmp_path) == OURS_ALONE
    assert rights(tmp_path) == 0o755


async def test_files_that_others_could_read_are_closed_to_them(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/maltu.db") as store:
        await store.speaks(ANN, "en")
        give(0o644, *(tmp_path / name for name in OURS_ALONE))
        async with open_store(f"sqlite:///{tmp_path}/maltu.db") as again:
            assert await again.language(ANN) == "en"
            assert rights_inside(tmp_path) == OURS_ALONE


async def test_a_file_that_is_no_database_of_ours_is_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("이것은 데이터베이스가 아니에요. " * 99)
    letter.chmod(0o644)
    for address in (letter, tmp_path):
        with pytest.raises(CannotOpen):
            async with open_store(f"sqlite:///{address}"):
                pass
    assert (rights(letter), rights(tmp_path)) == (0o644, 0o700)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"])
async def test_postgresql_is_understood_however_its_address_is_written(postgres_database: str, scheme: str) -> None:
    _, _, rest = postgres_database.partition(":")
    query = "sslmode=prefer&channel_binding=prefer"
    async with open_store(f"{scheme}:{rest}{'&' if '?' in rest else '?'}{query}") as store:
        await store.speaks(ANN, "en")
        assert await store.language(ANN) == "en"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("maltu.db", "not an address"),
        ("postgresql://ann:geheim@[host/maltu", "not an address"),
        ("postgresql://ann:geheim@host:port/maltu", "not an address"),
        ("mysql://ann:geheim@host/maltu", "not mysql://"),
        ("sqlite://", "memory forgets"),
        ("sqlite:///:memory:", "memory forgets"),
        ("sqlite:///{folder}", "Is a directory"),
        ("sqlite:///{folder}/text.db", "not a database"),
        ("sqlite:///{folder}/text.db/maltu.db", "text.db"),
        ("postgresql://ann:geheim@127.0.0.1:1/maltu?password=geheim", "127.0.0.1"),
        ("postgresql://ann:geheim@/maltu?host={folder}", "maltu"),
        ("postgresql://ann:geheim@127.0.0.1:1/maltu?sslmode=geheim2", "sslmode"),
    ],
)
async def test_a_database_that_cannot_be_opened_is_one_line_without_a_password(
    tmp_path: Path, url: str, reason: str
) -> None:
    (tmp_path / "text.db").write_text("이것은 데이터베이스가 아니에요. " * 99)
    with pytest.raises(CannotOpen) as caught:
        async with open_store(url.format(folder=tmp_path)):
            pass
    assert reason in str(caught.value)
    assert "geheim@" not in str(caught.value)
    assert "password" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


async def test_a_database_that_is_not_on_the_server_is_named(postgres_server: str) -> None:
    with pytest.raises(CannotOpen, match=r"nowhere.*does not exist"):
        async with open_store(make_url(postgres_server).set(database="nowhere").render_as_string(False)):
            pass
