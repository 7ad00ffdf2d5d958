"""What Telegram delivers to the bot's own address is kept before it is confirmed, and comes again where it was not."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession

from adapters.chat.telegram import NoTelegram, Telegram
from adapters.chat.telegram.webhook import AGAIN, SECRET_HEADER, Webhook
from adapters.server.serving import LARGEST, ServedPages, served
from bot.model import Button, Reply
from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.guest import Guest, Hours, always, listening
from tests.support.log_spy import log_spy

__all__ = ["bot_api"]

URL = "https://bot.example/telegram/hook"


class Day(Hours):
    """Time in which Telegram is told again where to deliver whenever a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.again = asyncio.Semaphore(0)

    async def sleep(self, seconds: float) -> None:
        if seconds == AGAIN:
            await self.again.acquire()
        await super().sleep(seconds)


class Late(Day):
    """Time in which a text is complete only once it is said that all of it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.all_there = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        if 0.5 < seconds < 2:
            await self.all_there.wait()
        await super().sleep(seconds)


async def nothing() -> Sequence[str]:
    return ()


async def no_figures() -> tuple[bytes, str]:
    return b"", "text/plain"


@asynccontextmanager
async def delivered_to(api: BotApi, hours: Hours | None = None) -> AsyncIterator[tuple[Guest, int]]:
    """A process of the bot that is delivered to, and its port."""
    webhook = Webhook(URL, api.token)
    pages = ServedPages(nothing, no_figures, (webhook,))
    async with served("127.0.0.1", 0, pages) as port, listening(api, hours or Day(), webhook=webhook) as guest:
        await api.until(lambda: api.webhook)
        yield guest, port


async def posted(port: int, body: bytes, secret: str) -> int:
    async with ClientSession() as session:
        headers = {SECRET_HEADER: secret}
        async with session.post(f"http://127.0.0.1:{port}/telegram/hook", data=body, headers=headers) as answer:
            return answer.status


async def test_telegram_is_told_where_and_what_to_deliver_and_is_never_asked(bot_api: BotApi) -> None:
    async with delivered_to(bot_api) as (guest, port):
        bot_api.says("ann", "안녕")
        bot_api.says("ben", "반가워")
        assert await bot_api.delivers(port) == [200, 200]
        heard = await guest.hears(2)
        assert guest.chat.connected()
    assert sorted(one.text for one in heard) == ["반가워", "안녕"]
    assert [item.id for item in guest.desk.items] == ["telegram:123456:1001", "telegram:123456:1002"]
    assert (bot_api.polls, bot_api.updates) == (0, [])
    assert bot_api.webhook
    assert bot_api.webhook["url"] == URL
    assert bot_api.webhook["allowed_updates"] == ["message", "edited_message", "callback_query"]
    assert bot_api.webhook["max_connections"] == 40
    assert bot_api.token.partition(":")[2] not in bot_api.webhook["secret_token"]
    assert not guest.chat.connected()


async def test_what_is_delivered_twice_is_heard_once(bot_api: BotApi) -> None:
    async with delivered_to(bot_api) as (guest, port):
        bot_api.says("ann", "안녕")
        again = list(bot_api.updates)
        await bot_api.delivers(port)
        bot_api.updates += again
        assert await bot_api.delivers(port) == [200]
        await guest.hears(1)
        await guest.desk.idle()
    assert [one.text for one in guest.heard] == ["안녕"]


async def test_what_could_not_be_kept_comes_again_and_what_was_said_after_it_waits(bot_api: BotApi) -> None:
    async with delivered_to(bot_api) as (guest, port):
        guest.failures += [OSError("비밀"), OSError("비밀")]
        bot_api.says("ann", "하나")
        bot_api.says("ann", "둘")
        assert await bot_api.delivers(port) == [503]
        assert await bot_api.delivers(port) == [503]
        assert await bot_api.delivers(port) == [200, 200]
        heard = await guest.hears(2)
    assert guest.batches[0] == guest.batches[1] == guest.batches[2]
    assert sorted(one.text for one in heard) == ["둘", "하나"]


async def test_the_second_part_of_a_paste_that_could_not_be_kept_is_joined_when_it_comes_again(bot_api: BotApi) -> None:
    long, late = "가" * 4096, Late()
    async with delivered_to(bot_api, late) as (guest, port):
        bot_api.says("ann", long)
        await bot_api.delivers(port)
        guest.failures.append(OSError("비밀"))
        bot_api.says("ann", "나")
        assert await bot_api.delivers(port) == [503]
        assert await bot_api.delivers(port) == [200]
        late.all_there.set()
        [heard] = await guest.hears(1)
    assert heard.text == f"{long}나"
    assert bot_api.updates == []


async def test_whoever_does_not_know_the_secret_is_refused(bot_api: BotApi) -> None:
    async with delivered_to(bot_api) as (guest, port):
        bot_api.says("ann", "안녕")
        for guess in ("wrong", "비밀", bot_api.token):
            assert await posted(port, b"{}", guess.encode().decode("latin-1")) == 403
        assert await bot_api.delivers(port, secret="x" * 64) == [403]
    assert (guest.batches, len(bot_api.updates)) == ([], 1)


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"no JSON", 400), (b"[" * 200_000, 400), (b"[]", 400), (b'{"update_id": "7"}', 400), (b"\xff", 400),
     (b"{" + b" " * LARGEST + b"}", 413),
     (b'{"update_id": 7}', 200), (b'{"update_id": 7, "message": {"message_id": "x", "text": 3}}', 200)],
)  # fmt: skip
async def test_what_is_no_update_is_refused_and_one_that_cannot_be_read_is_confirmed(
    bot_api: BotApi, body: bytes, status: int
) -> None:
    async with delivered_to(bot_api) as (guest, port):
        assert bot_api.webhook
        assert await posted(port, body, bot_api.webhook["secret_token"]) == status
        bot_api.says("ann", "안녕")
        assert await bot_api.delivers(port) == [200]
        await guest.hears(1)


async def test_what_is_delivered_before_anybody_listens_is_to_come_again(bot_api: BotApi) -> None:
    webhook = Webhook(URL, bot_api.token)
    async with served("127.0.0.1", 0, ServedPages(nothing, no_figures, (webhook,))) as port:
        assert await posted(port, b'{"update_id": 7}', webhook.secret) == 503


async def test_a_pressed_button_is_answered(bot_api: BotApi) -> None:
    async with delivered_to(bot_api) as (guest, port):
        guest.answers.append(always(Reply("초안", buttons=(Button("짧게", "더 짧게"),))))
        bot_api.says("ann", "/write 제주")
        await bot_api.delivers(port)
        await guest.showed(1)
        bot_api.presses(bot_api.chat("ann").messages[0], "짧게")
        await bot_api.delivers(port)
        await bot_api.until(lambda: bot_api.answered == ["press1"])


async def test_without_the_webhook_the_next_start_asks_again_and_hears_what_was_not_delivered(bot_api: BotApi) -> None:
    async with delivered_to(bot_api) as (_, _):
        bot_api.says("ann", "안녕")
    async with listening(bot_api) as guest:
        [heard] = await guest.hears(1)
        assert guest.chat.connected()
    assert heard.text == "안녕"
    assert bot_api.webhook is None
    assert not any(call.get("drop_pending_updates") for call in bot_api.called("deleteWebhook"))


async def test_an_address_that_telegram_does_not_take_ends_listening_with_a_plain_sentence(bot_api: BotApi) -> None:
    bot_api.refuse_next(400, "Bad Request: bad webhook: IP address 127.0.0.1 is reserved", methods=("setWebhook",))
    chat = Telegram(bot_api.token, api_url=bot_api.url, commands={}, webhook=Webhook(URL, bot_api.token))
    with pytest.raises(ExceptionGroup) as raised:
        await chat.listen(forget)
    [error] = raised.value.exceptions
    assert isinstance(error, NoTelegram)
    assert re.match(r"Telegram does not take TELEGRAM_WEBHOOK_URL: .*reserved", str(error))


async def test_a_start_elsewhere_that_asks_ends_delivery_for_some_minutes_only(
    bot_api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    day = Day()
    async with delivered_to(bot_api, day) as (guest, port):
        bot_api.webhook = None  # as deleteWebhook leaves it
        bot_api.refuse_next(400, "Bad Request: bad webhook: Failed to resolve host", methods=("setWebhook",))
        day.again.release()
        await bot_api.until(lambda: "TELEGRAM_WEBHOOK_URL any more: Bad webhook: failed to resolve" in caplog.text)
        day.again.release()
        await bot_api.until(lambda: bot_api.webhook)
        bot_api.says("ann", "안녕")
        assert await bot_api.delivers(port) == [200]
        await guest.hears(1)


async def test_a_call_that_is_answered_with_429_is_counted(bot_api: BotApi) -> None:
    hours, slowed = Hours(), []
    chat = Telegram(bot_api.token, api_url=bot_api.url, commands={}, sleep=hours.sleep, slowed=lambda: slowed.append(1))
    bot_api.hold_next(1, methods=("deleteWebhook",))
    listens = asyncio.create_task(chat.listen(forget))
    await bot_api.until(lambda: bot_api.polls)
    listens.cancel()
    await asyncio.wait([listens])
    assert slowed == [1]


async def test_neither_the_secret_nor_the_token_nor_what_people_say_gets_into_the_log(bot_api: BotApi) -> None:
    with log_spy() as spy:
        async with delivered_to(bot_api) as (guest, port):
            assert bot_api.webhook
            secret = bot_api.webhook["secret_token"]
            guest.failures.append(OSError("카나리아"))
            bot_api.says("ann", "카나리아")
            assert await bot_api.delivers(port) == [503]
            assert await posted(port, "카나리아".encode(), secret) == 400
            assert await posted(port, "카나리아".encode(), "x") == 403
            assert await posted(port, '{"update_id": 7, "message": {"text": "카나리아"}}'.encode(), secret) == 200
            assert await bot_api.delivers(port) == [200]
            await guest.hears(1)
            spy.note(guest.chat.hook())
    assert spy.lines
    assert spy.found("카나리아", secret, bot_api.token, bot_api.token.partition(":")[2]) == []


async def forget(_: object) -> None:
    return None
