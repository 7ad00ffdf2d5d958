"""Wherever the process dies between two things it does, the next one brings to its end what was said."""

from itertools import count

import pytest

from bot.stores.materials import InterviewWishes
from bot.wording import words_in
from tests.support.chaos.mortal import Deadline, deadlines, outlives
from tests.support.databases import begun
from tests.support.people import Person, Stage
from tests.support.posts import PLAIN

__all__ = ["begun"]

PIECES = ("# 제주\n\n첫 문장이에요. ", "둘째 문장이에요.")
AGAIN = f"{''.join(PIECES)} 끝 문장이에요."  # more than was kept, wherever that ended

SQLITE = pytest.mark.parametrize("begun", ["sqlite"], indirect=True)  # transactions stand in tests/storage, on both


async def test_a_draft_is_written_once_wherever_its_process_dies(stage: Stage) -> None:
    ann, deaths, numbers = await stage.blogger(), list[str](), count()
    steps = {"keep", "items", "line_up", "begin", "take", "gather", "begin_written", "show"}
    steps |= {"settle", "remember", "finish", "end"}
    while not steps <= set(deaths):  # some steps are taken side by side: going through them once may not meet each
        assert not deaths.count("the end") > 4, steps - set(deaths)
        for deadline in deadlines():
            await is_written_once(stage, ann, f"제주 {next(numbers)}", deadline)
            deaths.append(deadline.died_at)


async def is_written_once(stage: Stage, ann: Person, topic: str, deadline: Deadline) -> None:
    stage.writer._answers.clear()
    stage.writer.will(PIECES, [AGAIN], [AGAIN])
    shown = await outlives(stage, ann, f"/write {topic}", deadline)
    begun = [draft for draft in await stage.store.drafts.drafts(ann.id, 1000) if draft.topic == topic]
    assert len(begun) == 1, deadline.died_at
    newest = await stage.store.drafts.newest(begun[0])
    assert newest is not None
    assert newest.whole, deadline.died_at
    assert any(answer.file and newest.text in answer.text for answer in shown), (deadline.died_at, shown)
    assert len(shown) <= 2, deadline.died_at


async def test_everybody_is_told_that_an_ai_writes_wherever_the_process_dies_meanwhile(stage: Stage) -> None:
    deaths, notice = list[str](), words_in("ko").ai_writes()
    for number, deadline in enumerate(deadlines()):
        ann = stage.person(f"ann {number}")
        await outlives(stage, ann, "/help", deadline)
        deaths.append(deadline.died_at)
        told = [shown.text for shown in stage.answers if shown.room.id == ann.name].count(notice)
        assert 1 <= told <= 2, deadline.died_at
    assert {"is_introduced", "introduce"} <= set(deaths)


async def test_a_blog_is_learned_once_wherever_its_process_dies(stage: Stage) -> None:
    deaths = list[str]()
    every = 1 if stage.database.startswith("sqlite") else 3  # a reading takes a second there
    for number, deadline in enumerate(deadlines(every)):
        stage.shelf.opened.clear()
        ann = stage.person(f"ann {number}")
        shown = await outlives(stage, ann, "/register-blog https://plain.example", deadline)
        deaths.append(deadline.died_at)
        assert any("말투를 배웠어요" in answer.text for answer in shown), (deadline.died_at, shown)
        [blog] = await stage.store.blogs.blogs(ann.id)
        assert len(await stage.store.blogs.posts(blog)) == len(PLAIN), deadline.died_at
        assert len(shown) <= 2, deadline.died_at
    steps = {"keep", "line_up", "begin", "keep_blog", "keep_watch", "keep_posts", "keep_card", "end"}
    assert steps <= set(deaths) or every > 1


@SQLITE
async def test_an_answer_is_written_from_once_wherever_its_process_dies(stage: Stage) -> None:
    ann, deaths = await stage.blogger(), list[str]()
    for number, deadline in enumerate(deadlines(3)):
        stage.asks(where="어느 동네예요?")
        await stage.store.materials.wish(ann.id, InterviewWishes())
        await ann.says(f"/write 카페 {number}")
        stage.writer._answers.clear()
        stage.writer.will(PIECES, [AGAIN], [AGAIN])
        shown = await outlives(stage, ann, "홍대 연남동이에요", deadline)
        deaths.append(deadline.died_at)
        [draft] = await stage.store.drafts.drafts(ann.id, 1)
        assert (draft.topic, draft.state) == (f"카페 {number}", "written"), deadline.died_at
        assert draft.notes == "홍대 연남동이에요", deadline.died_at
        newest = await stage.store.drafts.newest(draft)
        assert newest is not None
        assert newest.whole, deadline.died_at
        assert any(answer.file and newest.text in answer.text for answer in shown), (deadline.died_at, shown)
        assert len(shown) <= 2, deadline.died_at
    assert len(set(deaths)) > 5


@SQLITE
async def test_a_question_is_asked_about_one_draft_wherever_its_process_dies(stage: Stage) -> None:
    ann, deaths = await stage.blogger(), list[str]()
    stage.asks(where="어느 동네예요?")
    for number, deadline in enumerate(deadlines(3)):
        await outlives(stage, ann, f"/write 카페 {number}", deadline)
        deaths.append(deadline.died_at)
        drafts = [one for one in await stage.store.drafts.drafts(ann.id, 200) if one.topic == f"카페 {number}"]
        assert len(drafts) == 1, deadline.died_at
        await ann.says("홍대 연남동이에요")
        [draft] = await stage.store.drafts.drafts(ann.id, 1)
        assert draft.state == "written", deadline.died_at
        assert draft.topic == f"카페 {number}", deadline.died_at
    assert len(set(deaths)) > 5
