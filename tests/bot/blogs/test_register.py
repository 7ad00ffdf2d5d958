"""What registering a blog asks of its server."""

from adapters.blogs.platforms.any_blog import FeedReader
from adapters.sandbox import Sandbox
from bot.blogs.ownership import Ownership
from bot.blogs.register import Registrar
from bot.wording import words_in
from tests.support.blogs.blog_server import BlogServer, serving
from tests.support.blogs.reading import web_to
from tests.support.people import Stage
from tests.support.posts import CHATTY


async def registers(stage: Stage, blog: BlogServer, sandbox: Sandbox) -> str:
    """The last thing the bot says, in a process that has asked nothing yet."""
    async with web_to(blog.port, sandbox, 100) as web:
        ownership = Ownership(stage.store.people, stage.prover, "declare", stage._now)
        registrar = Registrar(
            [FeedReader(web)],
            stage.store.blogs,
            stage.store.cards,
            stage.ingest,
            stage.grown,
            ownership,
            stage.limits,
            "",
            stage._now,
        )
        replies = registrar.register("fake:ann", blog.url, words_in("ko"))
        return [reply.text async for reply in replies][-1]


async def test_a_known_blog_is_opened_once_when_it_is_registered_again(stage: Stage, sandbox: Sandbox) -> None:
    async with serving() as blog:
        for n in range(12):
            told = CHATTY[n % len(CHATTY)].markdown
            blog.post(f"글 {n}", "".join(f"<p>{line} {n}</p>" for line in told.splitlines() if line))
        first = await registers(stage, blog, sandbox)
        assert "배운 글 12편" in first
        blog.asked.clear()
        await registers(stage, blog, sandbox)
        assert len(blog.asked) == len(set(blog.asked)) == 5, "and robots.txt makes six"
        assert blog.asked[:2] == ["/", "/feed"]
        assert all("sitemap" in path for path in blog.asked[2:])
