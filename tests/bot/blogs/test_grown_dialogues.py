"""A bot that reads a blog again never learns what it wrote itself as its author's voice."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model import Blog, Post, Provenance
from bot.settings.limit import Limit
from bot.wording import words_in
from styles import StyleCard
from tests.support.people import Person, Shown, Stage
from tests.support.posts import CHATTY, PLAIN

KO = words_in("ko")
KONG = "https://kong.example"

# What a model writes, of things that stand in no post of Kong's
PLACES = {
    "고성 박물관": "도자기 조각",
    "안동 서원": "현판 글씨",
    "통영 공방": "나전 칠기",
    "공주 산성": "성벽 돌무늬",
    "담양 정원": "대나무 길목",
    "순천 마을": "초가 지붕선",
    "강화 등대": "등대 렌즈",
    "영월 천문대": "망원경 거울",
}
DRAFTS = [
    f"# {what} 다녀온 날\n\n{what} 이야기를 적어 봅니다. 무엇보다 인상 깊었던 것은 {what}의 고즈넉한 분위기였습니다. "
    f"입구에서 안내를 받은 뒤 {what} 안쪽으로 천천히 걸어 들어가며 오래된 {thing}을 하나하나 살펴보았습니다. "
    f"특히 {thing}에 얽힌 유래를 설명해 주시는 해설사분의 목소리가 차분하여 듣는 내내 마음이 편안해졌습니다.\n\n"
    f"관람을 마친 뒤에는 {what} 맞은편의 찻집에 앉아 {thing} 사진을 정리하였습니다. "
    f"다음 계절에는 부모님을 모시고 다시 방문할 예정입니다. {what}을 찾으실 분들께서는 편한 신발을 준비하시기 바랍니다."
    for what, thing in PLACES.items()
]
MIXED = "\n\n".join(post.markdown for post in PLAIN)


def published(stage: Stage, markdown: str, key: str = "new", days: float = 1) -> Post:
    """A post that appeared some days after now."""
    return Post(f"kong.example/{key}", f"글 {key}", markdown, f"{KONG}/{key}", stage.clock.time + timedelta(days=days))


async def writes(stage: Stage, person: Person, draft: str, notes: str = "") -> Shown:
    stage.writer.will(draft)
    return await person.says(f"/write 나들이\n{notes}")


async def reads_again(stage: Stage, posts: Sequence[Post]) -> None:
    """Days later the blog holds these posts as well."""
    stage.shelf.blogs[KONG] = [*posts, *CHATTY]
    stage.passes(timedelta(days=8))
    assert await stage.refresher.give_due()


async def card_of(stage: Stage, person: Person) -> StyleCard:
    version = await stage.store.cards.version(await only_blog(stage, person))
    assert version is not None
    return version.card


async def only_blog(stage: Stage, person: Person) -> Blog:
    [blog] = await stage.store.blogs.blogs(person.id)
    return blog


async def known_of(stage: Stage, person: Person, key: str = "new") -> Provenance:
    return (await stage.store.origins.origins(await only_blog(stage, person)))[f"kong.example/{key}"].provenance


def doubtful(draft: str) -> str:
    """A tenth of a draft among the author's own words."""
    return f"{MIXED}\n\n{draft[120:165]}"


async def asked(stage: Stage, *posts: Post) -> tuple[Person, Shown]:
    """Somebody who has been asked whether a post of theirs grew from a draft."""
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    await reads_again(stage, posts or [published(stage, doubtful(DRAFTS[0]))])
    return ann, stage.answers[-1]


async def test_as_many_published_drafts_as_posts_leave_the_voice_as_it_was(stage: Stage) -> None:
    ann = await stage.blogger()
    before = await card_of(stage, ann)
    for draft in DRAFTS:
        await writes(stage, ann, draft)
    await reads_again(stage, [published(stage, draft, f"of-draft-{n}", n / 10) for n, draft in enumerate(DRAFTS)])
    after = await card_of(stage, ann)
    assert len(await stage.store.blogs.posts(await only_blog(stage, ann))) == 2 * len(CHATTY)
    assert not [p for p in after.passages if any(p.text[:40] in draft for draft in DRAFTS)]
    assert after.profile.mean == pytest.approx(before.profile.mean, rel=0.01)
    assert after.posts == len(CHATTY)
    assert f"글 {len(DRAFTS)}편은 제 초안으로 쓰신 글이라, 덧붙이신 문장만 배웠어요." in (await ann.says("/style")).text


