"""Where people talk and what writes for them, each with what it takes; what nobody asks for is not loaded."""

import asyncio
import contextlib
import hashlib
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import ModuleType
from typing import Literal, assert_never

from pydantic import SecretStr

from adapters.blogs.web.fetcher import Fetcher
from adapters.models.deepseek import DeepSeek
from adapters.models.local import Outliner
from adapters.models.senses.eye import VisionServer
from adapters.models.senses.scribe import SpeechServer
from adapters.sandbox import Sandbox
from bot.commands.menu import MENU, menus
from bot.drafts.photos.giving import BETWEEN, PHOTO
from bot.errors import CannotStart, NotReceived
from bot.people.costs.meters import SILENT, Meters
from bot.people.costs.prices import NANO, usual_cost
from bot.ports import Chat, Eye, Incoming, Room, Scribe, Turns, Writer
from bot.settings import Settings
from bot.stores import InboxItem, Store
from bot.wording import Wording, language_of, words_in

Accounts = Callable[[str], Awaitable[Sequence[str]]]  # of a person, first the one they spoke on last
Part = Literal["console", "discord", "telegram"]

A_MONTH = 20  # drafts, as an example
READ_BACK = 50  # rooms with drafts in which is looked for what was said while the bot was away


class NoToken(CannotStart):
    """A part was asked for by name, and there is no token for it."""


def parts_asked(settings: Settings, part: Part | None) -> list[Part]:
    """The part that was asked for, else every part there is a token for, else the terminal."""
    with_token: list[Part] = ["discord"] if settings.discord_token else []
    with_token += ["telegram"] if settings.telegram_token else []
    return [part] if part else with_token or ["console"]


def chat_on(
    settings: Settings,
    part: Part,
    store: Store,
    ask: bool = False,
    meters: Meters = SILENT,
    *,
    turns: Turns | None = None,
) -> Chat:
    """Where people talk; `ask`: also a script is asked something back; `turns` are shared with other processes of the
    bot. Raises NoToken."""
    slowed = partial(meters.slowed, part)
    match part:
        case "discord":
            return _on_discord(settings, store, turns, slowed)
        case "telegram":
            return _on_telegram(settings, store, turns, slowed)
        case "console":
            from adapters.chat.console import Console

            words = words_in(settings.language)
            news = "" if settings.has_model else f"{words.no_model()} {_what_a_key_costs(settings, words)}"
            return Console(settings.data_dir, words, news=news, ask=ask)
        case _:
            assert_never(part)


def _on_discord(settings: Settings, store: Store, turns: Turns | None, slowed: Callable[[], None]) -> Chat:
    token = _require("DISCORD_TOKEN", settings.discord_token)
    missed = partial(store.messages.newest_shown, "discord:", READ_BACK)
    from adapters.chat.discord import Discord, slash_commands

    shards, menu = settings.discord_shards, slash_commands(MENU)
    return Discord(
        token, commands=menu, missed=missed, turns=turns, paces=store.paces, shards=shards, slowed=slowed,
        first_words=partial(first_words, settings),
    )  # fmt: skip


def _on_telegram(settings: Settings, store: Store, turns: Turns | None, slowed: Callable[[], None]) -> Chat:
    token = _require("TELEGRAM_TOKEN", settings.telegram_token)
    _leave_out_httpx()
    from adapters.chat.telegram import Telegram, Webhook

    address, commands, ours = settings.telegram_api_url, menus(settings.language), settings.telegram_webhook_url
    webhook = Webhook(ours, token) if ours else None
    return Telegram(
        token, api_url=address, commands=commands, turns=turns, paces=store.paces, webhook=webhook, slowed=slowed
    )


def first_words(settings: Settings, server: str, locale: str) -> str:
    """What is said where the bot was invited, in the language of its locale; '' where ALLOW leaves the server out."""
    if settings.allow and server not in settings.allow:
        return ""
    words = words_in(language_of(locale) or settings.language)
    return words.greeting(words.first_contact() if settings.has_model else words.first_contact_without_model())


def _what_a_key_costs(settings: Settings, words: Wording) -> str:
    dollars = usual_cost(A_MONTH, settings.deepseek_model) / NANO
    return words.key_costs(A_MONTH, dollars, round(dollars * settings.krw_per_usd / 10) * 10)


def _leave_out_httpx() -> None:
    """The library would load it, 6 MB, for calls that are made otherwise here; all it asks of it is a class."""
    stand_in = ModuleType("telegram.request._httpxrequest")
    stand_in.HTTPXRequest = type("HTTPXRequest", (), {})  # type: ignore[attr-defined]
    sys.modules.setdefault(stand_in.__name__, stand_in)


