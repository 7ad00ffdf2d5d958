"""Whose a blog is, how its reading goes on, and how it stays current."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.blogs.refresh import AT_ONCE
from bot.blogs.refresh_schedule import DEAD, GIVEN_UP, next_refresh
from bot.errors import BrokenFeed, Forgotten, NoPublicPosts, NotWelcome, Unreachable
from bot.model import Blog, File, Known, MessageId, Post, Skipped
from bot.ports import NOTHING, FoundBlog, Placed, Replies, Source
from bot.stores.operations import FailingPlatform
from bot.wording import words_in
from tests.support.people import BookShelf, FakeRoom, Person, Shown, Stage
from tests.support.posts import CHATTY, PLAIN

KO = words_in("ko")
KONG = "https://kong.example"
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


async def only_blog(stage: Stage, person: Person) -> Blog:
    [blog] = await stage.store.blogs.blogs(person.id)
    return blog


def code_in(shown: Shown) -> str:
    return shown.text.split("`")[1]


# Whose it is


async def test_registering_is_taken_for_the_word_that_the_blog_is_ones_own(stage: Stage) -> None:
    ann = stage.person("ann")
    shown = await ann.says(f"/register-blog {KONG}")
    assert "본인이 쓴 글로 등록했어요(2026-11-24)" in shown.text
    assert "새 글이 올라오면 제가 알아서" in shown.text
    watch = await stage.store.blogs.watch(await only_blog(stage, ann))
    assert watch is not None
    assert watch.declared.date().isoformat() == "2026-11-24"
    assert not watch.proved


async def test_files_are_declared_too_and_never_looked_at_again(stage: Stage) -> None:
    ann = stage.person("ann")

    shown = await ann.says("", files=[File(f"{p.title}.md", p.markdown.encode()) for p in CHATTY])
    assert "본인이 쓴 글로 등록했어요" in shown.text
    assert "알아서" not in shown.text
    assert not await stage.refresher.give_due()


async def test_a_blog_that_refuses_programs_is_left_unread_until_its_owner_puts_a_code_there(stage: Stage) -> None:
    stage.shelf.heeds.add(KONG)
    ann = stage.person("ann")
    refused = await ann.says(f"/register-blog {KONG}")
    assert "robots.txt" in refused.text
    assert ".md·.txt·.zip" in refused.text
    assert stage.shelf.opened == []
    assert refused.labels == ["문구를 넣었어요"]
    too_early = await ann.presses(refused, "문구를 넣었어요")
    assert "아직" in too_early.text
    assert code_in(too_early) == code_in(refused), "the code stays the same"
    stage.prover.says[KONG] = f"안녕하세요. {code_in(refused)} 콩이네입니다."
    read = await ann.presses(too_early, "문구를 넣었어요")
    assert "배운 글 8편" in read.text
    assert "본인 블로그인 걸 확인했어요" in read.text
    del stage.prover.says[KONG]
    assert "배운 글 8편" in (await ann.says(f"/register-blog {KONG}")).text, "once shown is enough"


async def test_posts_kept_out_of_search_engines_are_named_and_a_proof_opens_them(stage: Stage) -> None:
    hidden = [Skipped("숨긴 글", "noindex"), Skipped("또 숨긴 글", "noindex")]
    stage.shelf.blogs[KONG] = [*CHATTY, *hidden]
    ann = stage.person("ann")
    read = await ann.says(f"/register-blog {KONG}")
    assert "검색에 안 나오게 해 두신 글 2편은 읽지 않았어요" in read.text
    assert "문구를 넣었어요" in read.labels
    stage.prover.says[KONG] = code_in(read)
    stage.shelf.blogs[KONG] = [*CHATTY, *PLAIN]
    again = await ann.presses(read, "문구를 넣었어요")
    assert "본인 블로그인 걸 확인했어요" in again.text
    assert "배운 글 11편" in again.text


async def test_somebody_elses_code_opens_nothing(stage: Stage) -> None:
    stage.shelf.heeds.add(KONG)
    ann, bob = stage.person("ann"), stage.person("bob")
    stage.prover.says[KONG] = code_in(await ann.says(f"/register-blog {KONG}"))
    await ann.says(f"/register-blog {KONG}")
    refused = await bob.says(f"/register-blog {KONG}")
    assert "robots.txt" in refused.text
    assert code_in(refused) != stage.prover.says[KONG]
    assert not await stage.store.blogs.blogs(bob.id)


async def test_where_every_blog_must_be_proved_nothing_is_read_before(stage: Stage) -> None:
    stage.ownership = "verify"
    stage.hires()
    ann = stage.person("ann")
    asked = await ann.says(f"/register-blog {KONG}")
    assert "먼저 본인 블로그인지 확인할게요" in asked.text
    assert stage.shelf.looks == 0
    stage.prover.says[KONG] = code_in(asked)
    assert "배운 글 8편" in (await ann.presses(asked, "문구를 넣었어요")).text


async def test_a_proof_does_not_hold_for_the_blog_that_an_address_leads_to(stage: Stage) -> None:
    stage.ownership = "verify"
    stage.hires()
    stage.shelf.leads["https://mine.example"] = KONG
    ann = stage.person("ann")
    stage.prover.says["https://mine.example"] = code_in(await ann.says("/register-blog https://mine.example"))
    shown = await ann.says("/register-blog https://mine.example")
    assert KONG in shown.text
    assert "먼저 본인 블로그인지 확인할게요" in shown.text
    assert stage.shelf.opened == []
    assert not await stage.store.blogs.blogs(ann.id)


async def test_a_proof_holds_for_the_blog_that_an_address_leads_to_where_the_code_stands_there_too(
    stage: Stage,
) -> None:
    stage.shelf.leads["https://mine.example"] = KONG
    stage.ownership = "verify"
    stage.hires()
    ann = stage.person("ann")
    code = code_in(await ann.says("/register-blog https://mine.example"))
    stage.prover.says |= {"https://mine.example": code, KONG: code}
    assert "배운 글 8편" in (await ann.says("/register-blog https://mine.example")).text


async def test_what_was_proved_once_is_not_looked_for_again(stage: Stage) -> None:
    stage.shelf.heeds.add(KONG)
    ann = stage.person("ann")
    stage.prover.says[KONG] = code_in(await ann.says(f"/register-blog {KONG}"))
    await ann.says(f"/register-blog {KONG}")
    looks = stage.prover.looks
    await ann.says(f"/register-blog {KONG}")
    assert stage.prover.looks == looks


async def test_a_code_is_short_and_has_no_letters_that_look_alike(stage: Stage) -> None:
    stage.shelf.heeds.add(KONG)
    asked = await stage.person("ann").says(f"/register-blog {KONG}")
    assert re.fullmatch("maltu-[2-9abcdefghjkmnpqrstuvwxyz]{8}", code_in(asked))


async def test_the_longest_address_can_be_proved_by_a_button_too(stage: Stage) -> None:
    url = f"https://{'long' * 15}.example"
    stage.shelf.blogs[url] = list(CHATTY)
    stage.shelf.heeds.add(url)
    ann = stage.person("ann")
    asked = await ann.says(f"/register-blog {url}")
    stage.prover.says[url] = code_in(asked)
    assert "배운 글 8편" in (await ann.presses(asked, "문구를 넣었어요")).text


async def test_saying_that_the_code_is_there_is_enough_also_after_a_restart(stage: Stage) -> None:
    stage.shelf.heeds.add(KONG)
    ann = stage.person("ann")
    stage.prover.says[KONG] = code_in(await ann.says(f"/register-blog {KONG}"))
    async with stage.restarted():
        assert "배운 글 8편" in (await ann.says("넣었어요!")).text


async def test_where_no_code_was_asked_for_those_words_mean_nothing_special(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 소풍")
    assert "# " in (await ann.says("넣었어요")).text


async def test_a_blog_whose_posts_alone_refuse_programs_asks_for_the_code_as_well(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = [NotWelcome("kong.example")]
    ann = stage.person("ann")
    refused = await ann.says(f"/register-blog {KONG}")
    assert "robots.txt" in refused.text
    assert refused.labels == ["문구를 넣었어요"]
    stage.prover.says[KONG] = code_in(refused)
    stage.shelf.blogs[KONG] = list(CHATTY)
    assert "배운 글 8편" in (await ann.presses(refused, "문구를 넣었어요")).text


async def test_where_a_proved_address_leads_to_a_blog_that_refuses_programs_that_one_is_to_be_proved(
    stage: Stage,
) -> None:
    stage.shelf.heeds.add("https://mine.example")
    stage.shelf.blogs["https://mine.example"] = []
    ann = stage.person("ann")
    stage.prover.says["https://mine.example"] = code_in(await ann.says("/register-blog https://mine.example"))
    stage.shelf.refuses["https://mine.example"] = NotWelcome("kong.example")
    refused = await ann.says("/register-blog https://mine.example")
    assert code_in(refused) not in stage.prover.says["https://mine.example"]
    stage.prover.says[KONG] = code_in(refused)
    assert "배운 글 8편" in (await ann.presses(refused, "문구를 넣었어요")).text


# Reading goes on where it broke off


async def test_a_reading_that_broke_off_goes_on_without_reading_anything_twice(stage: Stage) -> None:
    stage.shelf.blogs["https://flaky.example"] = [*CHATTY[:5], Unreachable("flaky.example", 503)]
    ann = stage.person("ann")
    assert "중간에 막혀서" in (await ann.says("/register-blog https://flaky.example")).text
    stage.shelf.blogs["https://flaky.example"] = list(CHATTY)
    shown = await ann.says("/register-blog https://flaky.example")
    assert "배운 글 8편" in shown.text
    assert sorted(stage.shelf.opened) == sorted(post.key for post in CHATTY)


async def test_what_a_crash_interrupted_is_read_to_its_end_and_told_of(stage: Stage) -> None:
    ann = stage.person("ann")
    blog = Blog("feed", KONG, "kong", ann.id)
    room = stage.room("ann", private=True)
    await stage.ingest.begin(blog, "", room.id, "fake:1")
    async with stage.restarted():
        stage.passes(timedelta(hours=2))
        assert await stage.refresher.give_due()
        assert "마저 읽었어요" in stage.answers[-1].text
        assert stage.answers[-1].room is room
        assert "# " in (await ann.says("/write 소풍")).text


async def test_a_reading_that_was_cancelled_is_not_taken_up_again_until_the_person_asks(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = [CHATTY[0], asyncio.Event(), *CHATTY[1:]]
    ann = stage.person("ann")
    async with asyncio.TaskGroup() as tasks:
        reading = tasks.create_task(ann.says(f"/register-blog {KONG}"))
        await stage.sees("1 / ")
        await ann.mutters("/cancel")
    assert reading.result().text == KO.stopped()
    stage.shelf.blogs[KONG] = list(CHATTY)
    stage.passes(timedelta(days=1))
    assert not await stage.refresher.give_due()
    assert "배운 글 8편" in (await ann.says(f"/register-blog {KONG}")).text
    assert sorted(stage.shelf.opened) == sorted(post.key for post in CHATTY)
    stage.passes(timedelta(days=1))
    assert await stage.refresher.give_due()


async def test_a_blog_whose_reading_broke_off_is_not_yet_one_to_write_as(stage: Stage) -> None:
    ann = await stage.blogger()
    await stage.ingest.begin(Blog("feed", "https://plain.example", "plain", ann.id), "", "ann", "fake:1")
    assert "plain" not in (await ann.says("/blogs")).text
    assert "plain" in (await ann.says("/forget-blog")).text


async def test_a_blog_of_which_nothing_can_be_learned_is_not_kept(stage: Stage) -> None:
    stage.shelf.blogs["https://tiny.example"] = [replace(CHATTY[0], markdown="짧다.")]
    ann = stage.person("ann")
    assert "배울 만한 글이 없어요" in (await ann.says("/register-blog https://tiny.example")).text
    assert not await stage.store.blogs.blogs(ann.id)


# Staying current


async def test_new_posts_are_read_and_learned_when_it_is_time(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(CHATTY[2:])
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    assert not await stage.refresher.give_due(), "not so soon"
    stage.shelf.blogs[KONG] = list(CHATTY)
    stage.shelf.opened.clear()
    stage.passes(timedelta(days=1))
    answers = len(stage.answers)
    assert await stage.refresher.give_due()
    assert sorted(stage.shelf.opened) == sorted(post.key for post in CHATTY[:2])
    version = await stage.store.cards.version(blog)
    assert version is not None
    assert version.card.posts == 8
    assert len(stage.answers) == answers, "nobody is bothered"


async def test_a_voice_that_was_counted_otherwise_is_learned_afresh_and_that_is_said_once(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    before = await stage.store.cards.version(blog)
    assert before is not None
    old = replace(before.card, version=2)
    await stage.store.cards.keep_card(blog, old, NOW, before.number)
    stage.passes(timedelta(days=1))
    answers = len(stage.answers)
    assert await stage.refresher.give_due()
    anew = await stage.store.cards.version(blog)
    assert anew is not None
    assert anew.card == before.card
    assert len(stage.answers) == answers + 1
    assert "다시 배웠어요" in stage.answers[-1].text
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    assert len(stage.answers) == answers + 1


async def test_an_unchanged_blog_is_asked_once_and_nothing_is_learned_anew(stage: Stage) -> None:
    ann = await stage.blogger()
    looks = stage.shelf.looks
    stage.passes(timedelta(days=1))
    assert await stage.refresher.give_due()
    assert stage.shelf.looks == looks + 1
    assert len(await stage.store.cards.versions(await only_blog(stage, ann), 10)) == 1


async def test_a_changed_post_is_learned_from_as_it_is_now(stage: Stage) -> None:
    ann = await stage.blogger()
    changed = replace(CHATTY[0], markdown=PLAIN[0].markdown + "\n\n고쳤다.")
    stage.shelf.blogs[KONG] = [changed, *CHATTY[1:]]
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    posts = {post.key: post.markdown for post in await stage.store.blogs.posts(await only_blog(stage, ann))}
    assert posts[changed.key].endswith("고쳤다.")


async def test_a_deleted_post_is_dropped_once_it_is_missing_twice(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    stage.shelf.blogs[KONG] = list(CHATTY[1:])
    for left in (8, 7):
        stage.passes(timedelta(days=1))
        await stage.refresher.give_due()
        assert len(await stage.store.blogs.posts(blog)) == left
    version = await stage.store.cards.version(blog)
    assert version is not None
    assert version.card.posts == 7


async def test_a_post_that_comes_back_was_never_gone(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    for posts in (CHATTY[1:], CHATTY, CHATTY[1:]):
        stage.shelf.blogs[KONG] = list(posts)
        stage.passes(timedelta(days=1))
        await stage.refresher.give_due()
    assert len(await stage.store.blogs.posts(blog)) == 8


async def test_a_dead_blog_is_told_to_its_owner_once_and_its_voice_stays(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.shelf.refuses[KONG] = Unreachable("kong.example", 404)
    answers = len(stage.answers)
    for _ in range(DEAD + 3):
        stage.passes(timedelta(days=8))
        assert await stage.refresher.give_due()
    told = stage.answers[answers:]
    assert len(told) == 1
    assert "며칠째 열리지 않아요" in told[0].text
    assert "# " in (await ann.says("/write 소풍")).text


@pytest.mark.parametrize(("room", "told"), [("nowhere:1", False), ("", False), ("broken", True)])
async def test_a_dead_blog_is_told_of_later_where_its_room_is_not_here_and_never_where_it_is_gone(
    stage: Stage, room: str, told: bool
) -> None:
    ann = await stage.blogger()
    watch = await stage.store.blogs.watch(await only_blog(stage, ann))
    assert watch
    await stage.store.blogs.keep_watch(replace(watch, room=room))
    if told:
        stage._rooms[room] = GoneRoom(room, False, stage)
    stage.shelf.refuses[KONG] = Unreachable("kong.example", 404)
    for _ in range(DEAD + 1):
        stage.passes(timedelta(days=8))
        assert await stage.refresher.give_due()
    after = await stage.store.blogs.watch(watch.blog)
    assert after
    assert (after.failures, after.told) == (DEAD + 1, told)


class GoneRoom(FakeRoom):
    """Nothing can be said there any more."""

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        raise OSError("the room is gone")


async def test_how_readings_went_lately_is_known_by_kind_of_blog(stage: Stage) -> None:
    ann = await stage.blogger()
    [blog], stage.tick = await stage.store.blogs.blogs(ann.id), timedelta()

    async def lately() -> Sequence[FailingPlatform]:
        stage.passes(timedelta(days=8))
        await stage.refresher.give_due()
        return await stage.store.health.readings(stage.clock.time - timedelta(minutes=1))

    assert await lately() == []
    stage.shelf.refuses[KONG] = Unreachable("kong.example", 503)
    assert await lately() == [FailingPlatform(blog.kind, looked=1, failed=1, people=1)]
    del stage.shelf.refuses[KONG]
    assert await lately() == []


async def test_a_blog_that_lives_again_is_forgiven_and_told_of_anew_when_it_dies(stage: Stage) -> None:
    await stage.blogger()
    answers = len(stage.answers)
    for _ in range(2):
        stage.shelf.refuses[KONG] = BrokenFeed(KONG)
        for _ in range(DEAD):
            stage.passes(timedelta(days=8))
            await stage.refresher.give_due()
        del stage.shelf.refuses[KONG]
        stage.passes(timedelta(days=8))
        await stage.refresher.give_due()
    assert len(stage.answers) == answers + 2


async def test_a_blog_forgotten_while_it_is_read_stays_forgotten(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    stage.shelf.meanwhile = lambda: stage.store.blogs.forget_blog(blog)
    stage.shelf.blogs[KONG] = [Post("new", "새 글", CHATTY[0].markdown), *CHATTY]
    stage.passes(timedelta(days=1))
    assert await stage.refresher.give_due()
    assert not await stage.store.blogs.blogs(ann.id)


async def test_posts_that_were_made_private_are_dropped_as_well(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.shelf.blogs[KONG] = [Skipped(CHATTY[0].title, "private"), *CHATTY[1:]]
    for _ in range(2):
        stage.passes(timedelta(days=1))
        await stage.refresher.give_due()
    assert len(await stage.store.blogs.posts(await only_blog(stage, ann))) == 7


async def test_posts_that_go_one_after_the_other_are_all_dropped(stage: Stage) -> None:
    ann = await stage.blogger()
    for posts in (CHATTY[1:], CHATTY[2:], CHATTY[2:]):
        stage.shelf.blogs[KONG] = list(posts)
        stage.passes(timedelta(days=1))
        await stage.refresher.give_due()
    assert len(await stage.store.blogs.posts(await only_blog(stage, ann))) == 6


async def test_a_post_dropped_when_its_blog_is_registered_again_is_not_learned_from(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.shelf.blogs[KONG] = list(CHATTY[1:])
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    assert "배운 글 7편" in (await ann.says(f"/register-blog {KONG}")).text


async def test_what_was_read_before_a_crash_is_learned_after_it(stage: Stage) -> None:
    ann = await stage.blogger()
    told = CHATTY[0].markdown.replace("바다", "산").replace("강릉", "속초")
    new = Post("new", "새 글", f"{told}\n\n또 가고 싶어요 ㅎㅎ")
    stage.shelf.blogs[KONG] = [new, Forgotten()]  # no BlogError: nothing more happens, as in a crash
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    stage.shelf.blogs[KONG] = [new, *CHATTY]
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    version = await stage.store.cards.version(await only_blog(stage, ann))
    assert version is not None
    assert version.card.posts == 9


async def test_a_blog_whose_address_leads_to_another_by_now_is_not_read_there(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.shelf.leads[KONG] = "https://plain.example"
    stage.shelf.opened.clear()
    stage.passes(timedelta(days=1))
    assert await stage.refresher.give_due()
    assert stage.shelf.opened == []
    blog = await only_blog(stage, ann)
    assert len(await stage.store.blogs.posts(blog)) == 8
    watch = await stage.store.blogs.watch(blog)
    assert watch is not None
    assert watch.failures == 1


async def test_whose_address_leads_to_another_blog_for_days_hears_of_it(stage: Stage) -> None:
    await stage.blogger()
    stage.shelf.leads[KONG] = "https://plain.example"
    answers = len(stage.answers)
    for _ in range(DEAD):
        stage.passes(timedelta(days=8))
        await stage.refresher.give_due()
    [told] = stage.answers[answers:]
    assert "며칠째 열리지 않아요" in told.text


async def test_a_proof_given_while_the_blog_is_looked_at_stays(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    stage.shelf.meanwhile = lambda: stage.ingest.begin(blog, KONG, "ann", "fake:9")
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    watch = await stage.store.blogs.watch(blog)
    assert watch is not None
    assert (watch.proved, watch.message) == (KONG, "fake:9")


async def test_a_proof_given_while_the_blog_fails_stays_too(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    stage.shelf.meanwhile = lambda: stage.ingest.begin(blog, KONG, "ann", "fake:9")
    stage.shelf.blogs[KONG] = [Unreachable("kong.example", 503)]
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    watch = await stage.store.blogs.watch(blog)
    assert watch is not None
    assert (watch.proved, watch.message, watch.failures) == (KONG, "fake:9", 1)


async def test_a_blog_in_a_language_we_do_not_learn_by_now_keeps_its_voice_and_is_not_dead(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    foreign = "Il était une fois un petit chat qui dormait tout le jour dans le jardin de sa vieille maison. " * 3
    stage.shelf.blogs[KONG] = [replace(post, markdown=f"{foreign} {n}") for n, post in enumerate(CHATTY)]
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    watch, version = await stage.store.blogs.watch(blog), await stage.store.cards.version(blog)
    assert watch is not None
    assert version is not None
    assert (watch.failures, version.number, version.card.language) == (0, 1, "ko")


class WithoutFingerprints(BookShelf):
    """Lists of which nothing can be remembered."""

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        found = await super().find(source, known)
        return found and replace(found, fingerprint="")


async def test_a_blog_whose_list_cannot_be_recognised_is_read_each_time(stage: Stage) -> None:
    stage.shelf = WithoutFingerprints()
    stage.hires()
    ann = await stage.blogger()
    stage.shelf.blogs[KONG] = [Post("new", "새 글", CHATTY[0].markdown), *CHATTY]
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    assert len(await stage.store.blogs.posts(await only_blog(stage, ann))) == 9


async def test_a_dead_blog_forgotten_meanwhile_is_nobodys_trouble(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    stage.shelf.meanwhile = lambda: stage.store.blogs.forget_blog(blog)
    stage.shelf.blogs[KONG] = [Unreachable("kong.example", 503)]
    stage.passes(timedelta(days=1))
    assert await stage.refresher.give_due()


async def test_where_every_post_was_made_private_none_is_kept(stage: Stage) -> None:
    ann = await stage.blogger()
    blog = await only_blog(stage, ann)
    stage.shelf.refuses[KONG] = NoPublicPosts("kong", 8)
    for left in (8, 0):
        stage.passes(timedelta(days=8))
        await stage.refresher.give_due()
        assert len(await stage.store.blogs.posts(blog)) == left


async def test_a_bug_in_reading_waits_longer_each_time_and_bothers_nobody(stage: Stage) -> None:
    ann = await stage.blogger()
    answers = len(stage.answers)

    async def breaks() -> None:
        raise ZeroDivisionError

    stage.shelf.meanwhile = breaks
    for _ in range(DEAD + 1):
        stage.passes(timedelta(days=8))
        assert await stage.refresher.give_due()
    watch = await stage.store.blogs.watch(await only_blog(stage, ann))
    assert watch is not None
    assert watch.failures == DEAD + 1
    assert len(stage.answers) == answers


async def test_the_bot_looks_for_what_is_due_as_long_as_it_runs(stage: Stage) -> None:
    stage.shelf.blogs[KONG] = list(CHATTY[2:])
    ann = await stage.blogger()
    stage.shelf.blogs[KONG] = list(CHATTY)
    with pytest.raises(asyncio.CancelledError):
        await stage.refresher.run()
    assert len(await stage.store.blogs.posts(await only_blog(stage, ann))) == 8


# Side by side


async def test_each_blog_that_is_due_is_a_job_of_its_own_by_its_host(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/register-blog https://plain.example")
    stage.errands.held = True
    stage.passes(timedelta(days=1))
    assert await stage.refresher.give_due() == 2
    assert sorted(key or "" for _, key in stage.errands.given) == ["kong.example", "plain.example"]
    assert await stage.refresher.give_due() == 0, "not the same ones again before they are done"


async def test_one_slow_blog_holds_nobody(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/register-blog https://plain.example")
    waits = asyncio.Event()
    stage.shelf.blogs[KONG] = [waits, *CHATTY[1:]]
    stage.shelf.blogs["https://plain.example"] = [*PLAIN, Post("new", "새 글", CHATTY[0].markdown)]
    stage.errands.held = True
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    slow, quick = (
        next(id for id, key in stage.errands.given if key == host) for host in ("kong.example", "plain.example")
    )
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(stage.refresher.renew(slow))
        await stage.refresher.renew(quick)
        assert "new" in stage.shelf.opened
        assert not waiting.done()
        waits.set()


async def test_no_more_than_four_blogs_are_read_again_at_once(stage: Stage) -> None:
    ann = stage.person("ann")
    for n in range(6):
        stage.shelf.blogs[f"https://blog{n}.example"] = list(PLAIN)
        await ann.says(f"/register-blog https://blog{n}.example")
    stage.errands.held = True
    stage.passes(timedelta(days=1))
    assert await stage.refresher.give_due() == 6
    now, most = 0, 0

    async def opens() -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.05)
        now -= 1

    stage.shelf.meanwhile = opens
    looks = stage.shelf.looks
    await asyncio.gather(*(stage.refresher.renew(id) for id, _ in stage.errands.given))
    assert stage.shelf.looks == looks + 6
    assert 1 < most <= AT_ONCE


async def test_a_job_that_comes_again_after_its_blog_was_read_does_nothing(stage: Stage) -> None:
    await stage.blogger()
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    [(id, _)] = stage.errands.given
    looks = stage.shelf.looks
    await stage.refresher.renew(id)
    assert stage.shelf.looks == looks


async def test_a_job_that_a_crash_cut_off_is_done_when_it_comes_again(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.errands.held = True
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    [(id, _)] = stage.errands.given
    stage.shelf.blogs[KONG] = [Post("new", "새 글", PLAIN[0].markdown), Forgotten()]  # nothing more happens
    await stage.refresher.renew(id)
    stage.shelf.blogs[KONG] = [Post("new", "새 글", PLAIN[0].markdown), *CHATTY]
    await stage.refresher.renew(id)
    version = await stage.store.cards.version(await only_blog(stage, ann))
    assert version is not None
    assert version.card.posts == 9


async def test_a_job_about_a_forgotten_blog_does_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.errands.held = True
    stage.passes(timedelta(days=1))
    await stage.refresher.give_due()
    await stage.store.blogs.forget_blog(await only_blog(stage, ann))
    [(id, _)] = stage.errands.given
    looks = stage.shelf.looks
    await stage.refresher.renew(id)
    assert stage.shelf.looks == looks


# When to look


@pytest.mark.parametrize(
    ("days_between", "hours"), [(0.1, 6), (0.75, 9), (1, 12), (3, 24), (30, 24)], ids=lambda value: str(value)
)
def test_a_blog_is_looked_at_twice_as_often_as_it_is_written_within_6_and_24_hours(
    days_between: float, hours: float
) -> None:
    published = [NOW - timedelta(days=days_between * n) for n in range(12)]
    assert next_refresh(NOW, published) == NOW + timedelta(hours=hours)


def test_each_failure_doubles_the_wait_up_to_a_week_and_in_the_end_nobody_looks_again() -> None:
    waits = [next_refresh(NOW, [], failures) for failures in range(GIVEN_UP + 1)]
    hours = [(moment - NOW) / timedelta(hours=1) for moment in waits if moment]
    assert hours[:4] == [24, 48, 96, 168]
    assert set(hours[4:]) == {168}
    assert waits[-1] is None


def test_a_server_that_asks_for_rest_gets_it_but_for_no_more_than_a_day() -> None:
    busy = [NOW - timedelta(hours=n) for n in range(12)]
    assert next_refresh(NOW, busy, min_refresh_seconds=8 * 3600) == NOW + timedelta(hours=8)
    assert next_refresh(NOW, busy, min_refresh_seconds=90 * 86_400) == NOW + timedelta(hours=24)
