"""A chat on Telegram, or one topic of a forum, and what the bot shows there."""

import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from adapters.chat.live import Hold, Pace, RoomGone, ShownPage, paint
from adapters.chat.pages import utf16
from adapters.chat.telegram.marks import LIMIT, Marked, format_markdown
from adapters.chat.telegram.trouble import Doubtful, Missing, NotTaken, Unchanged, Unsent, telegram_errors
from bot.model import Button, File, MessageId
from bot.ports import Placed, Replies

log = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # whoever runs the linked site would learn what it was sent
PER_ROW = 3  # wider rows cut Korean labels off on a phone; Telegram itself allows 8
T = TypeVar("T")

DOUBTS = 3  # sends without an answer before a chat counts as unreachable


class TelegramRoom:
    """Chats of one person with the bot have positive ids, groups negative ones."""

    def __init__(self, bot: Bot, pace: Pace, chat: int, topic: int | None = None) -> None:
        self.bot = bot
        self.pace = pace
        self.chat = chat
        self.topic = topic

    @property
    def id(self) -> str:
        """Enough to build the room again."""
        return f"telegram:{self.chat}" + (f":{self.topic}" if self.topic else "")

    @property
    def private(self) -> bool:
        """The bot's chat with one person."""
        return self.chat > 0

    def message(self, number: int) -> MessageId:
        """How everybody else names a message of this chat."""
        return f"telegram:{self.chat}:{number}"

    async def show(self, replies: Replies, to: MessageId, placed: Placed | None = None) -> Sequence[MessageId]:
        """What is shown stays when the chat disappears meanwhile."""
        canvas = TelegramCanvas(self, to)
        try:
            return await paint(replies, canvas, self.pace, LIMIT, utf16, placed=placed)
        except RoomGone as gone:
            log.warning("nothing can be shown in %s any more: %s", self.id, gone)
            return canvas.ids

    async def thread(self, title: str, to: MessageId) -> "TelegramRoom":
        """This room itself: Telegram has no threads."""
        return self


