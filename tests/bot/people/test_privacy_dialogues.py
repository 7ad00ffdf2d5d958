"""People ask what is kept of them, take it along, and have it forgotten."""

import asyncio
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import make_url

from bot.commands import Command, ForgetDraft, ForgetMe, MyData, Privacy, Say, Write
from bot.commands.grammar import parse
from bot.model import File
from bot.settings import is_deepseek
from bot.stores import InboxItem
from bot.wording import words_in
from tests.support.people import Person, Stage

KO, EN = words_in("ko"), words_in("en")
WAYS: dict[Command, tuple[str, ...]] = {
    Privacy(): ("/privacy", "/개인정보", "개인정보", "개인정보 처리방침 보여 줘", "Privacy policy"),
    MyData(): ("/my-data", "/my_data", "내 데이터", "/내 데이터", "내 정보 보내 줘", "export my data", "/my data"),
    ForgetMe(): (
        "/forget-me",
        "나를 잊어 줘",
        "내 데이터 다 지워줘!",
        "/나를 잊어 줘",
        "/forget me",
        "delete all my data",
    ),
    ForgetDraft(): ("/forget-draft", "이 초안 지워 줘", "이 글 삭제해 주세요.", "초안 지워줘", "delete this draft"),
    ForgetDraft("2"): ("/forget-draft 2", "2번 초안 지워 줘", "초안 2번 삭제해 줘", "delete draft 2"),
    Say("두 번째 문단 지워 줘"): ("두 번째 문단 지워 줘",),
    Say("이 글에서 사진 이야기 지워 줘"): ("이 글에서 사진 이야기 지워 줘",),
    Say("마지막 문장 삭제해 줘"): ("마지막 문장 삭제해 줘",),
    Say("나를 잊어 줘라는 노래 이야기도 넣어 줘"): ("나를 잊어 줘라는 노래 이야기도 넣어 줘",),
    Write("내 데이터", ""): ("/write 내 데이터", f"/write{' ' * 60}내 데이터"),
}


@pytest.mark.parametrize(("said", "meant"), [(said, meant) for meant, ways in WAYS.items() for said in ways])
def test_people_ask_in_their_own_words(said: str, meant: Command) -> None:
    assert parse(said) == meant


async def test_what_is_kept_and_where_it_goes_is_told_on_request(stage: Stage) -> None:
    told = (await stage.person("ann").says("/privacy")).text
    assert told == f"{KO.privacy('model.example', False, 24, 7, 30)}\n\n{KO.backups_are_kept(30)}"
    for command in ("/my-data", "/forget-draft", "/forget-blog", "/forget-me"):
        assert command in told


def test_only_deepseeks_own_host_is_said_to_stand_in_china() -> None:
    hosts = ("api.deepseek.com", "API.deepseek.com:443", "deepseek.com", "deepseek.com.example", "notdeepseek.com", "")
    assert [is_deepseek(f"https://{host}") for host in hosts] == [True, True, True, False, False, False]
    for words, place in ((KO, "중국"), (EN, "China")):
        assert place in words.privacy("api.deepseek.com", True, 24, 7, 30)
        assert place not in words.privacy("localhost", False, 24, 7, 30)
        assert place not in words.privacy("", False, 24, 7, 30)


async def test_plain_words_about_privacy_that_were_said_to_others_are_left_alone(stage: Stage) -> None:
    room = stage.room("family")
    for words in ("개인정보", "내 데이터", "나를 잊어 줘", "이 글 지워 줘"):
        await stage.person("ann").mutters(words, room=room, addressed=False)
    assert not stage.answers


def opened(file: File | None) -> dict[str, str]:
    assert file
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


async def test_everything_comes_in_a_zip_that_can_be_read(stage: Stage) -> None:
    ann = await stage.blogger()
    await stage.blogger("bob", "https://plain.example")
    stage.writer.will("첫 초안", "둘째 글")
    draft = await ann.says("/write 제주/여행\n메모")
    await ann.says("더 짧게", reply_to=draft)
    shown = await ann.says("내 데이터")
    files = opened(shown.file)
    assert shown.text == KO.my_data(1, 1)
    assert files["초안/1 제주 여행/1.md"].strip() == "첫 초안"
    assert files["초안/1 제주 여행/2.md"].strip() == "둘째 글"
    assert sum(name.startswith("글/1 kong/") for name in files) == 8
    [kept] = json.loads(files["데이터/drafts.json"])
    assert (kept["topic"], kept["notes"]) == ("제주/여행", "메모")
    assert json.loads(files["데이터/cards.json"])[0]["card"]["language"] == "ko"
    assert "plain" not in "".join(files.values())
    assert files["읽어 주세요.txt"] == KO.my_data_readme()


