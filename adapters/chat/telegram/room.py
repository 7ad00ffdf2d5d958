"""A chat on Telegram, or one topic of a forum, and what the bot shows there."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from adapters.chat.live import Hold, RoomGone, paint
from adapters.chat.pace import Pace
from adapters.chat.pages import Pages, utf16
from adapters.chat.telegram.entities.marks import LIMIT, format_markdown
from adapters.chat.telegram.entities.unlinked import Marked, unlinked
from adapters.chat.telegram.trouble import Doubtful, NotTaken, Unchanged, Unsent, telegram_errors
from adapters.chat.wall import MessageGone, ShownPage, Wall
from bot.model import Button, MessageId
from bot.ports import Placed, Replies

log = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # whoever runs the linked site would learn what it was sent
PER_ROW = 3  # wider rows cut Korean labels off on a phone; Telegram itself allows 8
FILE_TRIES = 4  # sends of a file without an answer, after which it is there, most likely


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

    @property
    def link(self) -> str:
        """The bot's page, from which its private chats are opened; groups have addresses only where they are public."""
        return f"https://t.me/{self.bot.username}" if self.private else ""

    def message(self, number: int) -> MessageId:
        """How everybody else names a message of this chat."""
        return f"telegram:{self.chat}:{number}"

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        """What is shown stays when the chat disappears meanwhile."""
        wall = Wall(TelegramCanvas(self, to), over)
        try:
            return await paint(replies, wall, self.pace, Pages(LIMIT, utf16), placed)
        except RoomGone as gone:
            log.warning("nothing can be shown in %s any more: %s", self.id, gone)
            return wall.ids

    async def thread(self, title: str, to: MessageId) -> "TelegramRoom":
        """This room itself: Telegram has no threads."""
        return self


class TelegramCanvas:
    """A canvas whose messages answer each other, the first one `to`. Pictures and files are messages of their own."""

    apart = True

    def __init__(self, room: TelegramRoom, to: MessageId) -> None:
        self._room = room
        self._to = to
        self._failures = 0  # in a row
        self._lost = 0  # sends in a row whose answer did not come
        self._doubtful = False  # the last of them may have arrived, and nothing has been heard from Telegram since
        self._simply = False  # the next call goes out without marks, and a picture as a file

    async def put(self, sheet: ShownPage, above: Sequence[MessageId]) -> MessageId | None:
        """A new message; None where a file is not taken. Raises Hold or RoomGone.

        One that was sent but not answered may be there or not, and a bot cannot look. It is sent again, once Telegram
        answers at all: a page that stands there twice does less harm than one that is lost. A file is sent twice at
        most.
        """
        if self._doubtful:
            await self._hear_again()
        if not sheet.text and self._lost >= FILE_TRIES:
            log.warning("a file in %s was sent %d times without an answer", self._room.id, self._lost)
            self._arrived()
            return None
        try:
            with self._patience():
                message = await self._send(sheet, above[-1] if above else self._to)
        except NotTaken as refusal:
            self._without(sheet, refusal)
            return None
        except Doubtful as doubt:
            self._lost, self._doubtful = self._lost + 1, True
            raise self._later(doubt) from None
        self._arrived()
        return self._room.message(message.message_id)

    async def change(self, message: MessageId, sheet: ShownPage) -> None:
        """An edit. Raises Hold, RoomGone, or MessageGone where Telegram takes none any more."""
        try:
            with self._patience():
                await self._edit(message, self._marked(sheet.text), sheet.buttons)
        except Unchanged:
            log.debug("%s looks like this already", message)
        except NotTaken as refusal:
            self._without(sheet, refusal)
        except Doubtful as doubt:
            raise self._later(doubt) from None
        self._arrived()

    async def erase(self, message: MessageId) -> None:
        """Take a message away. Raises Hold or RoomGone."""
        try:
            with self._patience():
                await self._room.bot.delete_message(self._room.chat, _number(message))
        except (MessageGone, NotTaken):
            log.info("%s was taken away already", message)
        except Doubtful as doubt:
            raise self._later(doubt) from None
        self._arrived()

    @contextmanager
    def _patience(self) -> Iterator[None]:
        """Raises Hold or RoomGone, and what else a call may mean: Unchanged, MessageGone, NotTaken or Doubtful."""
        try:
            with telegram_errors():
                yield
        except Unsent as failure:
            raise self._later(failure) from None

    async def _hear_again(self) -> None:
        """Ask Telegram something that may be asked twice, and only then send again. Raises Hold."""
        try:
            with self._patience():
                await self._room.bot.get_me()
        except (Doubtful, NotTaken) as silence:
            raise self._later(silence) from None
        self._doubtful = False
        raise Hold(0, "line")

    def _without(self, sheet: ShownPage, refusal: NotTaken) -> None:
        """What was not taken is tried more simply: without marks, or as a file. Raises Hold or RoomGone."""
        simpler = sheet.picture or (sheet.text and format_markdown(sheet.text).marks)
        log.error("%s was not taken in %s: %s", "a page" if sheet.text else "a file", self._room.id, refusal)
        if simpler and not self._simply:
            self._simply = True
            raise Hold(0, "line") from None
        if sheet.text:
            raise RoomGone(str(refusal)) from None
        self._arrived()

    def _later(self, failure: Exception) -> Hold:
        self._failures += 1
        log.warning("could not reach %s (%d in a row): %s", self._room.id, self._failures, failure)
        return Hold(min(2.0**self._failures, 30), "line")

    def _arrived(self) -> None:
        self._failures = self._lost = 0
        self._doubtful = self._simply = False

    def _marked(self, markdown: str) -> Marked:
        look = format_markdown(markdown)
        return unlinked(Marked(look.text)) if self._simply else look

    def _answer_to(self, message: MessageId) -> ReplyParameters | None:
        """Messages of other chats cannot be answered; one that was deleted is no obstacle."""
        if not message.startswith(f"telegram:{self._room.chat}:"):
            return None
        return ReplyParameters(_number(message), allow_sending_without_reply=True)

    async def _send(self, sheet: ShownPage, below: MessageId) -> Message:
        bot, chat, topic, answers = self._room.bot, self._room.chat, self._room.topic, self._answer_to(below)
        if sheet.picture and not self._simply:
            picture = InputFile(sheet.picture.data, sheet.picture.name)
            return await bot.send_photo(chat, picture, message_thread_id=topic, reply_parameters=answers)
        if not sheet.text and (file := sheet.picture or sheet.file):
            document = InputFile(file.data, file.name)
            return await bot.send_document(chat, document, message_thread_id=topic, reply_parameters=answers)
        look = self._marked(sheet.text)
        return await bot.send_message(
            chat,
            look.text,
            entities=look.marks,
            link_preview_options=NO_PREVIEW,
            message_thread_id=topic,
            reply_parameters=answers,
            reply_markup=_keyboard(sheet.buttons),
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


def _keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    keys = [InlineKeyboardButton(button.label, callback_data=button.says) for button in buttons]
    return InlineKeyboardMarkup([keys[at : at + PER_ROW] for at in range(0, len(keys), PER_ROW)])


def _number(message: MessageId) -> int:
    """The message's number within its chat; of a pressed button, that of the message it hangs below."""
    return int(message.split(":")[2])
