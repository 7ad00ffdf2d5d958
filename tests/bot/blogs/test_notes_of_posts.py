"""A model writes the notes of posts that are shown, once each; nobody waits for it, and without it there are others."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest

from bot.blogs.ingest import ReadSoFar
from bot.drafts.model_errors import BrokeOff, Busy, ModelError, NoBalance, Refused, TooLong
from bot.model import Blog
from bot.ports import Usage
from bot.settings.limit import Limit
from styles import Prompt, StyleCard, learn
from styles.notes.replaced import fingerprint_of
from styles.notes.request import NotesRequest
from tests.support.people import ANY, Person, Stage
from tests.support.travels import answer_for, notes_of, number_of, travel

TRAVELS = "https://travels.example"
POSTS = 4


@pytest.fixture
def asking(stage: Stage) -> Stage:
    """A bot whose model makes notes, and a blog of four posts that can be shown."""
    stage.shelf.blogs[TRAVELS] = [travel(number) for number in range(POSTS, 0, -1)]
    stage.card_tokens = 5_000
    stage.asks_for_notes()
    return stage


async def blog_of(stage: Stage, person: Person) -> Blog:
    [blog] = await stage.store.blogs.blogs(person.id)
    return blog


async def card_of(stage: Stage, blog: Blog) -> StyleCard:
    version = await stage.store.cards.version(blog)
    assert version
    return version.card


async def kept(stage: Stage, blog: Blog) -> Mapping[str, Sequence[str]]:
    """What is kept, by the title of its post."""
    notes = await stage.store.notes.notes(blog)
    card = await card_of(stage, blog)
    return {each.title: notes[fingerprint_of(each)] for each in card.demonstrations if fingerprint_of(each) in notes}


def asked_for(stage: Stage) -> list[str]:
    """The titles of posts whose notes the model was asked for."""
    return [prompt.topic for prompt in stage.writer.prompts if isinstance(prompt, NotesRequest)]


async def registered(stage: Stage, *answers: object) -> tuple[Person, Blog]:
    """Ann, whose blog was learned from, and for whose posts the model has answered like this, else well."""
    stage.writer.will(*answers)  # type: ignore[arg-type]
    ann = await stage.blogger("ann", TRAVELS)
    await stage.jobs.idle()
    return ann, await blog_of(stage, ann)


@pytest.fixture(scope="module")
def answers() -> list[str]:
    """Good answers for all of the posts, in the order in which they are asked for."""
    card = learn([travel(number) for number in range(POSTS, 0, -1)])
    return [answer_for(number_of(each.title)) for each in card.demonstrations]


async def test_each_post_that_may_be_shown_gets_its_notes_once_it_has_been_learned_from(
    asking: Stage, answers: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    _, blog = await registered(asking, *answers)
    assert await kept(asking, blog) == {travel(n).title: notes_of(n) for n in range(1, POSTS + 1)}
    assert len(asked_for(asking)) == POSTS
    assert "notes of a post: 12, in order" in caplog.text
    assert "칼국수" not in caplog.text


async def test_the_voice_is_learned_and_said_so_before_the_model_has_answered(asking: Stage) -> None:
    asking.writer.hold = asyncio.Event()
    ann = asking.person("ann")
    shown = await ann.says(f"/register-blog {TRAVELS}")
    assert "글 4편" in shown.text
    assert "model.example에 한 번 보내 메모로" in shown.text
    assert not await kept(asking, await blog_of(asking, ann))
    await asking.writer.asked(1)
    asking.writer.hold.set()


async def test_a_draft_is_shown_posts_beside_the_models_notes(asking: Stage, answers: list[str]) -> None:
    ann, _ = await registered(asking, *answers)
    await ann.says("/write 통영 여행\n배 2시간")
    prompt = asking.writer.prompts[-1]
    shown = (*prompt.card.demonstrations, *prompt.near)
    assert shown
    assert all(each.notes == notes_of(number_of(each.title)) for each in shown)


async def test_a_draft_that_was_begun_before_goes_on_with_the_notes_it_began_with(
    asking: Stage, answers: list[str]
) -> None:
    waits = asyncio.Event()
    asking.writer.will([waits, answers[0]])
    ann = await asking.blogger("ann", TRAVELS)
    await asking.writer.asked(1)
    draft = await ann.says("/write 통영 여행\n배 2시간")
    first = asking.writer.prompts[-1]
    asking.writer.will(*answers[1:])
    waits.set()
    await asking.jobs.idle()
    assert len(await kept(asking, await blog_of(asking, ann))) == POSTS
    await ann.says("더 짧게", reply_to=draft)
    later = asking.writer.prompts[-1]
    assert later.messages[: len(first.messages)] == first.messages
    await ann.says("/write 통영 여행\n배 2시간")
    assert asking.writer.prompts[-1].card.demonstrations[0].notes != first.card.demonstrations[0].notes


async def test_where_notes_are_made_offline_nothing_is_asked_of_the_model(stage: Stage) -> None:
    stage.shelf.blogs[TRAVELS] = [travel(number) for number in range(POSTS, 0, -1)]
    ann = stage.person("ann")
    learned = await ann.says(f"/register-blog {TRAVELS}")
    privacy = await ann.says("/privacy")
    await stage.jobs.idle()
    assert not stage.writer.prompts
    assert "메모로" not in learned.text + privacy.text


@pytest.mark.parametrize("answer", ["죄송하지만 도와드릴 수 없어요.", travel(1).markdown])
async def test_an_answer_of_no_use_leaves_the_offline_notes_and_is_not_asked_for_again(
    asking: Stage, answer: str
) -> None:
    ann, blog = await registered(asking, *[answer] * POSTS)
    assert set((await kept(asking, blog)).values()) == {()}
    await ann.says("/write 통영 여행\n배 2시간")
    card = await card_of(asking, blog)
    shown = asking.writer.prompts[-1].card.demonstrations
    assert shown
    assert [each.notes for each in shown] == [each.notes for each in card.demonstrations[: len(shown)]]
    await asking.notes.want(blog)
    await asking.jobs.idle()
    assert len(asked_for(asking)) == POSTS


@pytest.mark.parametrize("error", [Refused(), TooLong()])
async def test_a_post_that_a_model_will_not_read_does_not_keep_it_from_the_others(
    asking: Stage, error: ModelError, answers: list[str]
) -> None:
    _, blog = await registered(asking, [error], *answers[1:])
    notes = await kept(asking, blog)
    assert sum(not each for each in notes.values()) == 1
    assert len(notes) == POSTS


@pytest.mark.parametrize("error", [Busy(), NoBalance(), BrokeOff()])
async def test_a_model_that_is_away_is_asked_again_when_the_blog_is_read_the_next_time(
    asking: Stage, error: ModelError, answers: list[str]
) -> None:
    _, blog = await registered(asking, answers[0], [error])
    assert len(await kept(asking, blog)) == 1
    assert len(asked_for(asking)) == 2
    asking.passes(timedelta(days=40))
    asking.writer.will(*answers[1:])
    await asking.refresher.give_due()
    await asking.jobs.idle()
    assert len(await kept(asking, blog)) == POSTS
    assert len(asked_for(asking)) == POSTS + 1


async def test_a_new_version_of_the_card_asks_for_new_posts_only(asking: Stage, answers: list[str]) -> None:
    _, blog = await registered(asking, *answers)
    asking.shelf.blogs[TRAVELS].insert(0, travel(9))
    asking.passes(timedelta(days=40))
    asking.writer.will(answer_for(9))
    await asking.refresher.give_due()
    await asking.jobs.idle()
    assert asked_for(asking)[POSTS:] == [travel(9).title]
    assert (await kept(asking, blog))[travel(9).title] == notes_of(9)


async def test_whatever_a_voice_is_learned_anew_for_its_new_posts_get_notes(asking: Stage, answers: list[str]) -> None:
    _, blog = await registered(asking, *answers)
    await asking.store.blogs.keep_posts(blog, [travel(9)])
    asking.writer.will(answer_for(9))
    await asking.ingest.learn(blog, ReadSoFar())
    await asking.jobs.idle()
    assert (await kept(asking, blog))[travel(9).title] == notes_of(9)


async def test_a_process_that_dies_meanwhile_is_gone_on_with_and_asks_for_nothing_twice(
    asking: Stage, answers: list[str]
) -> None:
    waits = asyncio.Event()
    asking.writer.will(answers[0], [waits])
    ann = await asking.blogger("ann", TRAVELS)
    await asking.writer.asked(2)
    [job] = [id for id in asking.jobs.ids if id.startswith("note:")]
    await asking.dies()
    blog = await blog_of(asking, ann)
    assert len(await kept(asking, blog)) == 1
    async with asking.restarted():
        asking.writer.will(*answers[1:])
        await asking.desk.run("note", job)
        assert len(await kept(asking, blog)) == POSTS
    first, second, again, *rest = asked_for(asking)
    assert second == again
    assert len({first, second, *rest}) == POSTS == 2 + len(rest)


async def test_whoever_has_the_blog_pays_for_its_notes(asking: Stage, answers: list[str]) -> None:
    asking.costs()
    asking.tick = timedelta()
    await registered(asking, *([answer, Usage(0, 1_500, 700)] for answer in answers))
    spent = await asking.used("fake:ann")
    at_peak = 2  # as it is at 9 o'clock in London
    assert spent.nanodollars == POSTS * at_peak * (1_500 * 150 + 700 * 600)
    assert spent.tokens == POSTS * 2_200


async def test_a_day_that_is_used_up_leaves_offline_notes_until_the_next_reading(
    asking: Stage, answers: list[str]
) -> None:
    asking.allows(tokens=Limit(25_000, 25_000, 10**9, 10**9))
    _, blog = await registered(asking, *([answer, Usage(0, 7_000, 1_000)] for answer in answers))
    assert 0 < len(await kept(asking, blog)) < POSTS
    asking.allows(tokens=ANY)
    await asking.notes.want(blog)
    await asking.jobs.idle()
    assert len(await kept(asking, blog)) == POSTS
    assert len(asked_for(asking)) == POSTS


async def test_a_lecture_without_end_is_not_heard_to_its_end(asking: Stage) -> None:
    told: list[int] = []

    async def endless(prompt: Prompt):  # type: ignore[no-untyped-def]  # noqa: ANN202
        for number in range(10_000):
            told.append(number)
            yield "좋은 글을 쓰려면 먼저 독자를 떠올려야 합니다. " * 20

    asking.writer.write = endless  # type: ignore[method-assign]
    _, blog = await registered(asking)
    assert set((await kept(asking, blog)).values()) == {()}
    assert len(told) < 100 * POSTS


async def test_notes_are_forgotten_with_their_blog_and_given_back_with_the_rest(
    asking: Stage, answers: list[str]
) -> None:
    ann, blog = await registered(asking, *answers)
    assert "메모로" in (await ann.says("/privacy")).text
    rows = (await asking.store.forgetting.everything(ann.id))["post_notes"]
    assert len(rows) == POSTS
    await asking.store.blogs.forget_blog(blog)
    assert not await asking.store.notes.notes(blog)


async def test_a_blog_that_is_forgotten_meanwhile_brings_nothing_back(asking: Stage) -> None:
    waits = asyncio.Event()
    asking.writer.will([waits, answer_for(1)])
    ann = await asking.blogger("ann", TRAVELS)
    await asking.writer.asked(1)
    blog = await blog_of(asking, ann)
    await asking.store.blogs.forget_blog(blog)
    waits.set()
    await asking.jobs.idle()
    assert not await asking.store.notes.notes(blog)
    assert not asking.jobs.later