async def test_a_copy_is_given_only_where_nobody_else_listens(stage: Stage) -> None:
    ann = await stage.blogger()
    pointed = await ann.says("/my-data", room=stage.room("family"))
    assert pointed.file is None
    [given, _] = [shown for shown in stage.answers if shown.to == pointed.to]
    assert given.file
    assert given.room.private


async def test_whoever_asks_for_a_copy_again_and_again_gets_one_at_a_time(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await asyncio.gather(*(ann.says("/my-data") for _ in range(5)))
    assert sorted(one.text for one in shown) == sorted([KO.my_data(1, 1)] + 4 * [KO.my_data_is_coming()])


async def nothing_of(stage: Stage, person: Person) -> bool:
    return not any((await stage.store.forgetting.everything(person.id)).values())


async def test_somebody_is_forgotten_entirely_once_they_are_sure(stage: Stage) -> None:
    ann, bob = await stage.blogger(), await stage.blogger("bob", "https://plain.example")
    await ann.says("/write 제주")
    sure = await ann.says("/forget-me")
    assert sure.text == KO.forget_me_really()
    assert sure.labels == [KO.forget_now_button(), KO.no_button()]
    assert await stage.store.blogs.blogs(ann.id)
    done = await ann.presses(sure, KO.forget_now_button())
    assert done.text == KO.forgot_me(1, 8, 1, 0)
    assert await nothing_of(stage, ann)
    assert await stage.store.blogs.blogs(bob.id)
    assert (await ann.says("/write 제주")).text == KO.no_blog_yet()
    assert "배운 글 8편" in (await ann.says("/register-blog https://kong.example")).text


@pytest.mark.parametrize(("answer", "stays"), [("네", False), ("no", True)])
async def test_a_plain_yes_or_no_answers_the_question(stage: Stage, answer: str, stays: bool) -> None:
    ann = await stage.blogger()
    await ann.says("/forget-me")
    told = await ann.says(answer)
    assert (told.text == KO.nothing_forgotten()) == stays
    assert bool(await stage.store.blogs.blogs(ann.id)) == stays


async def test_a_yes_while_posts_are_pasted_is_no_piece_of_a_post(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/learn")
    await ann.says("붙여 넣다 만 글")
    await ann.says("/forget-me")
    assert (await ann.says("네")).text == KO.forgot_me(1, 8, 0, 0)
    assert await nothing_of(stage, ann)


@pytest.mark.parametrize("between", ["/help", "고마워", "later"])
async def test_a_yes_to_something_else_forgets_nothing(stage: Stage, between: str) -> None:
    ann = await stage.blogger()
    await ann.says("/forget-me")
    if between == "later":
        stage.passes(timedelta(minutes=30))
    else:
        await ann.says(between)
    await ann.says("네")
    assert await stage.store.blogs.blogs(ann.id)


async def test_a_yes_in_reply_to_another_question_forgets_nothing(stage: Stage) -> None:
    ann = await stage.blogger()
    older = await ann.says("/help")
    await ann.says("/forget-me")
    await ann.mutters("네", reply_to=older)
    assert await stage.store.blogs.blogs(ann.id)


async def test_the_yes_of_another_forgets_nothing(stage: Stage) -> None:
    ann, room = await stage.blogger(), stage.room("family")
    await ann.says("/forget-me", room=room)
    await stage.person("bob").says("네", room=room)
    await ann.mutters("네", room=room, addressed=False)
    assert await stage.store.blogs.blogs(ann.id)


async def test_what_is_being_written_is_stopped_first_and_comes_back_nowhere(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["반쯤 쓴 글", asyncio.Event(), " 나머지"])
    writing = asyncio.ensure_future(ann.mutters("/write 제주"))
    await stage.sees("반쯤")
    await ann.says("/forget-me")
    done = await ann.says("네")
    async with asyncio.timeout(60):
        await writing
    await stage.jobs.idle()
    assert done.text == KO.forgot_me(1, 8, 1, 0)
    assert await nothing_of(stage, ann)


async def test_what_the_platform_delivers_again_is_not_heard_again(stage: Stage) -> None:
    ann = await stage.blogger()
    said = await ann.mutters("/write 제주")
    await ann.says("/forget-me")
    await ann.says("네")
    before = len(stage.answers)
    await stage.jobs.idle()
    assert await stage.erasure.sweep()
    await stage.desk.take([InboxItem(said, ann.id, "{}")])
    await stage.jobs.idle()
    assert len(stage.answers) == before
    assert f"hear:{said}" not in stage.jobs.ids
    assert await nothing_of(stage, ann)


async def test_their_jobs_are_swept_once_the_last_of_them_is_done(stage: Stage) -> None:
    ann, bob = await stage.blogger(), await stage.blogger("bob", "https://plain.example")
    await ann.says("/forget-me")
    await ann.says("네")
    await stage.jobs.idle()
    assert await stage.erasure.sweep()
    assert {stage.said[id.partition(":")[2]].sender for id in stage.jobs.ids} == {bob.id}
    assert not await stage.store.forgetting.sweeping()


async def test_one_draft_is_forgotten_and_the_others_stay(stage: Stage) -> None:
    ann = await stage.blogger()
    jeju = await ann.says("/write 제주")
    await ann.says("/write 부산")
    sure = await ann.says("이 초안 지워 줘", reply_to=jeju)
    assert sure.text == KO.forget_draft_really("제주")
    assert len(await stage.store.drafts.drafts(ann.id, 9)) == 2
    assert (await ann.says("네")).text == KO.forgot_draft("제주")
    assert [draft.topic for draft in await stage.store.drafts.drafts(ann.id, 9)] == ["부산"]
    assert (await ann.says("더 짧게", reply_to=jeju)).text == KO.forgotten_draft()


async def test_without_a_reply_the_draft_of_a_private_chat_is_meant_else_it_is_asked_which(stage: Stage) -> None:
    ann = await stage.blogger()
    assert (await ann.says("/forget-draft")).text == KO.forget_which_draft()
    await ann.says("/write 제주")
    assert (await ann.says("이 초안 지워 줘")).text == KO.forget_draft_really("제주")
    assert (await ann.says("아니요")).text == KO.nothing_forgotten()
    assert (await ann.says("/forget-draft 7")).text == KO.no_such_number("7")


async def test_nobody_forgets_the_draft_of_another(stage: Stage) -> None:
    ann, bob = await stage.blogger(), await stage.blogger("bob", "https://plain.example")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    await bob.says("이 초안 지워 줘", reply_to=draft)
    assert (await stage.sees(KO.not_your_draft())).room.private
    assert (await bob.says("/forget-draft id1 네")).text == KO.no_such_number("id1")
    assert await stage.store.drafts.drafts(ann.id, 9)


async def test_a_marked_part_that_is_to_be_deleted_changes_the_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주")
    await ann.says("이 글 지워 줘", reply_to=draft, quote="그냥 그런 하루")
    assert len(stage.writer.prompts) == 2


async def test_a_draft_that_is_being_written_is_stopped_and_forgotten(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["반쯤 쓴 글", asyncio.Event()])
    writing = asyncio.ensure_future(ann.mutters("/write 제주"))
    await stage.sees("반쯤")
    await ann.says("/forget-draft 1")
    assert (await ann.says("네")).text == KO.forgot_draft("제주")
    await writing
    assert not await stage.store.drafts.drafts(ann.id, 9)


async def test_while_another_program_reads_the_file_they_are_told_that_traces_go_later(stage: Stage) -> None:
    ann = await stage.blogger()
    with closing(sqlite3.connect(make_url(stage.database).database or "", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM posts").fetchall()
        for asked, forgot in (("/forget-blog 1", KO.forgot("kong", 0)), ("/forget-me", KO.forgot_me(0, 0, 0, 0))):
            await ann.says(asked)
            assert (await ann.says("네")).text == f"{forgot}\n\n{KO.lingers()}"
