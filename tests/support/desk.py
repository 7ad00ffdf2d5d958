"""Bloggers at work in a store, without the bot around it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from bot.model import Blog, Draft, Post, Revision
from bot.stores import Store
from styles import StyleCard, learn

T = TypeVar("T")


ANN = "telegram:1"
BEN = "discord:2"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WALK = Post(
    "walk", "산책", "아침에 한강을 걸었어요. 바람이 꽤 차가웠는데요, 그래도 좋았어요.\n\n커피는 편의점에서 샀어요!"
)


@pytest.fixture(scope="session")
def card() -> StyleCard:
    return learn(
        [Post("tea", "Tea", "I like tea in the morning, and I never hurry it. The kettle sings, I wait. " * 3)]
    )


class Desk:
    """A blogger at work: one blog, its card, and drafts about this and that."""

    def __init__(self, store: Store, blog: Blog, card: int) -> None:
        self.store = store
        self.blog = blog
        self.card = card

    @staticmethod
    async def of(person: str, store: Store, card: StyleCard, address: str = "https://blog.example/") -> "Desk":
        blog = await store.blogs.keep_blog(Blog("feed", address, "하루 기록", owner=person))
        return Desk(store, blog, await store.cards.keep_card(blog, card, NOON))

    async def draft(self, topic: str = "제주 3일", room: str = "room", own_room: bool = True) -> Draft:
        begun = Draft(self.blog.owner, self.blog.id, self.card, topic, "비가 왔다", room, own_room, NOON)
        draft, _ = await self.store.drafts.begin_draft(begun)
        return draft

    async def write(self, draft: Draft, said: str, parent: Revision | None = None, request: str = "") -> Revision:
        """A revision from begin to finish; one that stays empty where nothing is said."""
        begun = await self.store.drafts.begin(Revision(draft.id, parent.id if parent else None, request))
        written = replace(begun, text=said, whole=bool(said))
        await self.store.drafts.finish(written)
        return written


@pytest.fixture
async def ann(store: Store, card: StyleCard) -> Desk:
    return await Desk.of(ANN, store, card)
