"""A town's database, made in the process of the tests: starting one that learns takes longer than what is tested."""

from functools import cache
from pathlib import Path

from sqlalchemy import make_url

from benchmarks.load.prepare import asking, fill
from benchmarks.load.program import posts_to_learn
from bot.model import Post
from styles import StyleCard, learn
from tests.support.databases import begun_at


async def prepare_here(
    tree: Path, database: str, platform: str, numbers: range, asked: str = "", known: bool = False
) -> None:
    """As benchmarks.load.program.prepare, for this tree alone."""
    address = make_url(database)
    if address.get_backend_name() == "sqlite":
        begun_at(Path(str(address.database)))
    card = asking(_card(), asked) if asked else _card()
    await fill(database, card, [f"{platform}:{number}" for number in numbers], known)


@cache
def _card() -> StyleCard:
    return learn([Post(str(n), title, markdown) for n, (title, markdown) in enumerate(posts_to_learn())])
