"""Remember of people their language, their last word, whether they know of the AI, and which blogs are theirs."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, Connection, bindparam, or_, select, update

from bot.model import Claim, Language
from bot.stores.waiting import SafetyQuestion
from storage.column_types import mark
from storage.database import Database
from storage.database.rows import Rows, upsert
from storage.people.accounts import person_behind, person_of_account
from storage.people.tombstones import is_forgotten, refuse_forgotten
from storage.tables import claims, links, persons

CLAIMS = Rows(Claim, claims)
_LANGUAGE = select(persons.c.language).where(persons.c.id == bindparam("person"))
_THEIRS = persons.c.id == person_behind(bindparam("person", type_=persons.c.id.type))
_QUESTION = persons.c.question_room, persons.c.question, persons.c.question_until
_ASKED = select(*_QUESTION).where(_THEIRS, persons.c.question_room == bindparam("room"))
_ASKED_ONCE = _ASKED.with_for_update()
_ASK_NO_LONGER = update(persons).where(_THEIRS).values(dict.fromkeys(_QUESTION))
_TOLD = select(persons.c.id).where(_THEIRS, persons.c.told.is_not(None))


class SqlPeople:
    """bot.stores.People on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def language(self, person: str) -> Language | None:
        """What their app was set to last; None: nothing yet."""
        row = await self._database.row(_LANGUAGE, {"person": person})
        return row and row.language

    async def speaks(self, person: str, language: Language) -> None:
        """Keep the language somebody chose; nothing of somebody who is forgotten and has not come back."""

        def speaks(db: Connection) -> None:
            if not is_forgotten(db, person):
                upsert(db, persons, ["id"], [{"id": person, "language": language}])

        await self._database.write(speaks)

    async def is_introduced(self, person: str) -> bool:
        """Whether they were told that an AI writes; somebody who has just been forgotten is told nothing more."""
        if await self._database.row(_TOLD, {"person": person}):
            return True
        return await self._database.write(lambda db: is_forgotten(db, person))

    async def introduce(self, person: str, now: datetime) -> None:
        """Note that they have been told that an AI writes; nothing of somebody who is forgotten."""

        def introduce(db: Connection) -> None:
            if not is_forgotten(db, person) and not db.execute(_TOLD, {"person": person}).first():
                upsert(db, persons, ["id"], [{"id": person, "told": now}])

        await self._database.write(introduce)

    async def ask(self, person: str, question: SafetyQuestion) -> None:
        """Keep what they were asked, in the place of what they were asked before."""

        def ask(db: Connection) -> None:
            if not is_forgotten(db, person):
                upsert(db, persons, ["id"], [{"id": person_of_account(db, person)} | _row(question)])

        await self._database.write(ask)

    async def asked(self, person: str, room: str) -> SafetyQuestion | None:
        """What they were asked in this room, if that was the last: whatever they say now, it is asked no longer."""
        there = {"person": person, "room": room}
        if not await self._database.row(_ASKED, there):
            return None

        def take(db: Connection) -> SafetyQuestion | None:
            row = db.execute(_ASKED_ONCE, there).first()
            db.execute(_ASK_NO_LONGER, {"person": person})
            return SafetyQuestion(*row) if row else None

        return await self._database.write(take)

    async def claim(self, person: str, site: str) -> Claim | None:
        """What is known of their claim to a site."""
        query = CLAIMS.select().where(claims.c.person == person, claims.c.mark == mark(site))
        return CLAIMS.found(await self._database.row(query))

    async def waiting(self, person: str) -> Claim | None:
        """The claim asked for last that is not proved yet."""
        unproved = CLAIMS.select().where(claims.c.person == person, claims.c.proved.is_(None))
        return CLAIMS.found(await self._database.row(unproved.order_by(claims.c.asked.desc(), claims.c.mark).limit(1)))

    async def keep_claim(self, person: str, site: str, claim: Claim) -> Claim:
        """The claim as it is kept: a code and a proof that are there already stay. Raises Forgotten."""
        key = {"person": person, "mark": mark(site)}

        def keep(db: Connection) -> Claim:
            refuse_forgotten(db, person)
            upsert(db, persons, ["id"], [{"id": person, "blog": None}], fill=True)
            upsert(db, claims, list(key), [key | asdict(claim)], fill=True)
            changed = update(claims).filter_by(**key).values(address=claim.address, asked=claim.asked)
            return CLAIMS.value(db.execute(changed.returning(*CLAIMS.columns)).one())

        return await self._database.write(keep)


def note_seen(db: Connection, who: Collection[str], now: datetime) -> None:
    """They speak, by these accounts, which is noted once a day."""
    accounts = {"who": sorted(who), "now": now}
    if seen := db.scalars(_SEEN, accounts | {"yesterday": now - timedelta(days=1)}).all():
        db.execute(_SPOKE, accounts | {"seen": seen})


_WHO: BindParameter[str] = bindparam("who", expanding=True)
_SEEN = (
    update(persons)
    .where(or_(persons.c.id.in_(_WHO), persons.c.id.in_(select(links.c.person).where(links.c.account.in_(_WHO)))))
    .where(or_(persons.c.seen.is_(None), persons.c.seen < bindparam("yesterday", type_=persons.c.seen.type)))
    .values(seen=bindparam("now", type_=persons.c.seen.type), warned=None)
    .returning(persons.c.id)
)
_SPOKE = (
    update(links)
    .where(links.c.account.in_(_WHO), links.c.person.in_(bindparam("seen", expanding=True)))
    .values(spoke=bindparam("now", type_=links.c.spoke.type))
)


def _row(question: SafetyQuestion) -> dict[str, object]:
    return {"question_room": question.room, "question": question.command, "question_until": question.until}
