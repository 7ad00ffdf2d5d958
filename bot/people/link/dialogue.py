"""Make the accounts of somebody on two platforms one person, by a code of one that is typed with the other."""

from collections.abc import Callable, Sequence

from bot.answer import say
from bot.commands import LinkAccount, UnlinkAccount
from bot.commands.short_answers import yes_or_no
from bot.model import Reply
from bot.people.access.admins import tell_in_private
from bot.people.access.allowed import TERMINAL
from bot.people.link.code import drawn_code, grouped, typed_code
from bot.people.privacy.asked import SafetyQuestions
from bot.ports import Incoming, Private
from bot.stores.links import Linked, LinkOffer, Links
from bot.wording import Wording
from bot.wording.link import platform, platforms

MINUTES = 10  # for which a code links
DRAWS = 20  # codes that begin as another one does are drawn again


class LinkDialogue:
    """`alone` is the chat with one account alone, whichever of a person's it is."""

    def __init__(
        self, links: Links, questions: SafetyQuestions, alone: Private, draw: Callable[[], str] = drawn_code
    ) -> None:
        self._links = links
        self._questions = questions
        self._alone = alone
        self._draw = draw

    async def answer(self, incoming: Incoming, asked: LinkAccount | UnlinkAccount, words: Wording) -> None:
        """Give a code, take one, or part the accounts; only where nobody else listens."""
        match asked:
            case LinkAccount(said) if not incoming.room.private and (code := typed_code(said)[0]):
                await self._links.void(code)
                await say(incoming, words.link_code_was_seen())
            case _ if not incoming.room.private:
                await say(incoming, words.link_in_private())
            case _ if incoming.sender.startswith(TERMINAL):
                await say(incoming, words.no_links_here())
            case LinkAccount(""):
                await say(incoming, await self._offer(incoming.sender, words))
            case LinkAccount(said):
                await self._enter(incoming, said, words)
            case UnlinkAccount(said):
                await self._part(incoming, yes_or_no(said), words)

    async def _offer(self, person: str, words: Wording) -> str:
        accounts = await self._links.accounts(person)
        if len(accounts) > 1:
            return words.linked_already(platforms(accounts))
        for _ in range(DRAWS):
            code = self._draw()
            if await self._links.offer(person, code):
                return words.link_code(grouped(code), MINUTES)
        raise RuntimeError("no code is free")

    async def _enter(self, incoming: Incoming, said: str, words: Wording) -> None:
        code, rest = typed_code(said)
        sure = yes_or_no(rest)
        if not code or (rest and sure is None):
            await say(incoming, words.no_link_code())
        elif rest and not sure:
            await say(incoming, words.not_linked())
        elif not isinstance(found := await self._links.look(incoming.sender, code), LinkOffer):
            await say(incoming, words.link_fault(found))
        elif sure and found.asked:  # a yes in the same breath, somebody may have told them to type
            await self._link(incoming, code, words)
        else:
            really = words.link_really(platform(incoming.id), platform(found.person))
            await self._questions.ask(incoming, really, f"/link {code}", words.link_button(), words)

    async def _link(self, incoming: Incoming, code: str, words: Wording) -> None:
        linked = await self._links.link(incoming.sender, code)
        if not isinstance(linked, Linked):
            await say(incoming, words.link_fault(linked))
            return
        this = platform(incoming.id)
        said = words.not_served() if linked.blocked else words.accounts_linked(this, platform(linked.person))
        await say(incoming, said)
        await self._tell_others(linked.accounts, this, words.account_was_linked(this))

    async def _part(self, incoming: Incoming, sure: bool | None, words: Wording) -> None:
        accounts = await self._links.accounts(incoming.sender)
        person = await self._links.person(incoming.sender)
        if len(accounts) < 2:
            await say(incoming, words.alone())
        elif sure is None:
            [other, *_] = [account for account in accounts if account != person]
            really = words.unlink_really(platform(person), platform(other))
            await self._questions.ask(incoming, really, "/unlink", words.unlink_button(), words)
        elif not sure:
            await say(incoming, words.stays_linked())
        elif parted := await self._links.unlink(person):
            said = words.accounts_parted(platform(parted.person), platform(parted.others[0]))
            await say(incoming, said)
            await self._tell_others(accounts, platform(incoming.id), said)

    async def _tell_others(self, accounts: Sequence[str], this: str, text: str) -> None:
        """Whoever else sits at one of their accounts has to know of it."""
        for account in accounts:
            if platform(account) != this:
                await tell_in_private(account, Reply(text), self._alone)