class TelegramCanvas:
    """A canvas whose messages answer each other, the first one `to`."""

    def __init__(self, room: TelegramRoom, to: MessageId) -> None:
        self.ids: list[MessageId] = []
        self._room = room
        self._to = to
        self._failures = 0
        self._doubts = 0

    async def put(self, sheet: ShownPage) -> list[MessageId]:
        """A new message, and one for each file below it. Raises Hold or RoomGone."""
        with self._patience():
            page = self._keep(await _with_marks(sheet.text, lambda look: self._send(look, sheet.buttons)))
        return [page, *await self._hang(sheet)]

    async def change(self, message: MessageId, sheet: ShownPage) -> list[MessageId]:
        """An edit, or a new message where the old one is gone. Raises Hold or RoomGone."""
        try:
            with self._patience(twice_is_fine=True):
                await _with_marks(sheet.text, lambda look: self._edit(message, look, sheet.buttons))
        except Unchanged:
            log.debug("%s looks like this already", message)
        except Missing:
            self._drop(message)
            return await self.put(sheet)
        return [message, *await self._hang(sheet)]

    async def erase(self, message: MessageId) -> None:
        """Take a message away. Raises Hold or RoomGone."""
        try:
            with self._patience(twice_is_fine=True), telegram_errors():
                await self._room.bot.delete_message(self._room.chat, _number(message))
        except Missing:
            log.info("%s was taken away already", message)
        self._drop(message)

    async def _hang(self, sheet: ShownPage) -> list[MessageId]:
        """Picture and file below the last page, each a message of its own."""
        below = self.ids[-1]
        hung = []
        if picture := sheet.picture:
            sent = await self._surely(picture.name, lambda: self._picture(picture, below))
            hung += sent or await self._surely(picture.name, lambda: self._file(picture, below))
        if file := sheet.file:
            hung += await self._surely(file.name, lambda: self._file(file, below))
        return hung

    async def _surely(self, name: str, send: Callable[[], Awaitable[Message]]) -> list[MessageId]:
        """The page above is up already, so waiting happens here; nothing if Telegram does not take it."""
        while True:
            await self._room.pace.turn()
            try:
                with self._patience(refusals=True):
                    return [self._keep(await send())]
            except Hold as hold:
                self._room.pace.hold(hold.seconds)
            except NotTaken as refusal:
                log.error("%s was not taken in %s: %s", name, self._room.id, refusal)
                return []

    @contextmanager
    def _patience(self, *, twice_is_fine: bool = False, refusals: bool = False) -> Iterator[None]:
        """Raises Hold or RoomGone for whatever went wrong, and Missing; NotTaken only if asked.

        A message that was sent but not answered within 30 s may be there or not, and a bot cannot look. It is sent
        again: a page that stands there twice does less harm than one that is lost. After a few in a row, no more.
        """
        try:
            yield
        except NotTaken as refusal:
            if refusals:
                raise
            log.error("a message was not taken in %s: %s", self._room.id, refusal)
            raise RoomGone(str(refusal)) from None
        except Doubtful as doubt:
            self._doubts += not twice_is_fine
            if self._doubts >= DOUBTS:
                raise RoomGone(str(doubt)) from None
            raise self._later(doubt) from None
        except Unsent as failure:
            raise self._later(failure) from None
        self._failures = self._doubts = 0

    def _later(self, failure: Exception) -> Hold:
        self._failures += 1
        log.warning("could not reach %s (%d in a row): %s", self._room.id, self._failures, failure)
        return Hold(min(2.0**self._failures, 30))

    def _keep(self, message: Message) -> MessageId:
        self.ids.append(self._room.message(message.message_id))
        return self.ids[-1]

    def _drop(self, message: MessageId) -> None:
        if message in self.ids:
            self.ids.remove(message)

    def _answer_to(self, message: MessageId | None) -> ReplyParameters | None:
        """Messages of other chats cannot be answered; one that was deleted is no obstacle."""
        if message is None or not message.startswith(f"telegram:{self._room.chat}:"):
            return None
        return ReplyParameters(_number(message), allow_sending_without_reply=True)

    async def _send(self, look: Marked, buttons: tuple[Button, ...]) -> Message:
        return await self._room.bot.send_message(
            self._room.chat,
            look.text,
            entities=look.marks,
            link_preview_options=NO_PREVIEW,
            message_thread_id=self._room.topic,
            reply_parameters=self._answer_to(self.ids[-1] if self.ids else self._to),
            reply_markup=_keyboard(buttons),
        )

    async def _edit(self, message: MessageId, look: Marked, buttons: tuple[Button, ...]) -> object:
        return await self._room.bot.edit_message_text(
            look.text,
            self._room.chat,
            _number(message),
            entities=look.marks,
            link_preview_options=NO_PREVIEW,
            reply_markup=_keyboard(buttons),
        )

    async def _file(self, file: File, below: MessageId) -> Message:
        with telegram_errors():
            return await self._room.bot.send_document(
                self._room.chat,
                InputFile(file.data, file.name),
                message_thread_id=self._room.topic,
                reply_parameters=self._answer_to(below),
            )

    async def _picture(self, picture: File, below: MessageId) -> Message:
        with telegram_errors():
            return await self._room.bot.send_photo(
                self._room.chat,
                InputFile(picture.data, picture.name),
                message_thread_id=self._room.topic,
                reply_parameters=self._answer_to(below),
            )


async def _with_marks(markdown: str, call: Callable[[Marked], Awaitable[T]]) -> T:
    """Should Telegram not take the marks, the same words go out without them."""
    look = format_markdown(markdown)
    try:
        with telegram_errors():
            return await call(look)
    except NotTaken as refusal:
        if not look.marks:
            raise
        log.error("Telegram did not take the marks on a message: %s", refusal)
    with telegram_errors():
        return await call(Marked(look.text))


def _keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    keys = [InlineKeyboardButton(button.label, callback_data=button.says) for button in buttons]
    return InlineKeyboardMarkup([keys[at : at + PER_ROW] for at in range(0, len(keys), PER_ROW)])


def _number(message: MessageId) -> int:
    """The message's number within its chat; of a pressed button, that of the message it hangs below."""
    return int(message.split(":")[2])
