"""Answer what is nobody else's business where nobody else reads it: what somebody has, writes like, and has used."""

from typing import assert_never

from bot.answer import say
from bot.card.card_dialogue import CardDialogue
from bot.commands import (
    Forget,
    ForgetDraft,
    ForgetMe,
    LinkAccount,
    ListBlogs,
    ListDrafts,
    MyData,
    Operate,
    Privacy,
    ShowUsage,
    Style,
    UnlinkAccount,
)
from bot.dialogue.lists import Lists
from bot.dialogue.said import Said
from bot.drafts.studio import Studio
from bot.people.access.admin_commands import AdminCommands
from bot.people.access.in_private import in_private
from bot.people.costs.usage import UsageReport
from bot.people.link.dialogue import LinkDialogue
from bot.people.privacy.answers import PrivacyAnswers
from bot.ports import Incoming, Private
from bot.wording import Wording

Kept = Privacy | MyData | ForgetMe | LinkAccount | UnlinkAccount
Personal = ListBlogs | ListDrafts | Forget | ForgetDraft | Style | ShowUsage | Kept | Operate


class PersonalAnswers:
    """`private` finds the private chat of somebody who asks where others listen."""

    def __init__(
        self,
        lists: Lists,
        cards: CardDialogue,
        studio: Studio,
        usage: UsageReport,
        privacy: PrivacyAnswers,
        link: LinkDialogue,
        admin: AdminCommands,
        private: Private,
    ) -> None:
        self._lists = lists
        self._cards = cards
        self._studio = studio
        self._usage = usage
        self._privacy = privacy
        self._link = link
        self._admin = admin
        self._private = private

    async def answer(self, said: Said, asked: Personal) -> None:
        """Say it."""
        if isinstance(asked, LinkAccount | UnlinkAccount):  # never answered elsewhere than where it was said
            await self._link.answer(said.incoming, asked, said.words)
            return
        incoming, words = await in_private(said.incoming, self._private, said.words), said.words
        match asked:
            case ListBlogs() | ListDrafts() | Forget() | ForgetDraft():
                await self._lists.answer(incoming, asked, said.draft, words)
            case Style(wish):
                await self._style(incoming, wish, words)
            case ShowUsage():
                await say(incoming, await self._usage.answer(incoming.sender, said.draft, words))
            case Privacy() | MyData() | ForgetMe():
                await self._privacy.answer(incoming, asked, words)
            case Operate():
                await self._admin.answer(incoming, asked, words)
            case forgotten:
                assert_never(forgotten)

    async def _style(self, incoming: Incoming, wish: str, words: Wording) -> None:
        if voice := await self._studio.voice(incoming.sender):
            await self._cards.answer(incoming, voice[0], wish, words)
        else:
            await say(incoming, await self._lists.no_voice(incoming.sender, words))
