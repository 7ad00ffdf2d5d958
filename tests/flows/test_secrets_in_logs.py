"""At DEBUG, and however things fail, no token and no text gets into the log, a repr or a traceback."""

import asyncio

import pytest

from adapters.chat.discord import TokenRefused
from adapters.chat.discord import check as check_discord
from adapters.chat.telegram import NoTelegram
from adapters.chat.telegram import check as check_telegram
from adapters.models.deepseek import DeepSeek
from adapters.models.server_status import look_at
from bot.dialogue.one_at_a_time import error_text
from bot.drafts.model_errors import ModelError
from bot.model import Button, File, Reply
from bot.ports import Incoming, Replies
from bot.wording import words_in
from styles import Prompt, learn
from tests.adapters.chat.test_discord_wire import hangs_up, listening, refuses, server
from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.guest import Hours
from tests.support.bot_api.guest import listening as on_telegram
from tests.support.discord_stage import Clock, Ear
from tests.support.log_spy import LogSpy, log_spy
from tests.support.model_server import model_server
from tests.support.posts import CHATTY
from tests.support.processes.small_discord import ANN, SmallDiscord, command, message

__all__ = ["bot_api", "server"]

TEXT = "카나리아가 우는 제주의 아침"  # what somebody writes, and what is written for them
DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"
KEY = "sk-0123456789abcdef0123456789abcdef"


async def answer() -> Replies:
    yield Reply(f"{TEXT} 1")
    yield Reply(f"{TEXT} 2", file=File(f"{TEXT}.md", TEXT.encode()), buttons=(Button("짧게", TEXT),))


async def test_discord(server: SmallDiscord) -> None:
    server.token = DISCORD
    with log_spy() as spy:
        await _talks_on_discord(server, spy)
        server.ready.clear()
        with pytest.raises(TokenRefused) as refused:
            await check_discord(f"{DISCORD}2")
        spy.note(refused.value)
    assert spy.lines
    assert spy.found(TEXT, DISCORD, "interaction-token") == []


async def _talks_on_discord(server: SmallDiscord, spy: LogSpy) -> None:
    ear, clock, replies = Ear(), Clock(), [answer, answer, answer, answer]
    heard = asyncio.Semaphore(0)

    async def answers(incoming: Incoming) -> None:
        try:
            if replies and incoming.text != "stop":
                await incoming.room.show(replies.pop()(), to=incoming.id)
        except Exception as error:  # as the core deals with it
            spy.note(error_text(error, words_in("ko"), incoming))
        heard.release()

    ear.then = answers
    refusal = {"message": TEXT, "code": 50035, "errors": {"content": {"_errors": [{"code": "X", "message": TEXT}]}}}
    server.misbehaves = [refuses(500, {"message": TEXT}), hangs_up, refuses(400, refusal), refuses(403, refusal)]
    async with listening(server, ear, clock) as desk:
        desk.away = 1
        for number in range(11, 15):
            await server.tells("MESSAGE_CREATE", message(number, ANN, TEXT))
            await heard.acquire()
        await server.tells("INTERACTION_CREATE", _command_with_text(20))
        await heard.acquire()
        server.ready.clear()
        await server.sessions[-1].close(code=4000)
        await server.ready.wait()
        await server.tells("MESSAGE_CREATE", message(30, ANN, "stop"))
        while not ear.texts or ear.texts[-1] != "stop":
            await heard.acquire()
        spy.note(desk.chat, desk.chat.client, desk.chat.client.http)  # type: ignore[attr-defined]


def _command_with_text(number: int) -> dict[str, object]:
    given = {"id": "3", "name": "help", "type": 1, "options": [{"name": "topic", "type": 3, "value": TEXT}]}
    return command(number) | {"data": given, "token": "interaction-token"}


async def test_telegram(bot_api: BotApi) -> None:
    with log_spy() as spy:
        await _talks_on_telegram(bot_api, spy)
        for token, url in (("1:wrong", bot_api.url), (bot_api.token, "http://127.0.0.1:9")):
            with pytest.raises(NoTelegram) as refused:
                await check_telegram(token, url)
            spy.note(refused.value)
    assert spy.lines
    assert spy.found(TEXT, bot_api.token, bot_api.token.partition(":")[2]) == []


async def _talks_on_telegram(bot_api: BotApi, spy: LogSpy) -> None:
    async with on_telegram(bot_api, Hours()) as guest:
        guest.answers += [answer, answer, answer]
        bot_api.hold_next(1)
        bot_api.says("ann", TEXT)
        await guest.showed(1)
        bot_api.hang_up_next()
        bot_api.refuse_next(400, f"Bad Request: {TEXT}", methods=("sendDocument",))
        bot_api.says("ann", TEXT)
        await guest.showed(2)
        guest.failures = [OSError(f"{TEXT} was not kept")]
        bot_api.happens(message={"message_id": 7, "date": 1_764_000_000, "chat": {"id": TEXT}, "text": TEXT})
        bot_api.swallow_next()
        bot_api.says("ann", f"/write {TEXT}")
        await guest.showed(3)
        spy.note(guest.chat)


@pytest.mark.parametrize("level", ["", "debug"])
async def test_the_model(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_LOG", level)
    asked = Prompt(learn(CHATTY), TEXT, TEXT, person="telegram:42")
    async with model_server(balance="4.20", key=KEY) as there:
        there.says(TEXT, " 끝")
        there.errs_after(message=TEXT)
        there.errs_after(message=TEXT)
        there.refuses(400, f"maximum context length is 4 {TEXT}")
        there.refuses(422, TEXT)
        there.refuses(400, "Content Exists Risk")
        there.nonsense(f"data: {TEXT}\n\n".encode())
        there.nonsense(f"data: {TEXT}\n\n".encode())
        there.cuts_after(TEXT)
        with log_spy() as spy:
            for key in (KEY, f"{KEY}2", f"{KEY}\n{TEXT}"):
                await _writes(
                    DeepSeek(key, base_url=there.url, model="deepseek-flash", secret=b"x", own=True), asked, spy
                )
    assert spy.lines
    assert spy.found(TEXT, KEY) == []


async def _writes(writer: DeepSeek, asked: Prompt, spy: LogSpy) -> None:
    async with writer:
        for _ in range(8):
            try:
                [piece async for piece in writer.write(asked)]
            except ModelError as error:
                spy.note(error)
        try:
            spy.note(await look_at(writer))
        except ModelError as error:
            spy.note(error)
        spy.note(writer)
