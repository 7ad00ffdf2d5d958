"""In what order messages that are up become what is wanted."""

from bot.model import File, Reply
from tests.adapters.chat.test_live import Stage

FILE = File("제주.md", b"# \xec\xa0\x9c\xec\xa3\xbc")
TEXT = "첫째 날이에요. " * 30


async def test_the_new_text_stands_there_before_pages_of_the_old_one_are_taken_away() -> None:
    stage = Stage()
    up = await stage.paint(TEXT)
    calls = len(stage.canvas.calls)
    assert await stage.paint("짧아요.", over=up) == up[:1]
    assert [verb for _, verb, _ in stage.canvas.calls[calls:]] == ["change"] + ["erase"] * (len(up) - 1)


async def test_old_pages_are_taken_away_before_a_file_comes_below() -> None:
    stage = Stage()
    up = await stage.paint(TEXT)
    calls = len(stage.canvas.calls)
    await stage.paint("짧아요.", Reply("짧아요.", FILE), over=up)
    assert [verb for _, verb, _ in stage.canvas.calls[calls:]][-2:] == ["erase", "put"]
    assert stage.canvas.texts == ["짧아요.", ""]
