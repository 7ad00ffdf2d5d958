"""What people say about their voice, and what they see of it: the card, its rules and versions, and the score."""

import asyncio
import re

import pytest

from bot.card.card_requests import MOST_RULES
from bot.drafts.model_errors import BrokeOff
from bot.model import File
from bot.wording import words_in
from styles import Gap, Hearing
from tests.support.people import FakeRoom, Person, Shown, Stage, sounds
from tests.support.posts import CHATTY, PLAIN

KO, EN = words_in("ko"), words_in("en")
KONG = "https://kong.example"


async def rules(stage: Stage, person: Person) -> tuple[str, ...]:
    newest = await stage.store.cards.version((await stage.store.blogs.blogs(person.id))[0])
    assert newest
    return newest.card.rules


async def stored(stage: Stage, person: Person) -> str:
    """The text of the newest draft as it is kept."""
    revision = await stage.store.drafts.newest((await stage.store.drafts.drafts(person.id, 1))[0])
    assert revision
    return revision.text


# The card


async def test_the_card_shows_whose_voice_it_is_what_was_learned_and_what_can_be_said(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says("/style")
    head, verdict, sentences, learned, own, how = shown.text.split("\n\n")
    assert re.fullmatch(r"\*\*kong\*\* 말투 카드\n글 8편\(약 1,\d\d\d자\)을 읽고 배웠어요\. 버전 1 · 2026-11-24", head)
    assert re.fullmatch(r"\*\*문장이 (?:짧고 )?-요로 끝나고, ‘\S+’를 자주 쓰는 글이에요\.\*\*", verdict)
    assert [any(s.strip("“”") in post.markdown for post in CHATTY) for s in sentences.split("\n")] == [True, True]
    assert "- 문장의 98%는 -요로 끝나요(“갑자기 바다가 보고 싶어서 강릉에 다녀왔어요.”)." in learned
    assert "“안녕하세요 콩이네예요 ㅎㅎ”" in learned
    assert own == "내 규칙은 아직 없어요."
    assert how.startswith("이 메시지에 답장하면 고칠 수 있어요.")
    assert shown.labels == ["파일로 받기"], "there is nothing to undo yet"


async def test_the_card_comes_with_a_picture_after_its_words(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says("/style")
    assert [r.picture for r in shown.seen] == [None, File("style-card.png", b"\x89PNG of kong")]
    assert shown.seen[0].text == shown.seen[1].text
    [(card, title, language)] = stage.painter.asked
    assert (card.posts, title, language) == (8, "kong", "ko")


async def test_a_card_that_cannot_be_drawn_is_shown_without_a_picture(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await stage.blogger()
    stage.painter.fails = ZeroDivisionError()
    shown = await ann.says("/style")
    assert "말투 카드" in shown.text
    assert shown.picture is None
    assert "was not drawn: ZeroDivisionError" in caplog.text
    assert "kong" not in caplog.text


@pytest.mark.parametrize("name", ["/style", "/말투", "/내말투", "/스타일", "/my_style", "내 말투 보여줘", "my style"])
async def test_the_card_has_many_names(stage: Stage, name: str) -> None:
    assert "말투 카드" in (await (await stage.blogger()).says(name)).text


async def test_english_people_read_an_english_card(stage: Stage) -> None:
    eve = stage.person("eve", "en")
    await eve.says(f"/register-blog {KONG}")
    shown = await eve.says("/style")
    assert shown.text.startswith("The voice of **kong**\nlearned from 8 posts, about 1,")
    assert "There are no rules of your own yet." in shown.text
    noted = await eve.says("never use exclamation marks", reply_to=shown)
    assert noted.text == (
        "Noted as a rule. It holds from the next draft on.\n"
        "62% of your posts have this (exclamation marks), but your rule goes first.\n\n"
        "Your rules (they come before what I learned)\n1. never use exclamation marks"
    )
    assert noted.labels == ["Undo", "Versions"]
    assert (await eve.says("delete 1", reply_to=noted)).text.startswith(
        "The rule ‘never use exclamation marks’ is gone"
    )


async def test_there_is_no_card_before_there_is_a_blog(stage: Stage) -> None:
    assert (await stage.person("ann").says("/style")).text == KO.no_blog_yet()


# Rules


async def test_a_reply_to_the_card_becomes_a_rule_and_holds_from_the_next_draft_on(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘", "셋")
    before = await ann.says("/write 제주")
    card = await ann.says("/style")
    await ann.says("저는 ~입니다체 안 써요", reply_to=card)
    noted = await ann.says("이모지는 빼 줘", reply_to=card)
    assert noted.text == (
        "규칙에 넣었어요. 다음 초안부터 지킬게요.\n\n"
        "내 규칙 (배운 말투보다 우선해요)\n1. 저는 ~입니다체 안 써요\n2. 이모지는 빼 줘"
    )
    assert noted.labels == ["되돌리기", "버전 보기"]
    await ann.says("더 짧게", reply_to=before)
    await ann.says("/write 부산")
    first, refined, second = stage.writer.prompts
    assert refined.messages[: len(first.messages)] == first.messages, "a draft keeps the card it was begun with"
    assert "이모지는 빼 줘" not in refined.messages[0].content
    assert "- 저는 ~입니다체 안 써요\n- 이모지는 빼 줘" in second.messages[0].content


async def test_a_rule_against_a_habit_is_kept_as_said_and_the_habit_is_named(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    noted = await ann.says("느낌표는 쓰지 마세요", reply_to=card)
    assert "쓰신 글의 62%에 나오는 버릇(느낌표)이지만, 앞으로는 규칙을 따를게요." in noted.text
    assert await rules(stage, ann) == ("느낌표는 쓰지 마세요",)


async def test_rules_that_are_said_at_once_are_all_kept(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    said = [f"{n}번째 문장은 짧게 써 줘" for n in range(6)]
    await asyncio.gather(*(ann.says(rule, reply_to=card) for rule in said))
    assert {*await rules(stage, ann)} == {*said}


async def test_rules_can_be_said_with_the_command(stage: Stage) -> None:
    ann = await stage.blogger()
    noted = await ann.says("/말투 이모지는\n빼 줘")
    assert "1. 이모지는 빼 줘" in noted.text
    assert "2. 짧게" in (await ann.says("짧게", reply_to=noted)).text


async def test_rules_stand_on_the_card_with_how_to_take_them_out(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style 이모지는 빼 줘")
    shown = await ann.says("/style")
    assert "내 규칙 (배운 말투보다 우선해요)\n1. 이모지는 빼 줘" in shown.text
    assert "1번 규칙 지워 줘" in shown.text
    assert "버전 2 · 2026-11-24" in shown.text
    assert shown.labels == ["되돌리기", "버전 보기", "파일로 받기"]


@pytest.mark.parametrize("said", ["1번 규칙 지워 줘", "delete 1"])
async def test_a_rule_is_taken_out_by_its_number(stage: Stage, said: str) -> None:
    ann = await stage.blogger()
    await ann.says("/style 이모지는 빼 줘")
    noted = await ann.says("/style 짧게")
    gone = await ann.says(said, reply_to=noted)
    assert gone.text.startswith("규칙을 뺐어요: ‘이모지는 빼 줘’.")
    assert gone.text.endswith("\n1. 짧게")
    assert (await ann.says("2번 지워 줘", reply_to=noted)).text.startswith("2번 규칙은 없어요.")
    await ann.says("마지막 규칙 지워 줘", reply_to=noted)
    assert await rules(stage, ann) == ()


async def test_all_rules_are_taken_out_at_once(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style 이모지는 빼 줘")
    noted = await ann.says("/style 짧게")
    assert (await ann.says("규칙 다 지워 줘", reply_to=noted)).text.endswith(KO.rules(()))


async def test_a_rule_said_twice_is_there_once(stage: Stage) -> None:
    ann = await stage.blogger()
    noted = await ann.says("/style 이모지는 빼 줘")
    assert (await ann.says("이모지는 빼 줘", reply_to=noted)).text.startswith("이미 있는 규칙이에요.")
    assert await rules(stage, ann) == ("이모지는 빼 줘",)


async def test_rules_are_short_and_few(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    assert (await ann.says("가나 " * 70, reply_to=card)).text == KO.rule_too_long(200)
    for number in range(MOST_RULES):
        await ann.says(f"규칙이에요 {number}", reply_to=card)
    full = await ann.says("하나만 더 적어 줘", reply_to=card)
    assert full.text.startswith("규칙은 20개까지 둘 수 있어요.")
    assert "\n20. 규칙이에요 19" in full.text
    assert len(await rules(stage, ann)) == MOST_RULES


@pytest.mark.parametrize(
    "said",
    [
        "이게 뭐예요?",
        "https://blog.naver.com/x",
        "제 블로그는 https://x.example/ 예요",
        "좋아요",
        "ㅋㅋㅋ",
        "다시",
        "계속",
        "멈춰",
    ],
)
async def test_what_is_no_rule_gets_a_word_about_what_can_be_said(stage: Stage, said: str) -> None:
    ann = await stage.blogger()
    await ann.says("/write 제주")
    card = await ann.says("/style")
    assert (await ann.says(said, reply_to=card)).text == KO.puzzled_by_wish()
    assert await rules(stage, ann) == ()
    assert len(stage.writer.prompts) == 1


async def test_thanks_become_no_rule(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    assert (await ann.says("고마워요!", reply_to=card)).text == KO.welcome_to_card()
    assert await rules(stage, ann) == ()


async def test_a_marked_part_of_the_card_is_named_in_the_rule(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    await ann.says("이건 빼 줘", reply_to=card, quote="물결표 ~\ud83d")
    assert await rules(stage, ann) == ("“물결표 ~” 이 부분: 이건 빼 줘",)


async def test_words_right_after_the_card_in_private_are_about_it(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style")
    await ann.says("이모지는 빼 줘")
    assert (await ann.says("느낌표도 빼 줘")).text.endswith("1. 이모지는 빼 줘\n2. 느낌표도 빼 줘")
    await ann.says("취소")
    assert await rules(stage, ann) == ("이모지는 빼 줘",)
    await ann.says("/blogs")
    assert (await ann.says("물결도 빼 줘")).text == KO.no_draft_yet(), "the card is no longer spoken of"


async def test_a_message_without_words_is_not_about_the_card(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    said = len(stage.answers)
    await ann.mutters("\u200b ", reply_to=card)
    await ann.mutters("", reply_to=card)
    assert len(stage.answers) - said <= 2
    assert all("말투 카드" not in answer.text for answer in stage.answers[said:])


async def test_words_about_a_draft_right_after_the_card_refine_the_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘")
    await ann.says("/write 제주")
    await ann.says("/style")
    assert (await ann.says("두 번째 문단만 더 짧게")).text == "둘"
    assert await rules(stage, ann) == ()


async def in_private(stage: Stage, person: Person, room: FakeRoom) -> Shown:
    """The card that somebody asks for where others listen."""
    pointed = await person.says("/style", room=room)
    card, *_ = [shown for shown in stage.answers if shown.to == pointed.to]
    assert card.room.private
    return card


async def test_in_company_only_a_reply_is_about_the_card(stage: Stage) -> None:
    ann = await stage.blogger()
    group = stage.room("telegram group", threads=False)
    card = await in_private(stage, ann, group)
    said = len(stage.answers)
    await ann.mutters("점심은 짧게", room=group, addressed=False)
    assert len(stage.answers) == said
    assert "1. 짧게" in (await ann.says("짧게", reply_to=card)).text


async def test_only_the_owner_changes_a_card(stage: Stage) -> None:
    ann, bob = await stage.blogger(), await stage.blogger("bob", "https://plain.example")
    card = await in_private(stage, ann, stage.room("family"))
    for said in ("이모지 넣어 줘", "되돌려 줘", "버전"):
        assert (await bob.says(said, reply_to=card)).text == KO.not_your_card()
    assert await rules(stage, ann) == await rules(stage, bob) == ()


async def test_what_was_learned_can_be_replied_to_as_well(stage: Stage) -> None:
    ann = stage.person("ann")
    learned = await ann.says(f"/register-blog {KONG}")
    assert "1. 이모지는 빼 줘" in (await ann.says("이모지는 빼 줘", reply_to=learned)).text


async def test_an_old_message_changes_the_card_as_it_is_now_after_a_restart(stage: Stage) -> None:
    ann = await stage.blogger()
    old = await in_private(stage, ann, stage.room("family"))
    await ann.says("/style 이모지는 빼 줘")
    await ann.says("/register-blog https://plain.example")
    async with stage.restarted():
        noted = await ann.says("짧게", reply_to=old)
        assert noted.text.endswith("1. 이모지는 빼 줘\n2. 짧게")
        assert await rules(stage, ann) == (), "the blog in use is another one"


async def test_the_card_of_a_forgotten_blog_is_not_changed(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    await ann.says("/forget-blog 1 네")
    assert (await ann.says("이모지는 빼 줘", reply_to=card)).text == KO.forgotten_card()


async def test_a_rule_can_be_noted_while_a_draft_is_being_written(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    stage.writer.hold = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says("/write 제주"))
        await stage.writer.asked(1)
        assert "1. 짧게" in (await ann.says("짧게", reply_to=card)).text
        stage.writer.hold.set()


async def test_rules_said_at_once_are_all_kept(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    said = {f"규칙이에요 {number}" for number in range(8)}
    await asyncio.gather(*(ann.says(rule, reply_to=card) for rule in said))
    assert set(await rules(stage, ann)) == said


# Versions


async def test_undo_goes_back_again_and_again_to_the_first(stage: Stage) -> None:
    ann = await stage.blogger()
    for rule in ("하나씩 써 줘", "둘씩 써 줘", "셋씩 써 줘"):
        noted = await ann.says(f"/style {rule}")
    seen = []
    for _ in range(3):
        noted = await ann.presses(noted, "되돌리기")
        assert noted.text.startswith("이전 버전으로 되돌렸어요.")
        seen.append(await rules(stage, ann))
    assert seen == [("하나씩 써 줘", "둘씩 써 줘"), ("하나씩 써 줘",), ()]
    assert noted.labels == ["버전 보기"]
    first = await ann.says("되돌려 줘", reply_to=noted)
    assert first.text == f"{KO.at_the_first()}\n\n{KO.rules(())}"


async def test_a_change_after_an_undo_is_undone_to_where_it_grew_from(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style 하나씩 써 줘")
    await ann.says("/style 둘씩 써 줘")
    await ann.says("/style 되돌려 줘")
    await ann.says("/style 셋씩 써 줘")
    assert await rules(stage, ann) == ("하나씩 써 줘", "셋씩 써 줘")
    await ann.says("/style undo")
    assert await rules(stage, ann) == ("하나씩 써 줘",)
    await ann.says("/style undo")
    assert await rules(stage, ann) == ()


async def test_versions_are_listed_with_what_changed_and_one_is_taken(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style 이모지는 빼 줘")
    await ann.says("/style 1번 지워 줘")
    await ann.says("/style 짧게")
    listed = await ann.says("/style 버전")
    assert listed.text == (
        "**kong** 말투 버전\n\n"
        "- 버전 4 (2026-11-24): 글 8편, 규칙 1개 · + ‘짧게’ ← 지금\n"
        "- 버전 3 (2026-11-24): 글 8편, 규칙 0개 · 1번 버전과 같음\n"
        "- 버전 2 (2026-11-24): 글 8편, 규칙 1개 · + ‘이모지는 빼 줘’\n"
        "- 버전 1 (2026-11-24): 글 8편, 규칙 0개 · 처음 배운 말투\n\n"
        "“버전 2로”라고 답장하면 그 말투로 바꿔요."
    )
    taken = await ann.says("버전 2로", reply_to=listed)
    assert taken.text.startswith("2번 버전의 말투로 바꿨어요.")
    assert await rules(stage, ann) == ("이모지는 빼 줘",)
    await ann.says("되돌려 줘", reply_to=taken)
    assert await rules(stage, ann) == ("짧게",), "undo goes back to what was before"
    assert (await ann.says("버전 99로", reply_to=taken)).text == KO.no_such_version(99)
    assert (await ann.says("버전 4로", reply_to=taken)).text.startswith(KO.in_use_already(4))


async def test_a_long_history_shows_its_newest_ten(stage: Stage) -> None:
    ann = await stage.blogger()
    for number in range(12):
        await ann.says(f"/style 규칙이에요 {number}")
    lines = (await ann.says("/style versions")).text.split("\n\n")[1].splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("- 버전 13 ")
    assert lines[-1] == "- 버전 4 (2026-11-24): 글 8편, 규칙 3개 · + ‘규칙이에요 2’"
    await ann.says("/style 버전 1로")
    assert await rules(stage, ann) == ()


# Learning again


async def test_rules_stay_when_the_blog_is_learned_again_and_what_moved_is_told(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/style 이모지는 빼 줘")
    stage.shelf.blogs[KONG] = [*CHATTY, *PLAIN]
    shown = await ann.says(f"/register-blog {KONG}")
    since = next(part for part in shown.text.split("\n\n") if part.startswith("지난번과 비교하면"))
    assert "- 배운 글이 8편에서 11편으로 늘었어요." in since
    assert re.search(r"- -요로 끝나는 문장이 98%에서 \d\d%로 줄었어요\.", since)
    assert re.search(r"- -다로 끝나는 문장이 0%에서 \d\d%로 늘었어요\.", since)
    assert "정해 두신 규칙 1개는 그대로 지킬게요." in shown.text
    assert await rules(stage, ann) == ("이모지는 빼 줘",)
    listed = await ann.says("/style 버전")
    assert "- 버전 3 (2026-11-24): 글 11편, 규칙 1개 · 글 8→11편 ← 지금" in listed.text
    await ann.says("되돌려 줘", reply_to=listed)
    assert "글 8편" in (await ann.says("/style")).text


async def test_a_voice_that_stayed_the_same_makes_no_new_version(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says(f"/register-blog {KONG}")
    assert "지난번과 비교하면\n- 말투는 그대로예요." in shown.text
    assert len(await stage.store.cards.versions((await stage.store.blogs.blogs(ann.id))[0], 9)) == 1
    assert "비교하면" not in stage.answers[0].text, "the first time there is nothing to compare"


# The score below a draft

DRAFT = "# 제주\n\n비가 왔어요."
GAP = Gap("no such measure", 1.0, 2.0, 3.0)


async def test_a_whole_draft_is_shown_and_then_its_score_which_is_no_part_of_it(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(DRAFT, "# 짧게")
    stage.ear.will(sounds(91))
    shown = await ann.says("/write 제주")
    assert [r.text for r in shown.seen[-2:]] == [DRAFT, f"{DRAFT}\n\n———\n말투 일치도 91점"]
    assert shown.file == File("제주-1.md", f"{DRAFT}\n".encode())
    assert shown.labels == ["더 짧게", "더 길게", "다시 써 보기", "다른 첫머리"]
    assert await stored(stage, ann) == DRAFT
    await ann.says("더 짧게", reply_to=shown)
    assert "말투 일치" not in "".join(m.content for m in stage.writer.prompts[-1].messages)


async def test_why_a_draft_has_no_score_is_said_below_it(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(DRAFT)
    stage.ear.will(Hearing(None, unheard="short draft"))
    shown = await ann.says("/write 제주")
    assert shown.text == f"{DRAFT}\n\n———\n말투 일치도는 300자가 넘는 글부터 잴 수 있어요."
    assert await stored(stage, ann) == DRAFT


async def test_the_whole_card_is_listened_for_and_the_newest_text(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘")
    await ann.says("/write 제주")
    await ann.says("더 짧게")
    newest = await stage.store.cards.version((await stage.store.blogs.blogs(ann.id))[0])
    assert newest
    assert [text for _, text in stage.ear.given] == ["하나", "둘"]
    assert all(card == newest.card for card, _ in stage.ear.given)


async def test_english_people_read_an_english_score(stage: Stage) -> None:
    eve = stage.person("eve", "en")
    await eve.says(f"/register-blog {KONG}")
    stage.ear.will(sounds(88, within=False))
    shown = await eve.says("/write Jeju")
    assert shown.text.endswith("\n\n———\nSounds like you: 88")
    assert shown.labels == ["Shorter", "Longer", "Again in my voice", "Other openings"]
    await eve.presses(shown, "Again in my voice")
    assert stage.writer.prompts[1] == stage.writer.prompts[0]


async def test_a_draft_outside_the_authors_range_offers_another_try_in_their_voice(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("하나", "둘")
    stage.ear.will(sounds(41, GAP, within=False), sounds(90))
    shown = await ann.says("/write 제주")
    assert shown.labels == ["더 짧게", "더 길게", "내 말투로 다시", "다른 첫머리"]
    again = await ann.presses(shown, "내 말투로 다시")
    assert again.text == "둘\n\n———\n말투 일치도 90점"
    assert again.labels == ["더 짧게", "더 길게", "다시 써 보기", "다른 첫머리"]
    assert stage.writer.prompts[1] == stage.writer.prompts[0]


async def test_a_caricature_offers_another_try_too(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.ear.will(sounds(99, overdone=True))
    shown = await ann.says("/write 제주")
    assert shown.text.endswith("말투 일치도 99점 · 말버릇이 평소보다 훨씬 많아요")
    assert shown.labels[2] == "내 말투로 다시"


@pytest.mark.parametrize("hearing", [sounds(None), sounds(None, within=False), ValueError("비밀 글")])
async def test_where_nothing_is_heard_there_is_no_score(
    stage: Stage, hearing: object, caplog: pytest.LogCaptureFixture
) -> None:
    ann = await stage.blogger()
    stage.writer.will(DRAFT)
    stage.ear.will(hearing)  # type: ignore[arg-type]
    shown = await ann.says("/write 제주")
    assert shown.text == DRAFT
    assert shown.labels == ["더 짧게", "더 길게", "다시 써 보기", "다른 첫머리"]
    assert ("revision 1 was not heard: ValueError" in caplog.text) is isinstance(hearing, ValueError)
    assert "비밀" not in caplog.text


async def test_listening_that_takes_too_long_is_given_up(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.hires(patience=0.05)
    ann = await stage.blogger()
    stage.writer.will(DRAFT)
    stage.ear.will(asyncio.Event())
    assert (await ann.says("/write 제주")).text == DRAFT
    assert "revision 1 was not heard: TimeoutError" in caplog.text


async def test_what_broke_off_is_not_scored_and_what_is_carried_on_is_scored_as_a_whole(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["비가 ", BrokeOff("model.example")], "왔어요.")
    stage.ear.will(sounds(77))
    broken = await ann.says("/write 제주")
    assert "말투 일치" not in broken.text
    assert stage.ear.given == []
    whole = await ann.presses(broken, "이어서")
    assert whole.text == "비가 왔어요.\n\n———\n말투 일치도 77점"
    assert [text for _, text in stage.ear.given] == ["비가 왔어요."]


async def test_an_outline_is_not_scored(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.host = ""
    stage.ear.will(sounds(77))
    assert "말투 일치" not in (await ann.says("/write 제주")).text
    assert stage.ear.given == []


async def test_a_stop_while_listening_leaves_the_whole_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(DRAFT)
    stage.ear.will(asyncio.Event())
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(ann.says("/write 제주"))
        await stage.ear.asked(1)
        await ann.mutters("그만")
    shown: Shown = writing.result()
    assert shown.text == DRAFT
    assert shown.labels == ["더 짧게", "더 길게", "다시 써 보기", "다른 첫머리"]


async def test_a_draft_shown_again_has_no_score(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(DRAFT)
    stage.ear.will(sounds(91))
    await ann.says("/write 제주")
    assert (await ann.says("/drafts 1")).text == DRAFT


# Further tries


async def test_by_default_a_draft_is_written_once(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.ear.will(sounds(10, within=False))
    await ann.says("/write 제주")
    assert len(stage.writer.prompts) == 1


# The author's own spelling


async def test_a_finished_draft_gets_the_authors_own_spelling_before_it_is_kept_and_heard(stage: Stage) -> None:
    async def spell(card: object, text: str, kept: object) -> str:
        return text.replace("할 수", "할수")

    stage.hires(finish=spell)
    ann = await stage.blogger()
    stage.writer.will(["쉴 수 있고 ", "할 수 있어요."])
    shown = await ann.says("/write 제주")
    spelled = KO.spelled_otherwise([("할 수", "할수")])
    assert [r.text for r in shown.seen[-2:]] == [
        "쉴 수 있고 할수 있어요.",
        f"쉴 수 있고 할수 있어요.\n\n———\n{spelled}",
    ]
    assert await stored(stage, ann) == stage.ear.given[0][1] == "쉴 수 있고 할수 있어요."


async def test_spelling_leaves_alone_what_was_sent_to_the_model_before(stage: Stage) -> None:
    async def shout(card: object, text: str, kept: object) -> str:
        return text.replace("비", "눈")

    stage.hires(finish=shout)
    ann = await stage.blogger()
    stage.writer.will(["비가 ", BrokeOff("model.example")], "비 왔어요.", "끝")
    broken = await ann.says("/write 제주")
    whole = await ann.presses(broken, "이어서")
    assert whole.text.startswith("비가 눈 왔어요.\n")
    await ann.says("더 짧게", reply_to=whole)
    *_, third = (p.messages for p in stage.writer.prompts)
    assert third[-2].content == "비가 눈 왔어요."


async def test_a_draft_that_cannot_be_spelled_is_shown_as_it_came(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(card: object, text: str, kept: object) -> str:
        raise ValueError(text)

    stage.hires(finish=fails)
    ann = await stage.blogger()
    stage.writer.will(DRAFT)
    assert (await ann.says("/write 제주")).text == DRAFT
    assert "revision 1 was not finished: ValueError" in caplog.text
    assert "비가" not in caplog.text
