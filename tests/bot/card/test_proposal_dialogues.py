"""People publish drafts, hear once how much they changed, and are offered as rules what they change each time."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.card.card_requests import MOST_RULES
from bot.model import Blog, Post
from bot.wording import words_in
from bot.wording.published import curve
from styles import StyleCard
from tests.support.people import Person, Shown, Stage
from tests.support.posts import CHATTY

KO, EN = words_in("ko"), words_in("en")
KONG = "https://kong.example"
RULE = "이모지는 쓰지 않기"

PLACES = {"고성 박물관": "도자기 조각", "안동 서원": "현판 글씨", "통영 공방": "나전 칠기", "공주 산성": "성벽 돌무늬"}
DRAFTS = [
    f"{what} 이야기를 적어 보려고 해요 😊 무엇보다 {what}에서 보낸 오후가 참 고즈넉했어요.\n\n"
    f"입구에서 안내를 받고 {what} 안쪽으로 걸어가며 오래된 {thing}을 하나하나 살펴봤어요 ✨ "
    f"{thing}에 얽힌 유래를 듣는 내내 마음이 편안해졌어요.\n\n"
    f"나오는 길에는 {what} 맞은편 찻집에 앉아 {thing} 사진을 정리했어요 🙌 편한 신발을 신고 가시면 좋아요."
    for what, thing in PLACES.items()
]


def without_emoji(draft: str) -> str:
    return draft.replace(" 😊", ".").replace(" ✨", ".").replace(" 🙌", ".")


async def publishes(stage: Stage, person: Person, *posts: str) -> Shown:
    """Days later the blog holds these posts as well, each made of the draft at the same place; the bot's last word."""
    for draft in DRAFTS[: len(posts)]:
        stage.writer.will(draft)
        await person.says("/write 나들이")
    return await reads_again(stage, [as_post(stage, text, n) for n, text in enumerate(posts)])


def as_post(stage: Stage, text: str, number: int) -> Post:
    when = stage.clock.time + timedelta(days=1 + number)
    return Post(f"kong.example/new{number}", f"나들이 {number}", text, f"{KONG}/new{number}", when)


async def reads_again(stage: Stage, posts: Sequence[Post]) -> Shown:
    stage.shelf.blogs[KONG] = [*posts, *CHATTY]
    stage.passes(timedelta(days=8))
    assert await stage.refresher.give_due()
    return stage.answers[-1]


async def offered(stage: Stage) -> tuple[Person, Shown]:
    """Somebody who took the emoji out of two drafts, and what they were told."""
    ann = await stage.blogger()
    return ann, await publishes(stage, ann, *map(without_emoji, DRAFTS[:2]))


async def blog_of(stage: Stage, person: Person) -> Blog:
    return (await stage.store.blogs.blogs(person.id))[0]


async def card_of(stage: Stage, person: Person) -> StyleCard:
    version = await stage.store.cards.version(await blog_of(stage, person))
    assert version
    return version.card


# How much


async def test_a_published_draft_is_told_of_once_with_the_share_that_was_changed(stage: Stage) -> None:
    ann = await stage.blogger()
    last = DRAFTS[0].rindex("\n\n")
    told = await publishes(stage, ann, DRAFTS[0][:last] + "\n\n오후 내내 비가 와서 처마 밑에서 한참을 서 있었어요.")
    assert re.match(r"\*\*나들이 0\*\*: 초안의 (?:2|3|4)\d%를 고치셨어요\.", told.text)
    answers = len(stage.answers)
    await reads_again(stage, [*stage.shelf.blogs[KONG][:1], *CHATTY[:1]])  # type: ignore[list-item]
    assert len(stage.answers) == answers


async def test_the_next_one_is_compared_with_the_last(stage: Stage) -> None:
    ann = await stage.blogger()
    told = await publishes(stage, ann, DRAFTS[0].replace("입구에서 안내를 받고", "표를 끊고"), DRAFTS[1])
    first, second = told.text.split("\n")[:2]
    assert "지난번" not in first
    assert (
        second
        == "**나들이 1**: 초안의 0%를 고치셨어요(지난번에는 " + first.rpartition("초안의 ")[2].split("%")[0] + "%)."
    )


