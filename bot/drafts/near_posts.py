"""Find the post of one's own that a draft has much in common with."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from bot.model import Draft, Post
from bot.stores import Blogs, Origins
from styles.learning.grown import Kin


class NearPost(NamedTuple):
    """A post, and the share of what it has in common with a draft, 0–1."""

    title: str
    share: float


Near = Callable[[Draft, str], Awaitable[NearPost | None]]  # a draft and its text: the post it says over again
MostAlike = Callable[[str, Sequence[str]], Awaitable[Kin | None]]  # a text, others: which has most in common with it


async def nowhere_near(draft: Draft, text: str) -> NearPost | None:
    """Nobody compares."""
    return None


class NearPosts:
    """All posts of a person count, but for those that grew from this very draft."""

    def __init__(self, blogs: Blogs, origins: Origins, most_alike: MostAlike) -> None:
        self._blogs = blogs
        self._origins = origins
        self._most_alike = most_alike

    async def find(self, draft: Draft, text: str) -> NearPost | None:
        """The post that a draft says over again; None where there is none."""
        posts = await self._others(draft)
        kin = await self._most_alike(text, [post.markdown for post in posts])
        return NearPost(posts[kin.draft].title, kin.share) if kin and kin.verdict == "grown" else None

    async def _others(self, draft: Draft) -> list[Post]:
        others: list[Post] = []
        for blog in await self._blogs.blogs(draft.owner):
            origins = (await self._origins.origins(blog)).values()
            of_it = {one.key for one in origins if one.draft == draft.id and one.provenance != "no"}
            others += [post for post in await self._blogs.posts(blog) if post.key not in of_it]
        return others
