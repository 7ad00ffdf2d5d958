"""Find the draft that somebody speaks of, and say why not where it is not theirs to change."""

from bot.answer import say
from bot.dialogue.lists import Lists
from bot.dialogue.said import Said
from bot.model import Draft, Revision, Shown
from bot.stores import Messages


class OwnDrafts:
    """Each is given with the revision that is meant."""

    def __init__(self, messages: Messages, lists: Lists) -> None:
        self._messages = messages
        self._lists = lists

    async def meant(self, said: Said) -> Shown | None:
        """Which draft somebody speaks of: the one they reply to, else their newest in a room that is a draft's own."""
        if said.draft or (said.incoming.reply_to and not said.to_us):  # a reply to somebody else is not for us
            return said.draft
        return await self._messages.shown_last(said.incoming.room.id, said.incoming.sender)

    async def find(self, said: Said, meant: Shown | None) -> tuple[Draft, Revision] | None:
        """This draft, where it is theirs to change; why not is said to them, and what they do first without any."""
        match meant:
            case None:
                if said.to_us:
                    await say(said.incoming, await self._lists.what_first(said.incoming, said.words))
            case Shown(None, _) | Shown(_, None):
                await say(said.incoming, said.words.forgotten_draft())
            case Shown(Draft(owner=owner)) if owner != said.incoming.sender:
                await say(said.incoming, said.words.not_your_draft())
            case Shown(Draft() as draft, Revision() as revision):
                return draft, revision
        return None
