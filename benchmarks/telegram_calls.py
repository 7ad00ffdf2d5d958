"""What a call to Telegram takes of the processor: over aiohttp, as the bot makes it, and over the library's own httpx.

    python -m benchmarks.telegram_calls [CALLS]      2,000 each, unless a number is given

A server in a process of its own answers as Telegram does; 28 calls are under way at a time. The two take turns.
"""

import asyncio
import json
import sys
import time
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from statistics import median

from aiohttp import web
from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from adapters.chat.telegram.request import TelegramRequest
from bot.loop import run

AT_ONCE, TURNS = 28, 5
TEXT = "쓰는 중이에요 …"
MESSAGE = {"message_id": 7, "date": 1790000000, "chat": {"id": 42, "type": "private"}, "text": TEXT}
ME = {"id": 1, "is_bot": True, "first_name": "maltu", "username": "maltu_bot"}


async def _answer(request: web.Request) -> web.Response:
    await request.read()
    result = ME if request.path.endswith("getMe") else MESSAGE
    return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")


async def _serve(told: Connection) -> None:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", _answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told.send(runner.addresses[0][1])
    await asyncio.Event().wait()


def serve(told: Connection) -> None:
    """Answer until the process ends; the port is told first."""
    run(_serve(told))


async def _calls(request: BaseRequest, url: str, calls: int) -> float:
    """Milliseconds of the processor that each took."""
    async with Bot("1:token", base_url=f"{url}/bot", request=request) as bot:
        left = iter(range(calls))

        async def speak() -> None:
            for _ in left:
                await bot.send_message(42, TEXT)

        began = time.process_time()
        await asyncio.gather(*(speak() for _ in range(AT_ONCE)))
        return 1000 * (time.process_time() - began) / calls


async def _compare(url: str, calls: int) -> None:
    took: dict[str, list[float]] = {"aiohttp": [], "httpx": []}
    for _ in range(TURNS):
        took["aiohttp"].append(await _calls(TelegramRequest(AT_ONCE, 30), url, calls // TURNS))
        took["httpx"].append(await _calls(HTTPXRequest(AT_ONCE), url, calls // TURNS))
    ours = median(took["aiohttp"])
    for name, times in took.items():
        print(f"{name:8} {median(times):5.2f} ms of the processor a call, {median(times) / ours:4.2f} × ours")


def main() -> None:
    mine, its = Pipe()
    get_context("spawn").Process(target=serve, args=(its,), daemon=True).start()
    run(_compare(f"http://127.0.0.1:{mine.recv()}", int(sys.argv[1]) if len(sys.argv) > 1 else 2000))


if __name__ == "__main__":
    main()
