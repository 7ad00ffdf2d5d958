"""Of a blog with many posts the newest are learned from first, and a registration that broke off is begun again."""

import asyncio
from contextlib import aclosing
from dataclasses import replace

from bot.blogs.ingest import ReadSoFar
from bot.blogs.register import Registrar
from bot.errors import Unreachable
from bot.model import Blog, Post, Version
from bot.ports import Replies
from bot.wording import words_in
from storage.cards import SqlCards
from tests.support.desk import NOON
from tests.support.people import BookShelf, Shown, Stage
from tests.support.posts import CHATTY, PLAIN

KO = words_in("ko")
KONG = "https://kong.example"


def many(posts: int) -> list[Post]:
    """So many posts, the newest first."""
    told = (CHATTY[n % len(CHATTY)] for n in range(posts))
    return [
        replace(
            post, key=f"{KONG}/{n}", title=f"{post.title} {n}", markdown=f"{post.markdown}\n\n{n}번째로 쓴 글이에요."
        )
        for n, post in enumerate(told)
    ]


def progress(shown: Shown) -> list[str]:
    return [reply.text for reply in shown.seen]


async def cards(stage: Stage, owner: str) -> list[int]:
    """Of how many posts each version was made, the first one first."""
    [blog] = await stage.store.blogs.blogs(owner)
    return [version.card.posts for version in reversed(await stage.store.cards.versions(blog, 9))]


async def test_the_ten_newest_posts_give_a_voice_and_all_of_them_a_second_version(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(many(24))
    ann = stage.person("ann")
    shown = await ann.says(f"/register-blog {KONG}")
    assert await cards(stage, ann.id) == [10, 24]
    told = [text for text in progress(shown) if "먼저 최근 글 10편으로" in text]
    assert "나머지 14편도 이어서 읽고 있어요" in told[0]
    assert "10 / 24편" in told[0]
    assert "24 / 24편" in told[-2], "it stays there while the others are read"
    assert "배운 글 24편" in shown.text
    assert "달라" not in shown.text, "the first one was no voice that anybody knew"


async def test_one_can_write_with_the_first_voice_while_the_others_are_read(stage: Stage) -> None:
    waits = asyncio.Event()
    posts = many(24)
    stage.shelf.blogs[KONG] = [*posts[:12], waits, *posts[12:]]
    ann = stage.person("ann")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says(f"/register-blog {KONG}"))
        await stage.sees("먼저 최근 글 10편으로")
        assert await cards(stage, ann.id) == [10]
        assert "kong" in (await ann.says("/blogs")).text
        waits.set()
    assert await cards(stage, ann.id) == [10, 24]


async def test_what_was_asked_for_before_there_was_any_voice_is_written_with_the_first_one(stage: Stage) -> None:
    early, late = asyncio.Event(), asyncio.Event()
    posts = many(24)
    stage.shelf.blogs[KONG] = [*posts[:5], early, *posts[5:12], late, *posts[12:]]
    ann = stage.person("ann")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says(f"/register-blog {KONG}"))
        await stage.sees(KO.reading(5, 26))
        draft = tasks.create_task(ann.says("/write 제주"))
        assert (await stage.sees(KO.waits_for_reading())).labels == [KO.stop_button()]
        early.set()
        assert (await draft).text == "# 제목\n\n그냥 그런 하루였어요."
        assert KO.waits_for_reading() in progress(await draft), "in the place of the promise"
        assert await cards(stage, ann.id) == [10], "the others are still read"
        late.set()


async def test_who_waits_for_a_voice_can_stop_it(stage: Stage) -> None:
    waits = asyncio.Event()
    posts = many(24)
    stage.shelf.blogs[KONG] = [*posts[:5], waits, *posts[5:]]
    ann = stage.person("ann")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says(f"/register-blog {KONG}"))
        await stage.sees(KO.reading(5, 25))
        draft = tasks.create_task(ann.says("/write 제주"))
        await ann.mutters(KO.stop_button(), reply_to=await stage.sees(KO.waits_for_reading()))
        assert (await draft).text == KO.stopped()
        waits.set()
    assert stage.writer.prompts == []


