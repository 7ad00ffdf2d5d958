"""Give whoever runs the bot the posts of their own blog beside their notes, to train a model of their own on."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.errors import BlogError
from bot.errors.other_language import OtherLanguage
from bot.model import NOT_LEARNED, Blog, Post
from bot.settings.model_for_blog import is_called
from bot.stores import Store
from bot.wording import Wording
from styles import StyleCard, TooLittle, Unfamiliar
from styles.export.chat import chat_lines
from styles.model import Demonstration
from styles.notes.replaced import with_notes

WholePosts = Callable[[Sequence[Post]], Awaitable[Sequence[Demonstration]]]  # those that can be shown, beside notes


class Demonstrations:
    """`people` are those whose blogs are meant; `whole` finds the posts, `most` are looked at, the newest first."""

    def __init__(self, store: Store, people: Sequence[str], whole: WholePosts, most: int, words: Wording) -> None:
        self._store = store
        self._people = people
        self._whole = whole
        self._most = most
        self._words = words

    async def write(self, name: str, write: Callable[[str], None], tell: Callable[[str], None]) -> bool:
        """Each post of the blog of this id or title as a line of JSON, or what is wrong. Whether there were any."""
        blogs = [blog for person in self._people for blog in await self._store.blogs.blogs(person)]
        meant = [blog for blog in blogs if is_called(blog, name)]
        if len(meant) != 1:
            tell(self._which(name, meant, blogs))
            return False
        version = await self._store.cards.version(meant[0])
        try:
            lines = await self._lines(meant[0], version.card) if version else []
        except BlogError as error:
            tell(error.sentence(self._words))
            return False
        for line in lines:
            write(line)
        if not lines:
            tell(self._words.nothing_to_demonstrate(meant[0].title))
        return bool(lines)

    def _which(self, name: str, meant: Sequence[Blog], blogs: Sequence[Blog]) -> str:
        listed = [self._words.blog_of_yours(blog.id, blog.title) for blog in meant or blogs]
        several, none = self._words.several_blogs_of_yours, self._words.no_such_blog_of_yours
        return several(name, listed) if meant else none(name, listed)

    async def _lines(self, blog: Blog, card: StyleCard) -> list[str]:
        """Of posts that are the author's own, with a model's notes where it made some."""
        origins = await self._store.origins.origins(blog)
        out = {key for key, origin in origins.items() if origin.provenance in NOT_LEARNED}
        own = [post for post in await self._store.blogs.posts(blog) if post.key not in out]
        try:
            found = await self._whole(own[: self._most])
        except TooLittle:
            return []
        except Unfamiliar as error:
            raise OtherLanguage(blog.title, error.language) from error
        noted = with_notes(replace(card, demonstrations=tuple(found)), await self._store.notes.notes(blog))
        return list(chat_lines(card, noted.demonstrations))