async def test_registering_again_tells_it_too(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(DRAFTS[0])
    await ann.says("/write 나들이")
    stage.shelf.blogs[KONG] = [as_post(stage, DRAFTS[0], 0), *CHATTY]
    assert "**나들이 0**: 초안의 0%를 고치셨어요." in (await ann.says(f"/register-blog {KONG}")).text


async def test_the_card_shows_how_the_share_went_down(stage: Stage) -> None:
    ann, _ = await offered(stage)
    shares = [one.edits.share for one in await stage.store.edits.edits(await blog_of(stage, ann))]
    shown = await ann.says("/style")
    assert f"초안을 고치신 비율 {curve(shares)}\n" in shown.text
    assert " → ".join(f"{share:.0%}" for share in shares) in shown.text
    assert curve([1, 0.5, 0]) == "█▅▁"


async def test_the_card_of_somebody_who_published_no_draft_shows_no_curve(stage: Stage) -> None:
    assert "초안을 고치신 비율" not in (await (await stage.blogger()).says("/style")).text


# Rules


async def test_what_is_taken_out_again_and_again_is_proposed_with_both_sentences(stage: Stage) -> None:
    _, told = await offered(stage)
    assert "글 2편에서 6번 이렇게 고치셨어요." in told.text
    assert "초안: “안동 서원 이야기를 적어 보려고 해요 😊" in told.text
    assert "발행한 글: “안동 서원 이야기를 적어 보려고 해요." in told.text
    assert f"규칙: {RULE}" in told.text
    assert told.labels == ["규칙에 넣기", "아니요"]


async def test_an_accepted_rule_is_one_like_any_other(stage: Stage) -> None:
    ann, told = await offered(stage)
    noted = await ann.presses(told, "규칙에 넣기")
    assert noted.text.startswith(KO.rule_noted())
    assert (await card_of(stage, ann)).rules == (RULE,)
    await ann.says("/write 부산")
    assert f"- {RULE}" in stage.writer.prompts[-1].messages[0].content
    assert "규칙에 넣기" not in (await ann.says("/style")).labels
    assert (await ann.says("되돌려 줘", reply_to=noted)).text.startswith(KO.back_to_before())
    assert "규칙에 넣기" not in (await ann.says("/style")).labels, "what was answered is not asked again"


async def test_a_declined_rule_is_never_proposed_again(stage: Stage) -> None:
    ann, told = await offered(stage)
    assert (await ann.presses(told, "아니요")).text.startswith(KO.proposal_declined(RULE))
    assert (await card_of(stage, ann)).rules == ()
    assert "규칙에 넣기" not in (await ann.says("/style")).labels
    later = await publishes(stage, ann, *map(without_emoji, DRAFTS[:3]))
    assert later.labels == []
    assert (await ann.presses(told, "규칙에 넣기")).text == KO.no_such_proposal()
    assert (await card_of(stage, ann)).rules == ()


async def test_an_open_proposal_stands_on_the_card(stage: Stage) -> None:
    ann, _ = await offered(stage)
    shown = await ann.says("/style")
    assert shown.labels[-2:] == ["규칙에 넣기", "아니요"]
    async with stage.restarted():
        await ann.presses(shown, "규칙에 넣기")
        assert (await card_of(stage, ann)).rules == (RULE,)


async def test_only_the_owner_answers(stage: Stage) -> None:
    ann, told = await offered(stage)
    bob = await stage.blogger("bob", "https://plain.example")
    assert (await bob.presses(told, "규칙에 넣기")).text == KO.no_such_proposal()
    assert (await card_of(stage, ann)).rules == ()


@pytest.mark.parametrize("said", ["/style id99 yes", "/style id0 no", "/style id999999999 yes"])
async def test_a_proposal_that_is_none_is_answered_as_such(stage: Stage, said: str) -> None:
    assert (await (await stage.blogger()).says(said)).text == KO.no_such_proposal()


async def test_where_there_is_no_room_for_a_rule_the_proposal_stays_open(stage: Stage) -> None:
    ann, told = await offered(stage)
    for n in range(MOST_RULES):
        await ann.says(f"/style {n}번째로 쓰지 마세요")
    assert (await ann.presses(told, "규칙에 넣기")).text.startswith(KO.too_many_rules(MOST_RULES))
    assert (await ann.says("/style")).labels[-2:] == ["규칙에 넣기", "아니요"]


async def test_edits_of_a_single_post_propose_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    assert (await publishes(stage, ann, without_emoji(DRAFTS[0]))).labels == []


async def test_one_post_in_which_it_was_left_is_enough_to_propose_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    told = await publishes(stage, ann, without_emoji(DRAFTS[0]), without_emoji(DRAFTS[1]), DRAFTS[2])
    assert told.labels == []


async def test_what_quotes_a_forgotten_draft_is_proposed_no_more(stage: Stage) -> None:
    ann, _ = await offered(stage)
    for draft in await stage.store.drafts.drafts(ann.id, 9):
        await stage.store.forgetting.forget_draft(draft)
    shown = await ann.says("/style")
    assert "초안을 고치신 비율" not in shown.text
    assert "규칙에 넣기" not in shown.labels


async def test_english_people_are_told_in_english(stage: Stage) -> None:
    eve = stage.person("eve", "en")
    await eve.says(f"/register-blog {KONG}")
    told = await publishes(stage, eve, *map(without_emoji, DRAFTS[:2]))
    assert "you changed " in told.text
    assert "The rule: No emoji" in told.text
    assert told.labels == ["Make it a rule", EN.no_button()]


# What is learned


async def test_only_what_was_added_is_learned_from(stage: Stage) -> None:
    ann = await stage.blogger()
    before = await card_of(stage, ann)
    added = "사실 저는 박물관보다 뒷마당 고양이가 더 궁금했거든요. 고양이는 끝내 나오지 않았지만요 ㅎㅎ " * 9
    await publishes(stage, ann, f"{DRAFTS[0]}\n\n{added}")
    after = await card_of(stage, ann)
    assert after.posts == before.posts
    assert after.characters - before.characters == len("".join(added.split()))
    assert not [p for p in after.passages if "고즈넉" in p.text or "고양이" in p.text]


async def test_a_post_that_turns_out_to_be_its_authors_own_is_no_published_draft(stage: Stage) -> None:
    ann, _ = await offered(stage)
    blog = await blog_of(stage, ann)
    known = (await stage.store.origins.origins(blog)).values()
    await stage.store.origins.keep_origins(blog, [replace(one, provenance="no") for one in known])
    shown = await ann.says("/style")
    assert "초안을 고치신 비율" not in shown.text
    assert "규칙에 넣기" not in shown.labels
