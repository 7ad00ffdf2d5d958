"""Print for how long the whole bot stands still under one hostile message, page, file or answer of a model.

python -m benchmarks.standstill                     all of them, some ten minutes
python -m benchmarks.standstill --only answers      one class

The program runs as a process of its own, with its real adapters; how late its loop is, is measured in it every 20 ms.
On a busy machine a loop is late without its fault, so what its watchdog has seen is printed beside it: the processor's
time of the longest stretch without a turn, and its place in the code.
"""

import argparse
import asyncio
import re
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load.figures import percentile
from benchmarks.load.program import TREE, Program, prepare
from benchmarks.load.stubs.telegram_stub import FIRST_PERSON, BusyTelegram, serving
from tests.support.blogs.blog_server import BlogServer
from tests.support.blogs.blog_server import serving as blog_serving
from tests.support.model_server import ModelServer, model_server

CALM = 4.0  # seconds without a change after which an answer is taken for the last
HELD = re.compile(r"held (\d+) ms \(processor (\d+) ms\): (.*)")


@dataclass(frozen=True)
class Stage:
    """The bot under test, and the far ends it talks to."""

    program: Program
    api: BusyTelegram
    model: ModelServer
    blogs: Mapping[str, BlogServer]

    async def settled(self, who: str, within: float) -> None:
        """Until nothing has changed in somebody's chat for a while."""
        room, end, before, since = self.api.chat(who), time.monotonic() + within, list[str](), time.monotonic()
        while time.monotonic() < end and not self.program.ended:
            texts = [*room.texts, *(file.file[0] for file in room.messages if file.file)]
            if texts != before:
                before, since = texts, time.monotonic()
            if texts and time.monotonic() - since > CALM and not texts[-1].endswith("…"):
                return
            await asyncio.sleep(0.2)


Act = Callable[[Stage, str], None]


# What is sent


def _message(*texts: str) -> Act:
    def act(stage: Stage, who: str) -> None:
        for text in texts:
            stage.api.says(who, text)

    return act


def _file(name: str, data: bytes, caption: str = "") -> Act:
    return lambda stage, who: (stage.api.uploads(who, name, data, caption), None)[1]


def _answer(*pieces: str) -> Act:
    def act(stage: Stage, who: str) -> None:
        stage.model.says(*pieces)
        stage.api.says(who, "/write 제주")

    return act