async def test_registering_again_says_how_many_posts_grew_from_drafts(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    stage.shelf.blogs[KONG] = [published(stage, DRAFTS[0]), *CHATTY]
    shown = await ann.says(f"/register-blog {KONG}")
    assert "배운 글 8편" in shown.text
    assert "글 1편은 제 초안으로 쓰신 글이라, 덧붙이신 문장만 배웠어요." in shown.text


async def test_a_draft_that_was_published_twice_is_known_twice(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    await reads_again(stage, [published(stage, DRAFTS[0], "a"), published(stage, f"{DRAFTS[0]}\n\n고쳤어요.", "b")])
    assert [await known_of(stage, ann, key) for key in "ab"] == ["auto", "auto"]


async def test_of_two_drafts_of_one_topic_a_post_grew_from_the_one_it_is_nearest_to(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0][:250] + DRAFTS[1])
    await writes(stage, ann, DRAFTS[0])
    await reads_again(stage, [published(stage, DRAFTS[0])])
    origin = (await stage.store.origins.origins(await only_blog(stage, ann)))["kong.example/new"]
    newest, _ = await stage.store.drafts.drafts(ann.id, 2)
    assert origin.draft == newest.id


async def test_a_post_of_less_than_four_hundred_characters_is_known_too(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    await reads_again(stage, [published(stage, DRAFTS[0][:300])])
    assert await known_of(stage, ann) == "auto"


async def test_a_draft_whose_notes_are_the_post_takes_nothing_from_its_author(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0], notes=DRAFTS[0])
    await reads_again(stage, [published(stage, DRAFTS[0])])
    assert await known_of(stage, ann) == "own"
    assert (await card_of(stage, ann)).posts == 9


async def test_a_post_from_before_the_draft_did_not_grow_from_it(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    await reads_again(stage, [published(stage, DRAFTS[0], days=-30)])
    assert await known_of(stage, ann) == "own"


async def test_a_post_without_a_date_is_held_against_every_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    undated: datetime | None = None
    await reads_again(stage, [replace(published(stage, DRAFTS[0]), published=undated)])
    assert await known_of(stage, ann) == "auto"


async def test_drafts_of_more_than_ninety_days_ago_are_not_looked_for(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    stage.passes(timedelta(days=91))
    await reads_again(stage, [published(stage, DRAFTS[0])])
    assert (await card_of(stage, ann)).posts == 9


async def test_where_all_posts_grew_from_drafts_their_author_hears_why_nothing_was_learned(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    stage.shelf.blogs["https://new.example"] = [published(stage, DRAFTS[0])]
    shown = await ann.says("/register-blog https://new.example")
    assert "배울 만한 글이 없어요(초안으로 쓴 글 1편)" in shown.text
    assert await only_blog(stage, ann)


# Where it is unsure


async def test_a_doubtful_post_is_asked_about_once_and_not_learned_until_then(stage: Stage) -> None:
    ann, question = await asked(stage)
    assert "**글 new**\n이 글은 11월 24일 초안으로 쓰신 글이죠?" in question.text
    assert question.labels == ["네", "아니요"]
    assert (await card_of(stage, ann)).posts == 8
    answers = len(stage.answers)
    await reads_again(stage, [published(stage, doubtful(DRAFTS[0])), published(stage, MIXED * 2, "more")])
    assert len(stage.answers) == answers, "nobody is asked twice"
    assert (await card_of(stage, ann)).posts == 9
    assert "1편은 아직 배우지 않았어요" in (await ann.says("/style")).text


async def test_a_post_that_its_author_wrote_is_learned_as_soon_as_they_say_so(stage: Stage) -> None:
    ann, question = await asked(stage)
    shown = await ann.presses(question, "아니요")
    assert shown.text == KO.noted_as_own("글 new")
    assert (await card_of(stage, ann)).posts == 9
    assert "초안에서" not in (await ann.says("/style")).text


async def test_a_post_that_grew_from_a_draft_stays_out(stage: Stage) -> None:
    ann, question = await asked(stage)
    assert (await ann.presses(question, "네")).text == KO.noted_as_grown("글 new")
    assert await known_of(stage, ann) == "yes"
    assert (await card_of(stage, ann)).posts == 8
    assert "글 1편은 제 초안으로 쓰신 글이라, 덧붙이신 문장만 배웠어요." in (await ann.says("/style")).text


async def test_an_answer_may_be_taken_back(stage: Stage) -> None:
    ann, question = await asked(stage)
    await ann.presses(question, "아니요")
    await ann.presses(question, "네")
    assert (await card_of(stage, ann)).posts == 8


async def test_answers_that_make_it_learn_anew_count_as_reading(stage: Stage) -> None:
    ann, question = await asked(stage)
    stage.allows(readings=Limit(10**9, 2, 10**9, 10**9))
    stage.passes(timedelta(days=1))
    said = [(await ann.says(word, reply_to=question)).text for word in ("아니요", "네", "아니요")]
    assert [text.startswith("블로그와 글은 하루에 2번까지") for text in said] == [False, False, True]
    assert await known_of(stage, ann) == "yes"


async def test_only_the_owner_says_where_a_post_comes_from(stage: Stage) -> None:
    ann, question = await asked(stage)
    bob = stage.person("bob")
    assert (await bob.presses(question, "아니요")).text == KO.not_your_post()
    assert (await bob.says("아니요", reply_to=question)).text == KO.not_your_post()
    assert await known_of(stage, ann) == "asked"


async def test_a_question_is_answered_after_a_restart_as_before(stage: Stage) -> None:
    ann, question = await asked(stage)
    async with stage.restarted():
        await ann.presses(question, "네")
        assert await known_of(stage, ann) == "yes"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("네", "yes"),
        ("아니에요!", "no"),
        ("No", "no"),
        ("이게 뭐예요?", "asked"),
        ("/초안글 네", "yes"),
        ("/from_draft no", "no"),
    ],
)
async def test_an_answer_may_be_typed(stage: Stage, said: str, known: Provenance) -> None:
    ann, question = await asked(stage)
    prompts = len(stage.writer.prompts)
    shown = await ann.says(said, reply_to=question)
    assert await known_of(stage, ann) == known
    assert shown.labels == (["네", "아니요"] if known == "asked" else [])
    assert len(stage.writer.prompts) == prompts, "no draft is changed"


async def test_one_question_follows_the_other(stage: Stage) -> None:
    two = [published(stage, doubtful(DRAFTS[0]), key, days) for key, days in (("a", 2), ("b", 1))]
    ann, question = await asked(stage, *two)
    assert "**글 a**" in question.text
    follows = await ann.presses(question, "네")
    assert "**글 b**" in follows.text
    await ann.says("네", reply_to=follows)
    assert [await known_of(stage, ann, key) for key in "ab"] == ["yes", "yes"]
    assert (await ann.says("/from-draft")).text == KO.nothing_to_ask()


async def test_registering_asks_too_and_words_about_the_card_stay_words_about_the_card(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    stage.shelf.blogs[KONG] = [published(stage, doubtful(DRAFTS[0])), *CHATTY]
    shown = await ann.says(f"/register-blog {KONG}")
    assert shown.labels == ["네", "아니요"]
    assert KO.rule_noted() in (await ann.says("이모지는 빼 줘", reply_to=shown)).text
    await ann.says("아니요", reply_to=shown)
    assert await known_of(stage, ann) == "no"


async def test_a_blog_of_which_all_depends_on_the_answer_waits_for_it(stage: Stage) -> None:
    ann = await stage.blogger()
    await writes(stage, ann, DRAFTS[0])
    stage.shelf.blogs["https://new.example"] = [published(stage, doubtful(DRAFTS[0]))]
    shown = await ann.says("/register-blog https://new.example")
    assert "초안으로 썼는지 아직 모르는 글 1편" in shown.text
    await ann.presses(shown, "아니요")
    assert "new" in (await ann.says("/blogs")).text


async def test_a_question_about_a_forgotten_blog_is_no_question_any_more(stage: Stage) -> None:
    ann, question = await asked(stage)
    await ann.says("/forget-blog 1 네")
    assert (await ann.presses(question, "네")).text == KO.nothing_to_ask()


async def test_an_answer_waits_while_something_else_is_done(stage: Stage) -> None:
    ann, question = await asked(stage)
    slow = asyncio.Event()
    stage.shelf.blogs["https://slow.example"] = [*CHATTY, slow]
    reading = asyncio.create_task(ann.says("/register-blog https://slow.example"))
    await stage.sees(KO.reading(8, 9))
    answer = await ann.presses(question, "네")
    assert answer.text == KO.waits_for_reading()
    [kong] = [blog for blog in await stage.store.blogs.blogs(ann.id) if blog.title == "kong"]
    assert (await stage.store.origins.origins(kong))["kong.example/new"].provenance == "asked"
    slow.set()
    await reading
    await stage.jobs.idle()
    assert (await stage.store.origins.origins(kong))["kong.example/new"].provenance == "yes"
    assert answer.text != KO.waits_for_reading()


# A draft that says an old post over again


async def test_a_draft_near_an_own_post_says_which_and_by_how_much(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await writes(stage, ann, f"{CHATTY[0].markdown}\n\n{DRAFTS[0]}")
    assert "내 글 ‘동네 빵집 소금빵’의 내용과 많이 겹쳐요(" in shown.text
    assert shown.file
    assert "겹쳐요" not in shown.file.data.decode()


async def test_a_draft_of_its_own_is_near_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    assert "겹쳐요" not in (await writes(stage, ann, DRAFTS[0])).text


async def test_the_post_that_a_draft_became_is_not_held_against_it_but_against_another(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await writes(stage, ann, DRAFTS[0])
    await reads_again(stage, [published(stage, DRAFTS[0])])
    stage.writer.will(f"{DRAFTS[0]} 더.")
    assert "겹쳐요" not in (await ann.says("한 마디만 더", reply_to=draft)).text
    assert "‘글 new’의 내용과 많이 겹쳐요(" in (await writes(stage, ann, DRAFTS[0])).text