async def test_a_blog_of_fifteen_posts_is_learned_at_once(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(many(15))
    ann = stage.person("ann")
    shown = await ann.says(f"/register-blog {KONG}")
    assert await cards(stage, ann.id) == [15]
    assert not [text for text in progress(shown) if "먼저" in text]


async def test_a_voice_that_is_there_already_is_not_learned_from_ten_posts(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(many(24))
    ann = stage.person("ann")
    await ann.says(f"/register-blog {KONG}")
    stage.shelf.blogs[KONG] = list(many(26))
    shown = await ann.says(f"/register-blog {KONG}")
    assert await cards(stage, ann.id) == [10, 24, 26]
    assert not [text for text in progress(shown) if "먼저" in text]


async def test_where_reading_breaks_off_the_first_voice_is_made_better_by_what_there_is(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = [*many(24)[:12], Unreachable("kong.example", 503)]
    stage.shelf.blogs[KONG] += many(24)[13:]
    ann = stage.person("ann")
    shown = await ann.says(f"/register-blog {KONG}")
    assert await cards(stage, ann.id) == [10, 12]
    assert "중간에 막혀서" in shown.text


async def test_where_reading_is_stopped_the_first_voice_stays(stage: Stage) -> None:
    posts = many(24)
    stage.shelf.blogs[KONG] = [*posts[:12], asyncio.Event(), *posts[12:]]
    ann = stage.person("ann")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says(f"/register-blog {KONG}"))
        await stage.sees("12 / ")
        await ann.mutters("/cancel")
    assert await cards(stage, ann.id) == [10]
    assert "# " in (await ann.says("/write 소풍")).text


async def test_where_the_ten_newest_posts_are_in_no_language_we_learn_the_others_decide(stage: Stage) -> None:
    foreign = "Il était une fois un petit chat qui dormait tout le jour dans le jardin de sa vieille maison. " * 3
    posts = many(30)
    others = [replace(post, markdown=f"{foreign} {n}") for n, post in enumerate(posts[:11])]
    stage.shelf.blogs[KONG] = [*others, *posts[11:]]
    ann = stage.person("ann")
    shown = await ann.says(f"/register-blog {KONG}")
    assert await cards(stage, ann.id) == [19]
    assert not [text for text in progress(shown) if "먼저" in text]


async def test_rules_that_were_given_to_the_first_voice_go_over_to_the_second(stage: Stage) -> None:
    posts = many(24)
    ann = stage.person("ann")

    async def gives_a_rule() -> None:
        [kept] = await stage.store.blogs.blogs(ann.id)
        version = await stage.store.cards.version(kept)
        assert version is not None
        ruled = replace(version.card, rules=("ㅎㅎ는 쓰지 않기",))
        await stage.store.cards.keep_card(kept, ruled, stage._now(), version.number)

    stage.shelf.blogs[KONG] = list(posts)
    ruled = False
    async with aclosing(registration(stage, "fake:0")) as replies:
        async for reply in replies:
            if "먼저" in reply.text and not ruled:
                ruled = True
                await gives_a_rule()
    [kept] = await stage.store.blogs.blogs(ann.id)
    version = await stage.store.cards.version(kept)
    assert version is not None
    assert (version.card.posts, version.card.rules) == (24, ("ㅎㅎ는 쓰지 않기",))


class Meddling(SqlCards):
    """A rule of somebody's comes just after their newest card was read."""

    meddles = False

    async def version(self, blog: Blog, number: int | None = None) -> Version | None:
        read = await super().version(blog, number)
        if self.meddles and read:
            self.meddles = False
            await self.keep_card(blog, replace(read.card, rules=("ㅎㅎ는 쓰지 않기",)), NOON, read.number)
        return read


async def test_a_rule_that_comes_while_a_card_is_being_kept_goes_over_to_it(stage: Stage) -> None:
    assert isinstance(stage.store.cards, SqlCards)
    meddling = Meddling(stage.store.cards._database)
    stage.store = replace(stage.store, cards=meddling)
    stage.hires()
    ann = await stage.blogger()
    [blog] = await stage.store.blogs.blogs(ann.id)
    await stage.store.blogs.keep_posts(blog, [replace(post, key=f"b{post.key}") for post in PLAIN])
    meddling.meddles = True
    await stage.ingest.learn(blog, ReadSoFar())
    newest = await stage.store.cards.version(blog)
    assert newest
    assert (newest.card.posts, newest.card.rules) == (len(CHATTY) + len(PLAIN), ("ㅎㅎ는 쓰지 않기",))


# A registration that is begun again


def registration(stage: Stage, message: str) -> Replies:
    registrar: Registrar = stage.refresher._registrar
    return registrar.register("fake:ann", KONG, KO, room="ann", message=message)


async def breaks_off(stage: Stage, when: str) -> None:
    """The process ends as soon as this is shown."""
    async with aclosing(registration(stage, "fake:1")) as replies:
        async for reply in replies:
            if when in reply.text:
                return
    raise AssertionError(f"{when!r} was never shown")


async def goes_on(stage: Stage) -> str:
    """The last thing that is shown when the same message is taken up again."""
    async with aclosing(registration(stage, "fake:1")) as replies:
        return [reply.text async for reply in replies][-1]


async def test_a_registration_goes_on_between_two_posts_and_reads_none_twice(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(CHATTY)
    await breaks_off(stage, "3 / 8")
    assert "배운 글 8편" in await goes_on(stage)
    assert_read_once(stage.shelf, CHATTY)


async def test_a_registration_goes_on_before_its_first_post(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(PLAIN)
    await breaks_off(stage, "살펴보는 중")
    assert "배운 글 3편" in await goes_on(stage)
    assert_read_once(stage.shelf, PLAIN)


async def test_a_registration_goes_on_after_its_first_voice_and_learns_none_from_ten_again(stage: Stage) -> None:
    posts = many(24)
    stage.shelf.blogs[KONG] = list(posts)
    await breaks_off(stage, "먼저 최근 글 10편으로")
    last = await goes_on(stage)
    assert "배운 글 24편" in last
    assert "달라" not in last
    assert await cards(stage, "fake:ann") == [10, 24]
    assert_read_once(stage.shelf, posts)


async def test_a_registration_goes_on_between_its_last_post_and_its_card(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(CHATTY)
    await breaks_off(stage, "배우는 중")
    assert "배운 글 8편" in await goes_on(stage)
    assert_read_once(stage.shelf, CHATTY)


async def test_a_registration_whose_card_was_kept_but_never_shown_shows_it(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(CHATTY)
    await breaks_off(stage, "배운 글 8편")
    last = await goes_on(stage)
    assert "배운 글 8편" in last
    assert await cards(stage, "fake:ann") == [8]
    assert last == await goes_on(stage), "it is the same however often it is asked for"


def assert_read_once(shelf: BookShelf, posts: list[Post]) -> None:
    assert sorted(shelf.opened) == sorted(post.key for post in posts)


async def test_what_was_worked_out_from_posts_is_kept_and_only_new_ones_are_analysed(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(many(24))
    ann = stage.person("ann")
    await ann.says(f"/register-blog {KONG}")
    [blog] = await stage.store.blogs.blogs(ann.id)
    before = await stage.store.analyses.analyses(blog)
    assert len(before) == 24
    changed = replace(many(24)[3], markdown=many(24)[3].markdown + "\n\n나중에 한 줄을 더 적었어요.")
    stage.shelf.blogs[KONG] = [*many(25)[-1:], *many(24)[:3], changed, *many(24)[4:]]
    await ann.says(f"/register-blog {KONG}")
    after = await stage.store.analyses.analyses(blog)
    assert after.keys() - before.keys() == {many(25)[-1].key}
    assert {key for key, one in before.items() if after[key].fingerprint != one.fingerprint} == {changed.key}
