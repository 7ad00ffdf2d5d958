"""Remember which accounts are one person, and make two people one by a code that one of them asked for."""

import hmac
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Update, bindparam, delete, insert, or_, select, update

from bot.people.link.code import SHELF
from bot.stores.links import Linked, LinkOffer, Parted
from bot.wording.link import LinkFault
from storage.database import Database
from storage.database.rows import upsert
from storage.people.accounts import accounts_of, hold_people, person_behind, person_of_account
from storage.people.merging import merge
from storage.people.tombstones import copy_outlasting, hashed, made_salt, refuse_forgotten
from storage.tables import blocks, inbox, link_codes, link_tries, links
from styles import drawn_mark

GOOD_FOR = timedelta(minutes=10)
MOST_OF_A_CODE = 5  # wrong codes that begin as it does, after which it is worth nothing
MOST_A_DAY = 10  # wrong codes of one person
KNOWN_FOR = timedelta(days=1)  # for which somebody reads that a code was one
LATE = timedelta(hours=1)  # in which what was under way comes to its end

_ACCOUNT = bindparam("account", type_=links.c.account.type)
_PERSON = select(person_behind(_ACCOUNT).label("person"))
_SAID_LAST = select(inbox.c.id).where(inbox.c.person == links.c.person).order_by(inbox.c.number.desc()).limit(1)
_ACCOUNTS = (
    select(links.c.account, _SAID_LAST.scalar_subquery().label("said"))
    .where(links.c.person == person_behind(_ACCOUNT))
    .order_by(links.c.spoke.desc(), links.c.account)
)


