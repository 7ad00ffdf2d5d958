"""What the router says when something is wrong, and to whom it does not go on for ever."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy.exc import OperationalError

from bot.dialogue import router
from bot.errors import TooManyFiles
from bot.model import File, Language
from bot.wording import words_in
from storage.database import Database
from storage.people.known import SqlPeople
from tests.support.people import Stage
from tests.support.posts import CHATTY

KO = words_in("ko")
SLOW = "https://slow.example"


class LockedPeople(SqlPeople):
    """A database that is locked at some of the next times somebody's language is looked up."""

    def __init__(self, database: Database, *locked: bool) -> None:
        super().__init__(database)
        self._locked = list(locked)

    async def language(self, person: str) -> Language | None:
        if self._locked and self._locked.pop(0):
            raise OperationalError("SELECT language", {}, Exception("database is locked"))
        return await super().language(person)


async def test_trouble_is_told_in_the_language_of_the_app_where_the_known_one_cannot_be_read(stage: Stage) -> None:
    assert isinstance(stage.store.people, SqlPeople)
    stage.store = replace(stage.store, people=LockedPeople(stage.store.people._database, True))
    stage.hires()
    shown = await stage.person("eve", "en").says("/write Jeju")
    assert shown.text.startswith(words_in("en").went_wrong("0f3a")[:20])


class CountedPeople(SqlPeople):
    """Counts how often a language is kept."""

    kept = 0

    async def speaks(self, person: str, language: Language) -> None:
        self.kept += 1
        await super().speaks(person, language)


async def test_a_language_is_kept_when_it_is_first_heard_and_when_it_changes(stage: Stage) -> None:
    assert isinstance(stage.store.people, SqlPeople)
    people = CountedPeople(stage.store.people._database)
    stage.store = replace(stage.store, people=people)
    stage.hires()
    for words in ("안녕하세요", "도움말", "고마워요"):
        await stage.person("eve").says(words)
    assert people.kept == 1
    await stage.person("eve", "en").says("/help")
    assert people.kept == 2


async def _says_so(opened: asyncio.Event) -> None:
    opened.set()


@pytest.mark.parametrize(("crashes", "told"), [(1, "말투를 배웠어요"), (2, KO.cut_off())])
async def test_a_blog_that_ends_every_process_is_not_read_for_ever(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, crashes: int, told: str
) -> None:
    monkeypatch.setattr(router, "MOST_TRIES", 2)
    slow = asyncio.Event()
    stage.shelf.blogs[SLOW] = [*CHATTY[:3], slow, *CHATTY[3:]]
    asyncio.create_task(stage.person("ann").mutters(f"/register-blog {SLOW}"))  # noqa: RUF006
    shown = await stage.sees(KO.reading(3, len(CHATTY) + 1))
    await stage.dies()
    for _ in range(1, crashes):
        opened = asyncio.Event()
        stage.shelf.meanwhile = partial(_says_so, opened)
        async with stage.restarted():
            await asyncio.wait_for(opened.wait(), 60)
            await stage.dies()
    slow.set()
    async with stage.restarted():
        await stage.jobs.idle()
    assert told in shown.text


async def test_too_many_files_are_refused_at_once_and_not_once_their_turn_comes(stage: Stage) -> None:
    slow = asyncio.Event()
    stage.shelf.blogs[SLOW] = [*CHATTY[:3], slow, *CHATTY[3:]]
    reading = asyncio.create_task(stage.person("ann").mutters(f"/register-blog {SLOW}"))
    await stage.sees(KO.reading(3, len(CHATTY) + 1))
    await stage.person("ann").mutters("", files=[File(f"{n}.md", b"") for n in range(21)])
    assert stage.answers[-1].text == TooManyFiles(21, 20).sentence(KO)
    slow.set()
    await reading