def _full(piece: str, messages: int = 16) -> list[str]:
    """So many full messages of it, as an app cuts a paste."""
    text = piece * (4096 * messages // len(piece) + 1)
    return [text[at : at + 4096] for at in range(0, 4096 * messages, 4096)]


def _slices(text: str, size: int = 400) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


MESSAGES: Mapping[str, Act] = {
    "/a/a/… in 8 messages": _message("/" + "a/" * 2047, *["a/" * 2048] * 7),
    "/learn http:http:… in 16": _message("/learn " + "http:" * 817 + "http", *_full("http:", 15)),
    "a command and spaces in 16": _message("/write x" + "." * 4088, *_full(". ", 15)),
    "a topic of 65,000": _message("/write " + "제주" * 2044 + "제", *_full("제주도의 바람. ", 15)),
    "200,000 characters": _message("/write " + "제주" * 2044 + "제", *_full("제주도의 바람. ", 50)),
    "notes of 65,000 brackets": _message("/write 제주\n" + "[" * 4086, *_full("[", 15)),
    "combining marks in 16": _message(*_full("e\u0301\u0323", 16)),
    "/style and 65,000 commas": _message("/style 안 " + "," * 4086, *_full("안 해,", 15)),
}

ANSWERS: Mapping[str, Act] = {
    "40,000 ideographic spaces by 4": _answer(*["\u3000" * 4] * 10_000, "끝"),
    "a thought of 200,000": _answer("<think>", *["음 " * 200] * 500, "</think>제주에 갔다."),
    "4,000 empty lines": _answer("x" + "\n" * 4000 + "y"),
    "100,000 characters": _answer(*_slices("제주에 갔다. 바람이 불었다.\n\n" * 5_500)),
    "one line of 100,000 [": _answer(*_slices("[" * 100_000)),
    "one line of 100,000 ![": _answer(*_slices("![" * 50_000)),
    "one line of > > >": _answer(*_slices("> " * 50_000)),
    "100,000 of ](https://": _answer(*_slices("](https://" * 10_000)),
    "100,000 of **a": _answer(*_slices("**a" * 33_000)),
    "100,000 of ```": _answer(*_slices("```\n" * 25_000)),
    "100,000 of - ": _answer(*_slices("-\n" * 50_000)),
    "100,000 at once": _answer("제주에 갔다. " * 14_000),
}

HEAD = "<html><head><title>x</title></head><body>"
FILES: Mapping[str, Act] = {
    "3 MB of <br> as .html": _file("a.html", (HEAD + "<br>" * 750_000).encode(), "/learn"),
    "5 MB of [ as .md": _file("a.md", b"[" * 5_000_000, "/learn"),
    "5 MB of words as .txt": _file("a.txt", ("오늘은 비가 왔다. 그래도 나갔다.\n" * 110_000).encode(), "/learn"),
    "notes of 5 MB": _file("a.txt", b"# [a](b) " * 500_000, "/write 제주"),
    "a name of 4,000": _file("가" * 200 + "/" * 800 + ".md", "오늘은 비가 왔다.".encode() * 90, "/learn"),
}


def _pages(*bodies: str, robots: bytes = b"") -> BlogServer:
    blog = BlogServer().truncated()
    for number, body in enumerate(bodies, 1):
        blog.post(f"{number}번째 날", body)
    return blog.asks_of_programs(robots.decode()) if robots else blog


def _serves(body: bytes, kind: str = "text/html") -> BlogServer:
    return BlogServer().has_no_feed().serves("/", body, kind)


def _items(count: int) -> BlogServer:
    blog = BlogServer()
    for number in range(count):
        blog.post(f"{number}번째 날", "<p>" + "비가 왔다. 그래도 나갔다. " * 20 + "</p>")
    return blog


PROSE = "<p>" + "비가 왔다. 그래도 나갔다. 아무도 없었다. " * 40 + "</p>"
BLOGS: Mapping[str, Callable[[], BlogServer]] = {
    "a harmless blog, the first of the process": lambda: _pages(*[PROSE + f"<p>{n}</p>" for n in range(12)]),
    "two pages of ](": lambda: _pages("](" * 30_000, "](" * 30_000),
    "a page of 3 MB of <br>": lambda: _serves((HEAD + "<br>" * 750_000).encode()),
    "an attribute of 5 MB": lambda: _serves((HEAD + f"<p title='{'a' * 5_000_000}'>x</p>").encode()),
    "7 MB of <": lambda: _serves(b"<" * 7_000_000),
    "7 MB of <input": lambda: _serves(b"<html>" + b"<input " * 1_000_000),
    "7 MB of 로그인": lambda: _serves(HEAD.encode() + "로그인".encode() * 780_000),
    "a table of colspan=100000": lambda: _serves(
        (HEAD + "<table>" + "<tr><td colspan=100000>a</td></tr>" * 40).encode()
    ),
    "a feed of 2,000 items": lambda: _items(2_000),
    "a feed of 7 MB": lambda: _serves(b"<rss><channel><title>" + b"a" * 7_000_000, "application/rss+xml"),
    "nested JSON of 7 MB": lambda: _serves(b'{"a":' * 1_400_000, "application/json"),
    "a list in JSON of 7 MB": lambda: _serves(b"[" + b'{"url":"/a"},' * 540_000 + b"{}]", "application/feed+json"),
    "robots.txt of 500 kB": lambda: _pages(PROSE, robots=b"User-agent: *\nDisallow: /" + b"*a" * 250_000),
    "a sitemap of 200,000": lambda: (
        BlogServer()
        .has_no_feed()
        .serves("/", (HEAD + "x").encode())
        .serves(
            "/sitemap.xml",
            b"<urlset>" + b"".join(b"<url><loc>/p/%d</loc></url>" % n for n in range(200_000)) + b"</urlset>",
            "application/xml",
        )
    ),
}


def _register(name: str) -> Act:
    return lambda stage, who: (stage.api.says(who, f"/register-blog {stage.blogs[name].url}"), None)[1]


CLASSES: Mapping[str, Mapping[str, Act]] = {
    "messages": MESSAGES,
    "answers": ANSWERS,
    "files": FILES,
    "blogs": {name: _register(name) for name in BLOGS},
}


# How it is measured


@asynccontextmanager
async def _stage(people: int) -> AsyncIterator[Stage]:
    folder = Path(tempfile.mkdtemp(prefix="maltu-still-"))
    (folder / "data").mkdir()
    url = f"sqlite:///{folder}/data/maltu.db"
    await prepare(TREE, url, "telegram", range(FIRST_PERSON, FIRST_PERSON + people))
    async with AsyncExitStack() as open_:
        api = await open_.enter_async_context(serving(BusyTelegram()))
        model = await open_.enter_async_context(model_server(key="sk-load"))
        blogs = {name: await open_.enter_async_context(blog_serving(make())) for name, make in BLOGS.items()}
        settings = {
            "TELEGRAM_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "DEEPSEEK_API_KEY": "sk-load",
            "DEEPSEEK_BASE_URL": model.url, "DATABASE_URL": url,
            "FETCH_ALLOW": ",".join(f"127.0.0.1:{blog.port}" for blog in blogs.values()),
        }  # fmt: skip
        program = Program(TREE, folder, settings)
        try:
            for number in range(people):
                api.chat(f"p{number}")
            api.polled.clear()
            await program.start()
            await program.until(api.polled.is_set, 60)
            yield Stage(program, api, model, blogs)
        finally:
            await program.end(within=5)
            shutil.rmtree(folder, ignore_errors=True)


async def _measure(stage: Stage, name: str, act: Act, who: str, within: float) -> Sequence[float]:
    logged, began = len(stage.program.log), time.monotonic()
    act(stage, who)
    await stage.settled(who, within)
    ended = time.monotonic()
    await asyncio.sleep(1.5)  # looks are written down once a second
    late = stage.program.lateness(began, ended)
    held = [(int(m[2]), int(m[1]), m[3]) for m in HELD.finditer(stage.program.log[logged:])]
    processor, _, place = max(held, default=(0, 0, ""))
    figures = f"{percentile(late, 100):7.0f} {percentile(late, 99):7.0f} {processor:7d}"
    print(f"{figures} {ended - began:6.1f}  {name:42.42} {_short(place)} {len(held) or ''}", flush=True)
    last = stage.api.chat(who).texts
    print(f"{'':32}  {(last[-1] if last else 'nothing was said')[:80]!r}", flush=True)
    return late


def _short(place: str) -> str:
    return " < ".join(place.split(" < ")[:3])


async def _run(classes: Sequence[str], within: float) -> None:
    cases = [case for name in classes for case in CLASSES[name].items()]
    print(" longest     p99  (processor)  s    ms without a turn of the loop")
    async with _stage(len(cases)) as stage:
        await asyncio.sleep(3)
        late: list[float] = []
        for number, (name, act) in enumerate(cases):
            if stage.program.ended:
                print(stage.program.log[-2000:])
                break
            late += await _measure(stage, name, act, f"p{number}", within)
    print(f"{percentile(late, 100):8.0f} {percentile(late, 99):7.0f}  of all; goal: 100, 20")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", choices=list(CLASSES), default=list(CLASSES))
    parser.add_argument("--within", type=float, default=60.0, help="seconds that one of them may take")
    typed = parser.parse_args()
    asyncio.run(_run(typed.only, typed.within))


if __name__ == "__main__":
    main()