class SqlLinks:
    """bot.stores.links.Links on SQLite or PostgreSQL."""

    def __init__(self, database: Database, now: Callable[[], datetime], draw: Callable[[], str] = drawn_mark) -> None:
        self._database = database
        self._now = now
        self._draw = draw

    async def person(self, account: str) -> str:
        """Whose account this is; its own where it goes with no other."""
        row = await self._database.row(_PERSON, {"account": account})
        return str(row.person) if row else account

    async def accounts(self, account: str) -> Sequence[str]:
        """All that this one is one person with, itself as well, and first the one they spoke on last.

        What was said last is known for some days; before that, what was said first on the last day counts.
        """
        rows = await self._database.rows(_ACCOUNTS, {"account": account})
        spoken = [row.account for row in rows if _platform(row.account) == _platform(row.said or "")]
        return list(dict.fromkeys((*spoken, *(row.account for row in rows)))) or [account]

    async def names(self, some: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Of these, all the names that go with each; for those that go with others only."""
        people = select(links.c.person).where(links.c.account.in_(sorted(some)))
        rows = await self._database.rows(select(links.c.person, links.c.account).where(links.c.person.in_(people)))
        together: dict[str, set[str]] = {}
        for row in rows:
            together.setdefault(row.person, set()).add(row.account)
        return {name: frozenset(names) for names in together.values() for name in names}

    async def offer(self, person: str, code: str) -> bool:
        """This code links for ten minutes, in place of the one before. False: another one begins as it does."""
        now = self._now()
        row = {"shelf": code[:SHELF], "person": person, "made": now, "wrong": 0, "used": False}
        old = or_(link_codes.c.person == person, link_codes.c.made < now - KNOWN_FOR)

        def offer(db: Connection) -> bool:
            refuse_forgotten(db, person)
            db.execute(delete(link_codes).where(old))
            if _on_shelf(db, code):
                return False
            db.execute(insert(link_codes).values(row | {"mark": hashed(made_salt(db), code)}))
            return True

        return await self._database.write(offer)

    async def look(self, person: str, code: str) -> LinkOffer | LinkFault:
        """Whose accounts a code leads to. A wrong one counts as tried."""

        def look(db: Connection) -> LinkOffer | LinkFault:
            hold_people(db, {person})  # or codes tried at the same moment count as one
            offer = self._look(db, person, code)
            return _noted(db, person, code, offer) if isinstance(offer, LinkOffer) else offer

        return await self._database.write(look)

    async def link(self, person: str, code: str) -> Linked | LinkFault:
        """All that is this person's goes over to whoever asked for the code. Raises Forgotten."""

        def link(db: Connection) -> Linked | LinkFault:
            found = _on_shelf(db, code)
            hold_people(db, {person, found.person} if found else {person})
            refuse_forgotten(db, person)
            offer = self._look(db, person, code)
            return self._join(db, person, code, offer.person) if isinstance(offer, LinkOffer) else offer

        return await self._database.write(link)

    async def void(self, code: str) -> None:
        """It is worth nothing from now on: others have read it."""

        def void(db: Connection) -> None:
            if (row := _on_shelf(db, code)) and _is(db, row, code):
                db.execute(_of(row).values(wrong=MOST_OF_A_CODE))

        await self._database.write(void)

    async def unlink(self, person: str) -> Parted | None:
        """The others have nothing any more but what was used today. None: there is one account."""

        def unlink(db: Connection) -> Parted | None:
            hold_people(db, {person})
            others = [account for account in accounts_of(db, person) if account != person]
            for account in others:
                copy_outlasting(db, person, account)
            db.execute(delete(links).where(links.c.person == person))
            return Parted(person, others) if others else None

        return await self._database.write(unlink)

    async def gather(self) -> None:
        """What was still under way for an account when it was linked goes over to its person, too."""
        late = links.c.account != links.c.person, links.c.linked >= self._now() - LATE
        pairs = await self._database.rows(select(links.c.account, links.c.person).where(*late))

        def gather(db: Connection) -> None:
            for account, person in map(tuple, pairs):
                hold_people(db, {account, person})
                if person_of_account(db, account) == person:
                    merge(db, account, person, self._now(), self._draw)

        if pairs:
            await self._database.write(gather)

    def _look(self, db: Connection, account: str, code: str) -> LinkOffer | LinkFault:
        now, person = self._now(), person_of_account(db, account)
        if _wrong_today(db, person, now) >= MOST_A_DAY:
            return "often"
        row = _on_shelf(db, code)
        if row is None or not _is(db, row, code):
            if row:
                db.execute(_of(row).values(wrong=link_codes.c.wrong + 1))
            tried = _wrong_today(db, person, now) + 1
            upsert(db, link_tries, ["person"], [{"person": person, "begins": _day(now), "wrong": tried}])
            return "wrong"
        return _fault(db, row, person, now) or LinkOffer(row.person, accounts_of(db, row.person))

    def _join(self, db: Connection, person: str, code: str, into: str) -> Linked:
        """Whoever asked for the code is known by their name, and so is the other one from now on."""
        now = self._now()
        merge(db, person, into, now, self._draw)
        known = [{"account": name, "person": into, "linked": now, "spoke": now} for name in sorted((into, person))]
        upsert(db, links, ["account"], known)
        db.execute(update(link_codes).where(link_codes.c.shelf == code[:SHELF]).values(used=True))
        blocked = db.scalar(select(blocks.c.person).where(blocks.c.person == into)) is not None
        return Linked(into, accounts_of(db, into), blocked)


def _on_shelf(db: Connection, code: str) -> Row[Any] | None:
    """The one code that begins as this one."""
    return db.execute(select(link_codes).where(link_codes.c.shelf == code[:SHELF])).first()


def _noted(db: Connection, person: str, code: str, offer: LinkOffer) -> LinkOffer:
    """From now on it is known that they were asked."""
    row, mark = _on_shelf(db, code), hashed(made_salt(db), f"{code} {person}")
    if row is None:
        return offer
    db.execute(_of(row).values(asked=mark))
    return replace(offer, asked=row.asked == mark)


def _of(row: Row[Any]) -> Update:
    return update(link_codes).where(link_codes.c.shelf == row.shelf)


def _is(db: Connection, row: Row[Any], code: str) -> bool:
    return hmac.compare_digest(row.mark, hashed(made_salt(db), code))


def _fault(db: Connection, row: Row[Any], person: str, now: datetime) -> LinkFault | None:
    """What stands between somebody and this code, which is the right one."""
    if row.person == person:
        return "linked" if row.used else "own"
    if row.used or row.wrong >= MOST_OF_A_CODE:
        return "spent"
    if row.made + GOOD_FOR < now:
        return "expired"
    if _platforms(accounts_of(db, person)) & _platforms(accounts_of(db, row.person)):
        return "taken"
    done = select(inbox.c.id).where(inbox.c.person == person, inbox.c.state == "doing").limit(1)
    return None if db.scalar(done) is None else "busy"


def _platforms(accounts: Sequence[str]) -> set[str]:
    return set(map(_platform, accounts))


def _platform(name: str) -> str:
    """Of an account, or of what was said."""
    return name.partition(":")[0]


def _day(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _wrong_today(db: Connection, person: str, now: datetime) -> int:
    today = link_tries.c.person == person, link_tries.c.begins == _day(now)
    return db.scalar(select(link_tries.c.wrong).where(*today)) or 0
