"""Processes that read and learn: they end when they are idle, and share one analyser."""

import asyncio
import multiprocessing
import os
import sys
import time
from pathlib import Path

import pytest

from adapters.sandbox import Sandbox, SandboxFailed
from bot.settings import withhold_secrets
from styles.reading.sentences import kiwi, sentences

needs_forks = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="processes are not forked here"
)


TOKEN = "MTE4-not-for-readers"


def killed() -> None:
    os._exit(1)


def takes(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def analyser_is_loaded() -> bool:
    return kiwi.cache_info().currsize == 1


def endings(text: str) -> list[str]:
    return [sentence.form for [*found] in sentences([text], "ko") for sentence in found]


async def test_work_is_done_in_another_process_and_the_next_in_the_same() -> None:
    async with Sandbox(most=1) as sandbox:
        first = await sandbox.run(os.getpid)
        assert first != os.getpid()
        assert await sandbox.run(os.getpid) == first


async def test_processes_that_are_idle_end_and_others_take_their_place() -> None:
    async with Sandbox(most=1, idle=0) as sandbox:
        first = await sandbox.run(os.getpid)
        await asyncio.sleep(0.01)
        assert await sandbox.run(os.getpid) != first


async def test_processes_at_work_are_not_idle() -> None:
    async with Sandbox(most=2, idle=0) as sandbox:
        long = asyncio.ensure_future(sandbox.run(time.sleep, 1))
        for _ in range(3):
            await sandbox.run(os.getpid)
        await long


async def test_what_kills_its_process_fails_and_the_next_work_is_done() -> None:
    async with Sandbox(most=1) as sandbox:
        with pytest.raises(SandboxFailed):
            await sandbox.run(killed)
        assert await sandbox.run(os.getpid)


@pytest.mark.skipif(sys.platform != "linux", reason="the system keeps no such limit")
async def test_memory_is_counted_on_top_of_what_a_process_is_born_with() -> None:
    async with Sandbox(memory=300_000_000, most=1) as sandbox:
        assert await sandbox.run(takes, 100)
        with pytest.raises(SandboxFailed):
            await sandbox.run(takes, 600)


def environments() -> list[str]:
    """Those this process and the one that forked it were started with, and what stands in this one's now."""
    return [*(Path(f"/proc/{pid}/environ").read_text() for pid in (os.getpid(), os.getppid())), str(os.environ)]


def in_warm_processes() -> None:
    os.environ |= {"DISCORD_TOKEN": TOKEN, "deepseek_api_key": TOKEN, "DATABASE_URL": f"postgresql://a:{TOKEN}@b/c"}
    withhold_secrets()

    async def look() -> None:
        async with Sandbox(most=1, memory=300_000_000, warm=True) as sandbox:
            assert await sandbox.run(analyser_is_loaded)
            if sys.platform == "linux":
                [mine, servers, now] = await sandbox.run(environments)
                assert "PATH=" in mine
                assert TOKEN not in mine + servers + now
            assert await sandbox.run(endings, "오늘은 비가 왔어요. 내일은 맑겠습니다.") == ["-어요", "-습니다"]

    asyncio.run(look())


@needs_forks
def test_the_analyser_is_there_from_the_birth_of_a_process_and_no_token_is() -> None:
    # a fork server of its own: the one of these tests has been started by whoever came first
    mine = multiprocessing.get_context("spawn").Process(target=in_warm_processes)
    mine.start()
    mine.join()
    assert mine.exitcode == 0


async def test_where_nothing_is_forked_the_analyser_is_loaded_when_it_is_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    async with Sandbox(seconds=110, memory=4_000_000_000, most=1, warm=True) as sandbox:
        assert not await sandbox.run(analyser_is_loaded)
        assert await sandbox.run(endings, "오늘은 비가 왔어요.") == ["-어요"]


def test_no_analyser_has_threads_that_a_fork_would_be_without() -> None:
    kiwi().split_into_sents("오늘은 비가 왔어요.")
    assert kiwi().num_workers <= 1
