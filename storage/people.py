"""Remember which language people speak, and which blogs they have shown to be theirs."""

from dataclasses import asdict

from sqlalchemy import select, update

from bot.model import Claim, Language
from storage.database import Database
from storage.rows import Rows, upsert
from storage.tables import claims, mark, persons

CLAIMS = Rows(Claim, claims)


class SqlPeople:
    """bot.ports.People on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def language(self, person: str) -> Language | None:
        """What they chose; None: nothing yet."""
        async with self._database.reading() as db:
            language: Language | None = await db.scalar(select(persons.c.language).where(persons.c.id == person))
            return language

    async def speaks(self, person: str, language: Language) -> None:
        """Keep the language somebody chose."""
        async with self._database.writing() as db:
            await upsert(db, persons, ["id"], [{"id": person, "language": language}])

    async def claim(self, person: str, site: str) -> Claim | None:
        """What is known of their claim to a site."""
        async with self._database.reading() as db:
            return await CLAIMS.first(db, CLAIMS.select().where(claims.c.person == person, claims.c.mark == mark(site)))

    async def waiting(self, person: str) -> Claim | None:
        """The claim asked for last that is not proved yet."""
        unproved = CLAIMS.select().where(claims.c.person == person, claims.c.proved.is_(None))
        async with self._database.reading() as db:
            return await CLAIMS.first(db, unproved.order_by(claims.c.asked.desc(), claims.c.mark))

    async def keep_claim(self, person: str, site: str, claim: Claim) -> Claim:
        """The claim as it is kept: a code and a proof that are there already stay."""
        key = {"person": person, "mark": mark(site)}
        async with self._database.writing() as db:
            await upsert(db, claims, list(key), [key | asdict(claim)], fill=True)
            await db.execute(update(claims).filter_by(**key).values(address=claim.address, asked=claim.asked))
        return await self.claim(person, site) or claim
