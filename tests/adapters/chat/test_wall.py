"""In what order messages that are up become what is wanted."""

from adapters.chat.wall import ShownPage, Wall
from bot.model import File, Reply
from tests.adapters.chat.test_live import FakeCanvas, Stage
from tests.support.virtual_time import VirtualTime

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
    await stage.paint(TEXT, 60, Reply("짧아요.", FILE))
    assert [verb for _, verb, _ in stage.canvas.calls][-3:] == ["erase", "erase", "put"]
    assert stage.canvas.texts == ["짧아요.", ""]


async def test_a_page_that_its_reader_deleted_is_not_taken_away_once_more() -> None:
    canvas = FakeCanvas(VirtualTime())
    wall = Wall(canvas)
    pages = [ShownPage("하나"), ShownPage("둘")]
    for _ in pages:
        await wall.mend(pages, False)
    first, second = wall.ids
    del canvas.shown[second]
    await wall.mend([pages[0], ShownPage("둘째")], False)
    assert wall.step(pages[:1], True) is None
    assert wall.ids == [first]
