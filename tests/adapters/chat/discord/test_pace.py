"""Discord as a whole tells one process to wait, and all of them do."""

from bot.model import Reply
from bot.ports import Incoming, Replies
from tests.adapters.chat.test_discord_wire import listening, refuses, server
from tests.support.discord_stage import Clock, Ear
from tests.support.processes.one_pace import OnePace
from tests.support.processes.small_discord import ANN, SmallDiscord, message

__all__ = ["server"]


async def test_what_discord_as_a_whole_refuses_one_process_all_of_them_wait_for(server: SmallDiscord) -> None:
    clock, ear = Clock(), Ear()
    shared = OnePace(clock, clock.sleep)
    body = {"message": "slow down", "retry_after": 0.05, "global": True}
    server.misbehaves = [refuses(429, body, **{"Retry-After": "20", "X-RateLimit-Global": "true"})]

    async def answer(incoming: Incoming) -> None:
        async def once() -> Replies:
            yield Reply("네.")

        await incoming.room.show(once(), to=incoming.id)

    ear.then = answer
    async with listening(server, ear, clock, paces=shared):
        await server.tells("MESSAGE_CREATE", message(11, ANN, "/help"))
        await server.landed.wait()
    assert shared.held == [20]
