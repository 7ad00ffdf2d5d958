"""Find the card a draft is written with, the notes that are kept of its posts, and the model of its blog."""

from collections.abc import Mapping

from bot.model import Draft
from bot.settings.model_for_blog import model_for
from bot.stores import Blogs, Cards
from bot.stores.notes import PostNotes
from styles import StyleCard
from styles.notes.replaced import with_notes


class VoicesAtHand:
    """`notes`: None where posts are shown beside the notes that were made without a model. `models`: those that write
    for one blog, by its id."""

    def __init__(
        self,
        blogs: Blogs,
        cards: Cards,
        notes: PostNotes | None = None,
        models: Mapping[str, str] | None = None,
    ) -> None:
        self._blogs = blogs
        self._cards = cards
        self._notes = notes
        self._models = models or {}

    async def of(self, draft: Draft) -> tuple[StyleCard, str]:
        """The card, and the name of the model where it is not the usual one. Raises Forgotten.

        Notes made after the draft was begun are left for the next one: what a model was told is only ever added to.
        """
        card = await self._cards.card(draft.card)
        blog = await self._blogs.blog(draft.blog, draft.owner) if self._notes or self._models else None
        if blog is None:
            return card, ""
        notes = await self._notes.notes(blog, draft.created) if self._notes else {}
        return with_notes(card, notes), model_for(blog, self._models)
