"""One pace for all processes: until when the calls to a platform are given away."""

from sqlalchemy import text

from bot.stores.paces import Slots
from storage.database import Database

LONGEST = 3600.0  # seconds of waiting that are believed; after more, a clock was set back

# All in one statement, by the clock of PostgreSQL, with the row locked: each call is given away once.
# A process that is alive has an advisory lock in a session of its own.
_NOW = "extract(epoch FROM clock_timestamp())::double precision"
_TAKE = text(f"""
INSERT INTO paces (platform, free)
VALUES (:platform, {_NOW} + CAST(:lead AS double precision) + CAST(:span AS double precision))
ON CONFLICT (platform) DO UPDATE SET free = CAST(:span AS double precision)
    + greatest(least(paces.free, {_NOW} + {LONGEST}), {_NOW} + CAST(:lead AS double precision))
RETURNING free - CAST(:span AS double precision) AS first, {_NOW} AS now, (
    SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
) AS processes
""")
_HOLD = text(f"""
INSERT INTO paces (platform, free) VALUES (:platform, {_NOW} + CAST(:seconds AS double precision))
ON CONFLICT (platform) DO UPDATE SET free = greatest(paces.free, {_NOW} + CAST(:seconds AS double precision))
RETURNING free
""")


class SqlPaces:
    """bot.stores.paces.Paces on PostgreSQL, one row a platform."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, platform: str, calls: int, every: float, lead: float = 0.0) -> Slots:
        """The next calls that nobody has. Whatever the database raises, where it is away."""
        values = {"platform": platform, "span": calls * every, "lead": lead}
        row = await self._database.at_once(_TAKE, values)
        return Slots(row.first, row.now, max(1, row.processes))

    async def hold(self, platform: str, seconds: float) -> None:
        """No call for that long. Whatever the database raises, where it is away."""
        await self._database.at_once(_HOLD, {"platform": platform, "seconds": min(seconds, LONGEST)})
