"""Play the demonstration: learn a blog, show its voice, write, fill in, change, and leave for Naver."""

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

from adapters.chat.console import Console
from adapters.chat.console.room import Screen
from adapters.jobs.in_memory import InMemoryJobs
from bot.demo.replay import Replay, WaitAWhile
from bot.maltu import Maltu
from bot.model import Language
from bot.settings import Settings
from bot.together import Instead, maltu
from bot.wording import Wording, words_in
from storage.store import open_store

HERE = files("bot.demo")
BLOG = "무화과 반쪽"
ANSWERS = {"SEARCH": "changed.md", "제목만": "names.md", "": "draft.md"}  # what a request says: what is answered
NOTES = """\
- 보일러 고장 나서 동네 목욕탕 감, 10년 만, 9천 원
- 열쇠 발목에 차는 법 까먹음
- 옆 할머니가 등 밀어 주심. 힘 장사
- 나와서 바나나우유 마시려는데 자판기가 동전만 받음
- 집에 오니 보일러 멀쩡함"""

# What is typed, each behind what it shows, and how to wait: where it is typed and answered
ScreenOf = Callable[[Sequence[tuple[str, str]], WaitAWhile], Screen]


async def at_once(seconds: float) -> None:
    """Nobody reads along."""


async def play(language: Language, screen_of: ScreenOf, sleep: WaitAWhile = asyncio.sleep) -> Path:
    """The folder of the pages it wrote, shown on the screen for what is said. Nothing else is kept."""
    words, kept = words_in(language), Path(tempfile.mkdtemp(prefix="maltu-demo-"))
    with tempfile.TemporaryDirectory(prefix="maltu-demo-") as folder:
        blog = _lay_out(Path(folder) / BLOG)
        screen = screen_of(_said(words, blog), sleep)
        screen.hint(words.demo_begins())
        model = Replay({mark: _read(f"answers/{name}") for mark, name in ANSWERS.items()}, sleep)
        async with open_store(f"sqlite:///{folder}/maltu.db") as store:
            chat = Console(kept, words, screen=screen)
            settings = Settings.model_construct(data_dir=kept, language=language)  # nothing from the environment
            async with maltu(settings, store, {"console": chat}, InMemoryJobs(), Instead(model=model)) as bot:
                await _talk(bot, chat)
    screen.say(words.demo_ended(str(kept), _page(kept)))
    return kept


async def _talk(bot: Maltu, chat: Console) -> None:
    async with asyncio.TaskGroup() as tasks:
        working = tasks.create_task(bot.work())
        await chat.listen(bot.door.take)
        working.cancel()


def _said(words: Wording, blog: Path) -> Sequence[tuple[str, str]]:
    """What is typed, each behind what it shows."""
    return (
        (words.demo_scene("learn"), f"/learn {blog}"),
        (words.demo_scene("style"), "/말투"),
        (words.demo_scene("write"), f"/글쓰기 10년 만의 목욕탕\n{NOTES}"),
        (words.demo_scene("fill"), "1 은하탕 2 1,700원"),
        (words.demo_scene("change"), "수건 한 장에 500원인데 두 장 쓴 것도 넣어 줘"),
        (words.demo_scene("leave"), "/내보내기 네이버"),
    )


def _page(kept: Path) -> str:
    """The one page there is to paste from."""
    [page] = kept.rglob("*.html")
    return str(page)


def _lay_out(folder: Path) -> Path:
    folder.mkdir()
    for post in (each for each in HERE.joinpath("posts").iterdir() if each.name.endswith(".md")):
        (folder / post.name).write_text(post.read_text("utf-8"), "utf-8")
    return folder


def _read(name: str) -> str:
    return HERE.joinpath(name).read_text("utf-8")
