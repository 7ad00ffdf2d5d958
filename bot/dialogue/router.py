"""The one door: what happens when somebody says something."""

from dataclasses import replace
from typing import assert_never

from bot.answer import one, say
from bot.blogs.ingest import Ingest
from bot.blogs.register import Registrar
from bot.card.card_dialogue import CardDialogue
from bot.commands import (
    Address,
    Again,
    CarryOn,
    Done,
    Forget,
    FromDraft,
    Help,
    Learn,
    ListBlogs,
    ListDrafts,
    Register,
    Say,
    Stop,
    Style,
    Thanks,
    There,
    Unknown,
    Write,
    parse,
    yes_or_no,
)
from bot.dialogue.drafting import Drafting
from bot.dialogue.learning import Learning
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import UserTasks, error_text
from bot.dialogue.origin_questions import OriginQuestions
from bot.dialogue.pasting import Pasting
from bot.dialogue.said import Said
from bot.drafts.studio import Studio
from bot.model import Language, Reply
from bot.ports import Incoming
from bot.stores import Store
from bot.wording import Wording, words_in


class Router:
    """`language` is spoken with people whose app does not say theirs. `host` is the model's, empty if there is none."""

    def __init__(
        self,
        store: Store,
        library: Registrar,
        ingest: Ingest,
        studio: Studio,
        cards: CardDialogue,
        host: str,
        language: Language,
    ) -> None:
        self._people = store.people
        self._messages = store.messages
        self._library = library
        self._studio = studio
        self._cards = cards
        self._host = host
        self._language = language
        self._tasks = UserTasks()
        self._pasting = Pasting(store.messages)
        self._lists = Lists(store.blogs, store.cards, store.drafts, store.messages, studio, self._tasks)
        self._learning = Learning(store.messages, store.origins, library, self._pasting, self._tasks)
        self._origins = OriginQuestions(store.origins, store.blogs, ingest, self._tasks)
        self._drafting = Drafting(store.messages, studio, self._lists, self._tasks)

    async def hear(self, incoming: Incoming) -> None:
        """Answer what somebody said. Never raises but for cancellation: what goes wrong is told to them."""
        words = words_in(incoming.language or self._language)
        try:
            words = words_in(await self._spoken(incoming))
            said = await self._facts(incoming, words)
            if not (said.pasting or said.card):
                self._cards.look_away(incoming)
            await self._route(said)
        except Exception as error:
            await incoming.room.show(one(Reply(error_text(error, words, incoming))), incoming.id)

    async def _spoken(self, incoming: Incoming) -> Language:
        known = await self._people.language(incoming.sender)
        if incoming.language and incoming.language != known:
            await self._people.speaks(incoming.sender, incoming.language)
        return incoming.language or known or self._language

    async def _facts(self, incoming: Incoming, words: Wording) -> Said:
        said = Said(incoming, words, parse(incoming.text), self._tasks.running(incoming.sender))
        if said.may_be_pasted and await self._pasting.is_open(incoming):
            return replace(said, pasting=True)
        if said.may_be_of_a_card:
            question = await self._origins.find(incoming)
            answer = replace(said, command=FromDraft(incoming.text), question=question)
            if question and yes_or_no(incoming.text) is not None:
                return answer
            if card := await self._cards.find_card(incoming, said.command):
                return replace(said, card=card)
            if question:
                return answer
        return replace(said, draft=await self._messages.shown_in(incoming.reply_to) if incoming.reply_to else None)

    async def _route(self, said: Said) -> None:
        """The table of what is done: the first row that fits."""
        match said.command:
            case Stop() if said.task:
                said.task.stop()
            case _ if said.pasting:
                await self._learning.paste(said)
            case _ if said.card:
                await self._cards.answer(said.incoming, said.card.blog, said.incoming.text, said.words)
            case Say() | Address() if said.draft and said.notes:
                await self._drafting.refine(said)
            case _ if said.is_for_others:
                return
            case Learn():
                await self._learning.files(said)
            case Say() | Address() if said.incoming.files:
                await self._learning.files(said)
            case Address(text) if said.to_us and not said.incoming.reply_to:
                await self._learning.blog(said, text)
            case Register(url):
                await self._learning.blog(said, url)
            case Write() as asked:
                await self._drafting.write(said, asked)
            case ListBlogs() | ListDrafts() | Forget() as asked:
                await self._lists.answer(said.incoming, asked, said.words)
            case Style(wish):
                await self._style(said, wish)
            case FromDraft(text):
                await self._origins.answer(said, text)
            case (Help() | Stop() | Thanks() | Unknown()) as remark:
                await say(said.incoming, self._answer_to(remark, said.words))
            case There() if address := await self._library.waiting(said.incoming.sender):
                await self._learning.blog(said, address)
            case Again() | CarryOn() | Done() | There() | Say() | Address():
                await self._drafting.refine(said)
            case forgotten:
                assert_never(forgotten)

    def _answer_to(self, remark: Help | Stop | Thanks | Unknown, words: Wording) -> str:
        match remark:
            case Help():
                return words.help(self._host)
            case Stop():
                return words.nothing_to_stop()
            case Thanks():
                return words.welcome()
            case Unknown(name):
                return words.unknown_command(name)

    async def _style(self, said: Said, wish: str) -> None:
        if voice := await self._studio.voice(said.incoming.sender):
            await self._cards.answer(said.incoming, voice[0], wish, said.words)
        else:
            await say(said.incoming, said.words.no_blog_yet())
