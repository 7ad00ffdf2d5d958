"""A topic on which somebody writes otherwise is offered as a voice of its own, and forced on nobody."""

from dataclasses import replace

import pytest

from bot.model import Post
from bot.wording import words_in
from styles.learning.shown.topics import Topic
from tests.support.people import Person, Shown, Stage
from tests.support.posts import CHATTY, PLAIN

KO = words_in("ko")
KONG = "https://kong.example"
OFFER = "‘산책’ 말투 따로 배우기"
WALKS = [
    replace(post, key=f"kong.example/walk{n}", title=f"{post.title} {n}", tags=("산책", "일기"))
    for n, post in enumerate(PLAIN * 3)
]


async def two_voices(stage: Stage) -> tuple[Person, Shown]:
    """Somebody whose walks sound otherwise, and their card."""
    stage.shelf.blogs[KONG] = [*WALKS, *(replace(post, tags=("일상",)) for post in CHATTY)]
    stage.topic = Topic("산책", len(WALKS))
    ann = await stage.blogger()
    return ann, await ann.says("/style")


async def titles(stage: Stage, person: Person) -> list[str]:
    return [blog.title for blog in await stage.store.blogs.blogs(person.id)]


async def test_the_card_offers_it_last_of_all(stage: Stage) -> None:
    _, shown = await two_voices(stage)
    assert shown.text.endswith("‘산책’ 글 9편은 말투가 달라요. 그 말투를 따로 배울까요?")
    assert shown.labels[-1] == OFFER
    assert shown.picture, "the picture stays"
    assert OFFER not in [b.label for b in shown.seen[0].buttons], "nobody waits for it"


async def test_it_is_learned_beside_the_voice_in_use_which_stays_as_it_is(stage: Stage) -> None:
    ann, shown = await two_voices(stage)
    learned = await ann.presses(shown, OFFER)
    assert learned.text.startswith("말투를 배웠어요: **kong · 산책**\n배운 글 ")
    assert "글은 지금처럼 **kong** 말투로 써요" in learned.text
    assert await titles(stage, ann) == ["kong", "kong · 산책"]
    await ann.presses(learned, "이 말투로 쓰기")
    assert (await titles(stage, ann))[0] == "kong · 산책"
    assert "-다로" in (await ann.says("/style")).text


async def test_what_has_a_voice_is_not_offered_again(stage: Stage) -> None:
    ann, shown = await two_voices(stage)
    await ann.presses(shown, OFFER)
    assert OFFER not in (await ann.says("/style")).labels


async def test_it_is_forgotten_with_the_blog_it_comes_from(stage: Stage) -> None:
    ann, shown = await two_voices(stage)
    await ann.presses(shown, OFFER)
    stage.shelf.blogs["https://kong.example.net"] = list(CHATTY)
    await ann.says("/register-blog https://kong.example.net")
    await ann.says("/blogs kong")
    numbers = await titles(stage, ann)
    await ann.says(f"/forget-blog {numbers.index('kong') + 1} 네")
    assert "kong" not in await titles(stage, ann)
    assert "kong · 산책" not in await titles(stage, ann)


async def test_new_posts_on_the_topic_are_learned_too(stage: Stage) -> None:
    ann, shown = await two_voices(stage)
    await ann.presses(shown, OFFER)
    voice = (await stage.store.blogs.blogs(ann.id))[-1]
    before = len(await stage.store.blogs.posts(voice))
    new = Post(f"{WALKS[0].key} new", "새 산책", PLAIN[1].markdown + "\n\n오늘은 여기까지 걸었다.", tags=("산책",))
    stage.shelf.blogs[KONG] = [new, *stage.shelf.blogs[KONG]]
    stage.passes(stage.clock.time - stage.clock.time.replace(year=stage.clock.time.year - 1))
    assert await stage.refresher.give_due()
    assert len(await stage.store.blogs.posts(voice)) == before + 1


async def test_what_is_filed_elsewhere_or_changed_is_so_in_the_voice_too(stage: Stage) -> None:
    ann, shown = await two_voices(stage)
    await ann.presses(shown, OFFER)
    voice = (await stage.store.blogs.blogs(ann.id))[-1]
    moved, changed, *_ = WALKS
    moved = replace(moved, tags=("일상",), markdown=f"{moved.markdown}\n\n옮겨 적는다.")
    changed = replace(changed, markdown=f"{changed.markdown}\n\n고쳐 적은 문장이다.")
    stage.shelf.blogs[KONG] = [moved, changed, *stage.shelf.blogs[KONG][2:]]
    stage.passes(stage.clock.time - stage.clock.time.replace(year=stage.clock.time.year - 1))
    assert await stage.refresher.give_due()
    kept = {post.key: post for post in await stage.store.blogs.posts(voice)}
    assert moved.key not in kept
    assert "고쳐 적은" in kept[changed.key].markdown


@pytest.mark.parametrize("said", ["id1 낚시", "id99 산책", "id1 x"])
async def test_a_topic_that_is_none_is_answered_as_such(stage: Stage, said: str) -> None:
    ann, _ = await two_voices(stage)
    assert (await ann.says(f"/register-blog voice-of {said}")).text == KO.no_such_topic()


async def test_nobody_learns_a_voice_of_somebody_elses_blog(stage: Stage) -> None:
    _, shown = await two_voices(stage)
    bob = await stage.blogger("bob", "https://plain.example")
    assert (await bob.presses(shown, OFFER)).text == KO.no_such_topic()


async def test_a_blog_that_files_its_posts_under_nothing_is_offered_nothing(stage: Stage) -> None:
    stage.topic = Topic("산책", 9)
    ann = await stage.blogger()
    assert (await ann.says("/style")).labels == ["파일로 받기"]
