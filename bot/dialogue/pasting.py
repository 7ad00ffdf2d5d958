"""Learn from posts that somebody pastes into the chat, in as many messages as it takes."""

import re
from collections.abc import Sequence

from bot.answer import say, stop_button
from bot.commands import Command, Done, Stop
from bot.model import Button, File
from bot.people.privacy.answers import with_traces
from bot.ports import Incoming
from bot.stores import Messages
from bot.stores.forgetting import Forgetting
from bot.wording import Wording

LONG = 3500  # characters: apps cut a longer text into messages of about 4,000 (Telegram) or refuse it (Discord: 2,000)
CUT = 1900  # where Discord's people cut by hand
LINE = 200  # a message of one line and no more is a line of a post, not a post
MOST = 2_000_000  # characters in all
BETWEEN = re.compile(r"^[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,}|─{2,}|━{2,})[ \t]*$", re.M)


class Pasting:
    """What somebody pastes is kept until they say that this was all, also across a restart."""

    def __init__(self, messages: Messages, forgetting: Forgetting) -> None:
        self._messages = messages
        self._forgetting = forgetting

    async def begin(self, incoming: Incoming, words: Wording) -> None:
        """Only where nobody else listens: in company a bot may not even hear plain words."""
        if not incoming.room.private:
            await say(incoming, words.paste_in_private())
            return
        await self._messages.forget_pasted(incoming.sender, incoming.room.id)
        await self._messages.paste(incoming.sender, incoming.room.id, "")
        await say(incoming, words.paste_now(), (stop_button(words),))

    async def is_open(self, incoming: Incoming) -> bool:
        """Whether this person is pasting posts in this room."""
        return bool(await self._messages.pasted_pieces(incoming.sender, incoming.room.id))

    async def take(self, incoming: Incoming, command: Command, words: Wording) -> Sequence[str]:
        """Keep a piece, or stop; all the pieces once the person says that this was all, else none."""
        person, room = incoming.sender, incoming.room.id
        match command:
            case Stop():
                await self._messages.forget_pasted(person, room)
                await say(incoming, with_traces(words.paste_stopped(), self._forgetting, words))
            case Done():
                pieces = await self._messages.pasted_pieces(person, room)
                if posts(pieces, words):
                    return pieces
                await self._messages.forget_pasted(person, room)
                await say(incoming, words.nothing_pasted())
            case _ if not incoming.text.strip():
                await say(incoming, words.paste_more(0, 0), _buttons(words))
            case _:
                await self._keep(incoming, words)
        return ()

    async def forget_learned(self, incoming: Incoming, pieces: int) -> None:
        """Forget the first pieces; what was pasted while they were learned from is another beginning."""
        person, room = incoming.sender, incoming.room.id
        later = (await self._messages.pasted_pieces(person, room))[pieces:]
        await self._messages.forget_pasted(person, room)
        for piece in later:
            await self._messages.paste(person, room, piece)

    async def _keep(self, incoming: Incoming, words: Wording) -> None:
        person, room = incoming.sender, incoming.room.id
        held = await self._messages.pasted_pieces(person, room)
        if sum(map(len, held)) + len(incoming.text) > MOST:
            await say(incoming, words.pasted_too_much(), _buttons(words))
            return
        await self._messages.paste(person, room, incoming.text)
        found = posts([*held, incoming.text], words)
        await say(incoming, words.paste_more(len(found), sum(len(f.data.decode()) for f in found)), _buttons(words))


def _buttons(words: Wording) -> tuple[Button, ...]:
    return Button(words.paste_done_button(), words.paste_done_button()), stop_button(words)


def posts(pieces: Sequence[str], words: Wording) -> tuple[File, ...]:
    """The posts in what was pasted: one a message, or parted by a line of dashes.

    A long message goes on in the next, and lines that come one by one make one post. Each post is a text file named by
    its first line.
    """
    pieces = [piece for piece in pieces if piece]
    joined = "".join(piece if not at else _between(pieces[at - 1], piece) + piece for at, piece in enumerate(pieces))
    texts = [text.strip("\n") for text in BETWEEN.split(joined)]
    return tuple(_file(text, words.untitled()) for text in texts if text.strip())


def _between(one: str, other: str) -> str:
    cut_by_the_app = len(one) >= LONG or CUT <= len(one) <= 2000
    single_lines = "\n" not in one.strip() and "\n" not in other.strip() and max(len(one), len(other)) <= LINE
    return "\n" if cut_by_the_app or single_lines else "\n\n---\n\n"


def _file(text: str, untitled: str) -> File:
    """Its first line is the title where it is short and something follows it."""
    first, _, rest = text.strip().partition("\n")
    titled = len(first) <= 60 and rest.strip() and not re.search(r"[.!?~…]$|[ㅋㅎㅠ]{2}$", first.strip())
    name = re.sub(r"[/\\\x00-\x1f]", " ", first.strip("# ").strip())[:60].strip() or untitled
    return File(f"{name}.txt", (rest.strip("\n") if titled else text).encode(errors="replace"))
