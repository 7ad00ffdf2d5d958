"""Answer somebody in their private chat where others would listen, and say here where the answer is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import one
from bot.model import MessageId, Reply
from bot.ports import Incoming, Placed, Private, Replies, Room
from bot.wording import Wording


@dataclass(frozen=True)
class PrivateAnswer:
    """A private chat; whatever is shown in it is pointed to from `here`, or, where it does not land, how to open it."""

    there: Room | None
    here: Room
    words: Wording
    private: bool = True
    link: str = ""

    @property
    def id(self) -> str:
        """That of the private chat."""
        return (self.there or self.here).id

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        """In the private chat. Nothing of it is said here."""
        shown: Sequence[MessageId] = ()
        if self.there:
            shown = await self.there.show(replies, to, placed, over)
        else:
            await replies.aclose()
        link = self.there.link if self.there else ""
        told = self.words.answered_in_private(link) if shown else self.words.open_private_chat(link)
        await self.here.show(one(Reply(told)), to)
        return shown

    async def thread(self, title: str, to: MessageId) -> Room:
        """This room itself."""
        return self


async def in_private(incoming: Incoming, private: Private, words: Wording) -> Incoming:
    """The same, answered where nobody else listens: here, if that is so here, else in the private chat."""
    if incoming.room.private:
        return incoming
    there = await private(incoming.sender)
    return replace(incoming, room=PrivateAnswer(there, incoming.aside or incoming.room, words))
