"""Ask people whether a post of theirs grew from a draft, and hear their answer."""

import re
from collections.abc import Callable
from functools import partial

from bot.answer import one, say
from bot.blogs.grown_posts import ask, with_question
from bot.blogs.ingest import Ingest, ReadSoFar
from bot.commands.short_answers import yes_or_no
from bot.dialogue.one_at_a_time import RunningTask, Work, with_errors_shown
from bot.dialogue.said import Said
from bot.model import NOT_LEARNED, OriginQuestion, Reply
from bot.people.costs.limits import Limits
from bot.ports import Incoming, Replies
from bot.stores import Blogs, Origins
from bot.stores.ledger import Amounts
from bot.wording import Wording


class OriginQuestions:
    """Only the owner of a blog says where its posts come from. They may change their mind."""

    def __init__(self, origins: Origins, blogs: Blogs, ingest: Ingest, limits: Limits) -> None:
        self._origins = origins
        self._blogs = blogs
        self._ingest = ingest
        self._limits = limits

    async def find(self, incoming: Incoming) -> OriginQuestion | None:
        """What the message they reply to asks."""
        return await self._origins.shown_question(incoming.reply_to) if incoming.reply_to else None

    async def answer(self, said: Said, text: str) -> Work | None:
        """Do what somebody says of a post: 'id12 yes', as buttons say, or 'yes' to the question they reply to, else to
        the next one; with neither yes nor no, ask."""
        id, grown = _answer(text)
        question = await self._meant(said, id)
        if question is None:
            await say(said.incoming, said.words.nothing_to_ask())
        elif question.blog.owner != said.incoming.sender:
            await say(said.incoming, said.words.not_your_post())
        elif grown is None:
            room = said.incoming.aside or said.incoming.room
            shown = await room.show(one(ask(question, said.words)), said.incoming.id)
            await self._origins.remember_question(shown, question)
        else:
            return Work("read", partial(self._note, said, question, grown))
        return None

    async def _meant(self, said: Said, id: int | None) -> OriginQuestion | None:
        if id is not None:
            return await self._origins.question(id)
        return said.question or await self._origins.open_question(said.incoming.sender)

    async def _note(self, said: Said, question: OriginQuestion, grown: bool, running: RunningTask) -> None:
        incoming, words = said.incoming, said.words
        asked: list[OriginQuestion] = []
        replies = with_errors_shown(self._replies(question, grown, words, asked.append), words, incoming, running)
        shown = await incoming.room.show(replies, incoming.id)
        for next_one in asked:
            await self._origins.remember_question(shown, next_one)

    async def _replies(
        self, question: OriginQuestion, grown: bool, words: Wording, asked: Callable[[OriginQuestion], None]
    ) -> Replies:
        """What came of an answer, and the next question. Learns anew where other posts count now. Raises BlogError
        and LimitReached."""
        learns = grown != (question.provenance in NOT_LEARNED)
        if learns:
            await self._limits.take(question.blog.owner, Amounts(readings=1))
        await self._origins.answer(question, grown)
        if learns:
            yield Reply(words.learning(len(await self._blogs.glimpses(question.blog))))
            await self._ingest.learn(question.blog, ReadSoFar())
        reply = Reply(words.noted_as_grown(question.title) if grown else words.noted_as_own(question.title))
        next_one = await self._origins.open_question(question.blog.owner)
        yield with_question(reply, next_one, words) if next_one else reply
        if next_one:
            asked(next_one)


def _answer(text: str) -> tuple[int | None, bool | None]:
    """'id12 yes' -> (12, True); 'no' -> (None, False); anything else answers nothing."""
    found = re.fullmatch(r"(?:id([0-9]{1,18})\b)?(.*)", text.strip(), re.S)
    id, said = found.groups() if found else (None, "")
    return int(id) if id else None, yes_or_no(said)
