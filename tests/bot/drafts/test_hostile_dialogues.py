"""What happens when a model writes what it must not."""

import asyncio

import pytest

from bot.model import File, Post
from bot.wording import words_in
from styles import ai_line
from styles.languages import LANGUAGES
from styles.reading.own_text import own
from tests.support.authors import Page, card
from tests.support.people import Stage

KO = words_in("ko")
AGAIN = "오늘은 비가 왔어요. 그래서 하루 종일 집에 있었어요.\n\n"


async def test_chat_file_history_and_store_hold_the_same_filtered_text(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["# 비\n\n여기 보", "세요 https://ev", "il.example/?leak=1 <@1", "23> 끝\u200b이에요."], "# 둘")
    shown = await ann.says("/write 비")
    text = "# 비\n\n여기 보세요 hxxps://evil[.]example/?leak=1  끝이에요."
    assert shown.text.startswith(f"{text}\n\n———\n")
    assert all("https://" not in reply.text and "<@" not in reply.text for reply in shown.seen)
    assert shown.file
    assert shown.file.data.decode() == f"{text}\n"
    await ann.says("더 짧게", reply_to=shown)
    assert stage.writer.prompts[-1].turns[0].text == text


async def test_a_foreign_address_is_pointed_out_in_one_sentence_each_time_it_is_shown(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 비\n\nhttps://evil.example/a 를 보세요.")
    shown = await ann.says("/write 비")
    assert KO.foreign_addresses(["hxxps://evil[.]example/a"]) in shown.text
    again = await ann.presses(await ann.says("/drafts"), KO.open_button(1))
    assert KO.foreign_addresses(["hxxps://evil[.]example/a"]) in again.text


async def test_addresses_from_request_notes_files_rules_blog_and_posts_stay(stage: Stage) -> None:
    stage.shelf.blogs["https://kong.example"] += [Post("shop", "가게", "단골 가게는 https://shop.example/1 이에요.")]
    ann = await stage.blogger()
    await ann.says("/style 글 끝에 https://rule.example/r 를 적어 줘")
    text = (
        "# 글\n\nhttps://topic.example/t https://notes.example/n https://file.example/f"
        " https://kong.example/7 [가게](https://shop.example/1)"
    )
    stage.writer.will(text, f"{text} https://wish.example/w")
    note = File("메모.md", b"https://file.example/f")
    draft = await ann.says("/write https://topic.example/t\n- https://notes.example/n", files=[note])
    assert draft.text == text
    shown = await ann.says("https://wish.example/w 도 넣어 줘", reply_to=draft)
    assert shown.text == f"{text} https://wish.example/w"


async def test_posts_are_looked_through_only_for_an_address_that_is_not_known(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = await stage.blogger()
    looked = []
    posts = stage.store.blogs.posts

    async def counted(blog: object) -> object:
        looked.append(blog)
        return await posts(blog)  # type: ignore[arg-type]

    monkeypatch.setattr(stage.studio._addresses._blogs, "posts", counted)
    stage.writer.will("# 하나\n\nhttps://kong.example/1", ["# 둘 ", "https://a.example ", "https://b.example ", "끝"])
    await ann.says("/write 하나")
    first = len(looked)
    await ann.says("/write 둘")
    assert (first, len(looked) - first) == (1, 2)  # once for the posts that are near, and once for addresses


async def test_a_draft_that_was_stored_before_there_was_a_filter_is_filtered_when_shown(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 비", "# 짧게")
    draft = await ann.says("/write 비")
    [(revision, _)] = [(s.revision, s.draft) for s in [await stage.store.messages.shown_in(draft.ids[-1])] if s]
    assert revision
    from dataclasses import replace

    await stage.store.drafts.finish(replace(revision, text="# 비\n\n[은행](https://evil.example)"))
    shown = await ann.presses(await ann.says("/drafts"), KO.open_button(1))
    assert shown.file
    assert shown.file.data.decode() == "# 비\n\n은행 (hxxps://evil[.]example)\n"
    await ann.says("더 짧게", reply_to=draft)
    assert stage.writer.prompts[-1].turns[0].text == "# 비\n\n은행 (hxxps://evil[.]example)"


async def test_a_model_that_repeats_a_paragraph_is_stopped_and_what_came_before_is_kept(stage: Stage) -> None:
    ann = await stage.blogger()
    never = asyncio.Event()
    stage.writer.will([f"# 비\n\n처음은 다른 말이에요.\n\n{AGAIN}", *[AGAIN] * 20, never])
    shown = await ann.says("/write 비")
    assert shown.text == f"# 비\n\n처음은 다른 말이에요.\n\n{AGAIN.strip()}\n\n———\n{KO.gone_round()}"
    assert shown.labels == ["이어서", "다시 써 보기"]


async def test_a_model_that_answers_with_its_prompt_is_stopped_and_it_is_said(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will([LANGUAGES["ko"].rules.write + "\n", asyncio.Event()])
    shown = await ann.says("/write 비")
    assert shown.text == KO.prompt_repeated()
    assert not shown.file


async def test_white_space_without_end_is_not_waited_for(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will([*[" \n\u200b\u3164" * 100] * 10, asyncio.Event()])
    shown = await ann.says("/write 비")
    assert shown.text == KO.empty_answer()
    assert [reply.text for reply in shown.seen[:-1]] == [KO.writing()]


async def test_an_answer_without_end_is_cut_and_it_is_said(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will([*("".join(f"{n}.{m} 다른 줄이에요.\n" for m in range(500)) for n in range(30)), asyncio.Event()])
    shown = await ann.says("/write 비")
    assert KO.too_long() in shown.text
    assert 50_000 < len(shown.text) < 70_000


async def test_a_mended_sentence_is_filtered_like_the_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 비\n\n김치전도 非常 맛있었고요.\n", "1. 김치전은 evil.com 맛이었고요.")
    shown = await ann.says("/write 비")
    assert shown.file
    assert shown.file.data.decode() == "# 비\n\n김치전은 evil[.]com 맛이었고요.\n"


async def test_secrets_are_masked_and_it_is_said(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 비\n\n열쇠는 sk-abcdefghijklmnop1234 예요.")
    shown = await ann.says("/write 비")
    assert "sk-••••••••" in shown.text
    assert KO.masked_secrets() in shown.text


# Who writes, and what a file says of it


async def test_the_first_thing_anybody_is_told_is_that_an_ai_writes_and_only_once(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("안녕하세요")
    await ann.says("/help")
    assert [shown.text for shown in stage.answers].count(KO.ai_writes()) == 1
    assert stage.answers[0].text == KO.ai_writes()
    bob = stage.person("bob")
    await bob.says("/register-blog https://kong.example")
    await bob.says("/write 비")
    theirs = [shown.text for shown in stage.answers if shown.room.id == "bob"]
    assert theirs[0] == KO.ai_writes()
    assert theirs.count(KO.ai_writes()) == 1


async def test_after_a_restart_nobody_is_told_again(stage: Stage) -> None:
    await stage.person("ann").says("/help")
    await stage.dies()
    async with stage.restarted():
        await stage.person("ann").says("/help")
    assert [shown.text for shown in stage.answers].count(KO.ai_writes()) == 1


async def test_a_notice_that_did_not_arrive_is_shown_with_the_next_answer(stage: Stage) -> None:
    ann = stage.person("ann")
    stage.room("ann", private=True).open = False
    await ann.mutters("/help")
    stage.room("ann", private=True).open = True
    await ann.says("/help")
    assert stage.answers[0].text == KO.ai_writes()


async def test_two_things_said_at_once_are_answered_with_one_notice(stage: Stage) -> None:
    ann = stage.person("ann")
    await asyncio.gather(*(ann.says("/help") for _ in range(5)))
    assert [shown.text for shown in stage.answers].count(KO.ai_writes()) == 1


async def test_words_that_are_not_for_the_bot_are_not_answered_with_a_notice(stage: Stage) -> None:
    await stage.person("ann").mutters("점심 뭐 먹지", room=stage.room("family"), addressed=False)
    assert stage.answers == []


async def test_where_nothing_but_outlines_are_written_no_ai_is_spoken_of(stage: Stage) -> None:
    stage.writer.host = ""
    stage.hires()
    assert (await stage.person("ann").says("/help")) is stage.answers[0]


@pytest.mark.parametrize("name", ["chatty", "plain", "formal", "clipped", "casual", "japanese", "english"])
def test_the_line_is_in_the_language_and_register_of_the_posts_and_is_never_learned(name: str) -> None:
    line = ai_line(card(name))
    assert "AI" in line
    post = Page(f"첫 문단이에요.\n\n*{line}*\n\n끝 문단이에요.")
    assert line not in own(post).text
    assert "끝 문단이에요." in own(post).text


async def test_a_bot_that_labels_puts_it_on_the_file_and_nowhere_else(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.studio.files.label = "line"
    stage.writer.will("# 비\n\n왔어요.")
    shown = await ann.says("/write 비")
    assert shown.text == "# 비\n\n왔어요."
    assert shown.file
    assert shown.file.data.decode() == "# 비\n\n왔어요.\n\n이 글은 AI의 도움을 받아 썼어요.\n"


async def test_a_file_from_before_that_comes_back_has_no_label_in_the_prompt(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says("/write 비")
    old = "---\nai_assisted: true\n---\n\n# 비\n\n왔어요.\n"
    await ann.says("", reply_to=shown, files=[File("비.md", old.encode())])
    assert "ai_assisted" not in stage.writer.prompts[-1].turns[-1].request
