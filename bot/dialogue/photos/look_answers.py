"""What people say about looking at their photos, and about what was seen in them."""

from dataclasses import replace
from functools import partial
from typing import Literal

from bot.answer import say
from bot.commands import Address, CarryOn, Command, Done, JustWrite, LookAtPhotos, Nod, Say, Stop
from bot.commands.short_answers import behind_a_yes, is_seen_right, may_look, yes_or_no
from bot.dialogue.asking.interview import Interview
from bot.dialogue.drafting import Drafting
from bot.dialogue.one_at_a_time import RunningTask, Work
from bot.dialogue.photos.look_questions import LookQuestions
from bot.dialogue.said import Said
from bot.drafts.photos.seeing import MAY_I, corrected, from_lines, look_question, without_look
from bot.model import AskedQuestion, Draft
from bot.stores import Store

# Look at them, write with their places only, or with what was seen; None: something else
_Meaning = Literal["look", "places", "right"] | None


class LookAnswers:
    """Only what somebody confirmed is kept of what was seen."""

    def __init__(self, store: Store, questions: LookQuestions, interview: Interview, drafting: Drafting) -> None:
        self._materials = store.materials
        self._questions = questions
        self._interview = interview
        self._drafting = drafting

    def is_meant(self, said: Said, draft: Draft) -> bool:
        """Whether words for a draft are about its photos: a wish, an answer, or a button below an old question."""
        if isinstance(said.command, LookAtPhotos) or (draft.state == "asked" and look_question(draft)):
            return True
        return draft.state == "written" and is_seen_right(said.incoming.text)

    async def want(self, said: Said, wish: LookAtPhotos) -> None:
        """Look at somebody's photos from now on, or no more."""
        words, host = said.words, self._questions.host
        await self._remember(said, wish)
        await say(said.incoming, words.looks_from_now_on(host) if wish.on and host else words.looks_at_none())

    async def answer(self, said: Said, draft: Draft) -> Work | None:
        """What is done about it; nothing where it is somebody else's."""
        if draft.owner != said.incoming.sender:
            return None
        question = look_question(draft) if draft.state == "asked" else None
        if question is None:
            await self._say_outside(said)
            return None
        if isinstance(said.command, LookAtPhotos):
            await self._remember(said, said.command)
        match _meaning(said.command, said.incoming.text, question):
            case "look":
                return Work("write", partial(self._look, said, draft))
            case "places":
                return Work("write", partial(self._drafting.write_given, said, without_look(draft)))
            case "right":
                return Work("write", partial(self._confirm, said, draft, from_lines(question.text)))
            case None:
                await self._put_right(said, draft, question)
                return None

    async def _say_outside(self, said: Said) -> None:
        """There is no such question any more."""
        if isinstance(said.command, LookAtPhotos):
            await self.want(said, said.command)
        else:
            await say(said.incoming, said.words.written_already())

    async def _remember(self, said: Said, wish: LookAtPhotos) -> None:
        wishes = await self._materials.wishes(said.incoming.sender)
        await self._materials.wish(said.incoming.sender, replace(wishes, eyes="yes" if wish.on else "no"))

    async def _look(self, said: Said, draft: Draft, running: RunningTask) -> None:
        if now := await self._questions.look(said, draft, running):
            await self._drafting.write_given(said, now, running)

    async def _confirm(self, said: Said, draft: Draft, seen: dict[int, str], running: RunningTask) -> None:
        if running.task.tries > 1 or running.shown:  # it was said before that was shown, and waited for it
            await self._questions.show(said, draft)
            return
        photos = [one for one in await self._materials.materials(draft) if one.kind == "photo"]
        for number, photo in enumerate(photos, 1):
            if number in seen:
                await self._materials.correct(draft, photo.number, photo.text, seen[number])
        await self._drafting.write_given(said, without_look(draft), running)

    async def _put_right(self, said: Said, draft: Draft, question: AskedQuestion) -> None:
        """Change what was seen; words that are about something else are kept as notes, and the question stays."""
        photos = [one for one in await self._materials.materials(draft) if one.kind == "photo"]
        is_seen = question.facet != MAY_I and isinstance(said.command, Say | Address)
        numbers = range(1, len(photos) + 1)
        now = corrected(from_lines(question.text), numbers, said.incoming.text) if is_seen else None
        if now is not None:
            await self._questions.change(said, draft, now)
            return
        if isinstance(said.command, Say | Address):
            await self._interview.keep(said, draft)
        await self._questions.show(said, draft)


def _meaning(command: Command, text: str, question: AskedQuestion) -> _Meaning:
    """Of what is said to a question about photos. A plain no to what was seen says not yet what is wrong."""
    may_i, sure = question.facet == MAY_I, yes_or_no(text)
    match command:
        case LookAtPhotos(on=True):
            return "look" if may_i else None
        case _ if sure is False:
            return "places" if may_i else None
        case LookAtPhotos() | JustWrite() | Stop():
            return "places"
        case _ if sure or isinstance(command, Nod):
            return "look" if may_i else "right"
        case CarryOn() | Done():
            return "places" if may_i else "right"
        case _:
            bare = behind_a_yes(text)
            if may_i and isinstance(command, Say) and may_look(bare):
                return "look"
            return "right" if not may_i and is_seen_right(bare) else None
