"""Serve a folder of Markdown posts as a blog with an RSS feed on loopback.

    python -m tests.support.blogs.serve_folder FOLDER

Then, with FETCH_ALLOW=127.0.0.1:8321, say `/register-blog http://127.0.0.1:8321/`. What stands in the files
`robots.txt` and `introduction.txt` of the folder is served as such, as it is at that moment.
"""

import argparse
import asyncio
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from aiohttp import web
from markdown_it import MarkdownIt

from adapters.blogs.files.reader import read_files
from bot.model import File, Post

PORT = 8321


def feed(title: str, posts: list[Post], address: str) -> str:
    """RSS 2.0 with the whole of every post, as Tistory and Jekyll give it."""
    render = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
    items = "".join(
        f"<item><title>{escape(p.title)}</title><link>{address}{n}</link><guid>{address}{n}</guid>"
        + (f"<pubDate>{format_datetime(p.published)}</pubDate>" if p.published else "")
        + f"<description>{escape(render(p.markdown))}</description></item>"
        for n, p in enumerate(posts)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>{address}</link><generator>Jekyll</generator>{items}</channel></rss>"
    )


def posts_in(folder: Path) -> list[Post]:
    """The posts of a folder, newest first."""
    files = tuple(File(str(p.relative_to(folder)), p.read_bytes()) for p in sorted(folder.rglob("*.md")))
    return list(read_files(files).posts)


async def serve(folder: Path, posts: list[Post], port: int) -> None:
    title, address = folder.name, f"http://127.0.0.1:{port}/"
    body = feed(title, posts, address)

    def said(name: str) -> str:
        return (folder / name).read_text() if (folder / name).exists() else ""

    async def front(_: web.Request) -> web.Response:
        link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
        text = escape(await asyncio.to_thread(said, "introduction.txt"))
        return web.Response(text=f"<html><head>{link}</head><p>{text}</p></html>", content_type="text/html")

    async def robots(_: web.Request) -> web.Response:
        return web.Response(text=await asyncio.to_thread(said, "robots.txt"))

    async def rss(_: web.Request) -> web.Response:
        return web.Response(text=body, content_type="application/rss+xml")

    site = web.Application()
    site.add_routes([web.get("/", front), web.get("/rss", rss), web.get("/robots.txt", robots)])
    runner = web.AppRunner(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print(f"{len(posts)} posts of {title} at {address}")
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=PORT)
    given = parser.parse_args()
    asyncio.run(serve(given.folder, posts_in(given.folder), given.port))