def _require(name: str, token: SecretStr | None) -> str:
    if not token:
        raise NoToken(f"{name} is not set: put it into .env, as .env.example shows.")
    return plain(token)


def plain(token: SecretStr | None) -> str:
    """A secret as it is sent; empty where there is none."""
    return token.get_secret_value() if token else ""


@contextlib.asynccontextmanager
async def writer(settings: Settings) -> AsyncIterator[Writer]:
    """The model there is a key or a server for, else one that writes outlines."""
    if not settings.has_model:
        yield Outliner()
        return
    key = plain(settings.deepseek_api_key)
    secret = hashlib.sha256(b"maltu names people for its provider" + key.encode()).digest()
    async with DeepSeek(
        key, base_url=settings.deepseek_base_url, model=settings.deepseek_model, secret=secret
    ) as model:
        yield model


@contextlib.asynccontextmanager
async def scribe(settings: Settings) -> AsyncIterator[Scribe | None]:
    """Who turns what people say aloud into text; None where nobody does."""
    if not settings.hears_speech:
        yield None
        return
    key = plain(settings.transcribe_api_key)
    async with SpeechServer(key, base_url=settings.transcribe_base_url, model=settings.transcribe_model) as server:
        yield server


@contextlib.asynccontextmanager
async def eye(settings: Settings) -> AsyncIterator[Eye | None]:
    """Who looks at photos; None where nobody does."""
    if not settings.sees_photos:
        yield None
        return
    key = plain(settings.eye_api_key)
    async with VisionServer(key, base_url=settings.eye_base_url, model=settings.eye_model) as server:
        yield server


@dataclass(frozen=True)
class Outside:
    """What the bot works with beside its chats: the web; processes where what others wrote is taken apart, learned from
    and listened to; and what writes, hears and sees for people."""

    fetcher: Fetcher
    pages: Sandbox
    school: Sandbox
    ear: Sandbox
    model: Writer
    scribe: Scribe | None
    eye: Eye | None

    async def close(self) -> None:
        """End the processes together: each takes its time."""
        await asyncio.gather(*(each.close() for each in (self.pages, self.school, self.ear)))


@contextlib.asynccontextmanager
async def opened(settings: Settings, learners: int) -> AsyncIterator[Outside]:
    """While it is there; so many processes learn side by side, each on a core."""
    async with (
        Fetcher(settings.fetch_allow) as fetcher,
        Sandbox(warm=True) as pages,
        Sandbox(seconds=90, memory=1_500_000_000, most=learners, warm=True, nice=10) as school,
        Sandbox(seconds=30, memory=1_500_000_000, most=1, warm=True, in_line=True) as ear,
        writer(settings) as model,
        scribe(settings) as listener,
        eye(settings) as looker,
    ):
        yield Outside(fetcher, pages, school, ear, model, listener, looker)


class Chats:
    """The platforms that are running here, by their names, as one."""

    def __init__(self, chats: Mapping[str, Chat], accounts: Accounts) -> None:
        self._chats = chats
        self._accounts = accounts
        self.names = tuple(chats)

    async def room(self, id: str) -> Room | None:
        """A room on one of them."""
        for chat in self._chats.values():
            with contextlib.suppress(ValueError):
                return await chat.room(id)
        return None

    async def private(self, person: str) -> Room | None:
        """The chat with a person alone, on the platform they spoke on last, or on another that is running here."""
        for account in await self._accounts(person):
            if room := await self.alone(account):
                return room
        return None

    async def alone(self, account: str) -> Room | None:
        """The chat with one account alone, where its platform is running here."""
        chat = self._chats.get(account.partition(":")[0])
        return await chat.private(account) if chat else None

    async def recall(self, items: Sequence[InboxItem]) -> Incoming | None:
        """What was said, by the chat it was said in, and by whom, whichever account of theirs they said it with.

        Raises LookupError where that chat is not running here."""
        incoming = await self._chats[items[0].id.partition(":")[0]].recall(items)
        return replace(incoming, sender=items[0].person) if incoming else None

    async def fetch(self, ref: str) -> bytes:
        """A photo that was sent, by its reference among materials. Raises NotReceived where it is gone, or where its
        platform is not running here."""
        message, _, sent = ref.partition(BETWEEN)
        chat = self._chats.get(message.partition(":")[0])
        if chat is None:
            raise NotReceived(PHOTO)
        return await chat.fetch(sent)

    async def forget(self, person: str) -> int:
        """How many files were deleted that they had written for somebody."""
        return sum([await chat.forget(person) for chat in self._chats.values()])
