"""Tell people what is kept of them, give it to them, and forget it."""

import asyncio

from bot.answer import one, say
from bot.commands import ForgetMe, MyData, Privacy
from bot.commands.short_answers import yes_or_no
from bot.model import Reply
from bot.people.privacy.asked import SafetyQuestions
from bot.people.privacy.erasure import Erasure
from bot.people.privacy.expiry import BACKUPS, PASTES, WARNED
from bot.people.privacy.my_data import bundles
from bot.ports import Incoming
from bot.settings import is_deepseek
from bot.stores.forgetting import Forgetting
from bot.stores.links import Links
from bot.wording import Wording
from bot.wording.link import platforms

AT_ONCE = 2  # people who are given all that is kept of them; it is held in memory meanwhile


class PrivacyAnswers:
    """`host` is the model's, empty if there is none; `months` for how long somebody may be silent. `noted`: it makes
    notes of posts, too. `listener` is whom recordings are sent to, `eyes` whom
    photos are, empty if nobody."""

    def __init__(
        self,
        forgetting: Forgetting,
        erasure: Erasure,
        questions: SafetyQuestions,
        links: Links,
        host: str,
        months: int,
        noted: bool = False,
        listener: str = "",
        eyes: str = "",
    ) -> None:
        self._eyes = eyes
        self._listener = listener
        self._noted = noted
        self._forgetting = forgetting
        self._erasure = erasure
        self._questions = questions
        self._links = links
        self._host = host
        self._months = months
        self._giving: set[str] = set()
        self._places = asyncio.Semaphore(AT_ONCE)

    async def answer(self, incoming: Incoming, asked: Privacy | MyData | ForgetMe, words: Wording) -> None:
        """Say what is kept, give a copy of it, or forget it once they are sure."""
        match asked:
            case Privacy():
                own = is_deepseek(f"https://{self._host}")
                text = words.privacy(self._host, own, self._months, PASTES.days, WARNED.days)
                noted = [words.posts_are_noted(self._host)] if self._noted else []
                spoken = [words.speech_goes_to(self._listener)] if self._listener else []
                seen = [words.photos_go_to(self._eyes)] if self._eyes else []
                kept = words.backups_are_kept(BACKUPS.days)
                await say(incoming, "\n\n".join([text, *noted, *spoken, *seen, kept]))
            case MyData():
                await self._give(incoming, words)
            case ForgetMe(said):
                await self._forget(incoming, yes_or_no(said), words)

    async def _give(self, incoming: Incoming, words: Wording) -> None:
        """Each file is a message, for a message has only one."""
        if incoming.sender in self._giving:
            await say(incoming, words.my_data_is_coming())
            return
        self._giving.add(incoming.sender)
        try:
            async with self._places:
                await self._give_all(incoming, words)
        finally:
            self._giving.discard(incoming.sender)

    async def _give_all(self, incoming: Incoming, words: Wording) -> None:
        accounts = await self._links.accounts(incoming.sender)
        rows = await self._forgetting.everything(incoming.sender)
        files = await asyncio.to_thread(bundles, rows, words)
        for part, file in enumerate(files, 1):
            text = words.my_data(part, len(files))
            of = f" {words.has_accounts(platforms(accounts))}" if len(accounts) > 1 else ""
            await incoming.room.show(one(Reply(text + of, file)), incoming.id)

    async def _forget(self, incoming: Incoming, sure: bool | None, words: Wording) -> None:
        if sure is None:
            yes = words.forget_now_button()
            accounts = await self._links.accounts(incoming.sender)
            both = f" {words.forgets_accounts(platforms(accounts))}" if len(accounts) > 1 else ""
            await self._questions.ask(incoming, words.forget_me_really() + both, "/forget-me", yes, words)
        elif not sure:
            await say(incoming, words.nothing_forgotten())
        else:
            gone, files = await self._erasure.forget(incoming.sender)
            said = words.forgot_me(gone.blogs, gone.posts, gone.drafts, files)
            await say(incoming, with_traces(said, self._forgetting, words))


def with_traces(said: str, forgetting: Forgetting, words: Wording) -> str:
    """That something was forgotten, and that its last traces go later where another program reads the file."""
    return f"{said}\n\n{words.lingers()}" if forgetting.lingers() else said
