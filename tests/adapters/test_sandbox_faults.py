"""What goes wrong in a process comes back as a plain reason, and the next work is done."""

import errno
import logging
import os
import time
from collections.abc import Callable
from functools import partial

import pytest
from lxml import etree

from adapters.sandbox import Allowance, Sandbox, SandboxFailed
from adapters.sandbox.worker import answer, of_its_seconds
from bot.errors import Blocked, BotError, HardToRead, TooHard
from bot.model import Language, WorkFault
from bot.wording import words_in
from styles import TooLittle

WRITTEN = "글의 첫 문장"


class Guarded(Exception):
    """Cannot be pickled, as the errors of lxml cannot."""

    def __init__(self) -> None:
        self.lock = etree.XMLParser()


def finds_the_disk_full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def wants_memory() -> None:
    raise MemoryError


def goes_too_deep() -> None:
    goes_too_deep()


def cannot_be_told() -> None:
    raise Guarded


def answers_what_cannot_be_told() -> Callable[[], int]:
    return lambda: 1


def has_a_bug() -> None:
    raise KeyError(WRITTEN)


def answers_at_length() -> bytes:
    return bytes(40_000_000)


def reads_broken_xml() -> None:
    etree.fromstring(b"<a")


FAULTS: list[tuple[Callable[[], object], WorkFault]] = [
    (finds_the_disk_full, "disk"),
    (wants_memory, "memory"),
    (goes_too_deep, "memory"),
    (answers_at_length, "memory"),
    (cannot_be_told, "broken"),
    (answers_what_cannot_be_told, "broken"),
    (has_a_bug, "broken"),
    (reads_broken_xml, "broken"),
]


@pytest.mark.parametrize(("work", "why"), FAULTS)
def test_whatever_goes_wrong_in_a_process_comes_back_as_a_reason(work: Callable[[], object], why: WorkFault) -> None:
    came = answer(60, work, (), {})
    assert came.fault == why
    assert not came.error


def test_where_it_went_wrong_is_said_without_the_words_of_a_post() -> None:
    frames = answer(60, has_a_bug, (), {}).frames
    assert "has_a_bug" in frames
    assert WRITTEN not in frames


def refuses() -> None:
    raise Blocked("kong.example", "login")


def has_too_little() -> None:
    raise TooLittle


async def test_errors_of_our_own_come_back_as_they_are_and_a_bug_does_not(caplog: pytest.LogCaptureFixture) -> None:
    async with Sandbox(most=1) as sandbox:
        with pytest.raises(Blocked) as refused:
            await sandbox.run(refuses)
        assert refused.value.host == "kong.example"
        with pytest.raises(TooLittle):
            await sandbox.run(has_too_little)
        with caplog.at_level(logging.ERROR), pytest.raises(SandboxFailed) as failed:
            await sandbox.run(has_a_bug)
        assert failed.value.why == "broken"
        assert "has_a_bug failed (broken)" in caplog.text
        assert WRITTEN not in caplog.text


def works(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def works_on_a_page(seconds: float, before: float = 0.0) -> int:
    works(before)
    with of_its_seconds(0.3):
        works(seconds)
    return os.getpid()


async def test_a_page_of_an_archive_may_take_a_part_of_its_seconds_and_what_follows_the_rest() -> None:
    async with Sandbox(seconds=0.8, most=1) as sandbox:
        assert await sandbox.run(works_on_a_page, 0.1, before=0.2) != os.getpid()
        for too_long in (partial(works_on_a_page, 0.6), partial(works_on_a_page, 0.1, before=0.9)):
            with pytest.raises(SandboxFailed) as failed:
                await sandbox.run(too_long)
            assert failed.value.why == "slow"
    assert works_on_a_page(0.4) == os.getpid()  # which was given none, and is not ended


def works_on_pages(pages: int) -> None:
    for _ in range(pages):
        with of_its_seconds(0.3):
            works(0.002)


async def test_many_pages_take_no_more_than_their_archive_may() -> None:
    async with Sandbox(seconds=0.8, most=1) as sandbox:
        with pytest.raises(SandboxFailed) as failed:
            await sandbox.run(works_on_pages, 1500)
        assert failed.value.why == "slow"


async def test_all_that_is_done_with_one_document_shares_one_allowance() -> None:
    allowance = Allowance(0.5)
    async with Sandbox(most=1) as sandbox:
        await sandbox.run_within(allowance, works, 0.3)
        assert 0 < allowance.left < 0.21
        with pytest.raises(SandboxFailed) as failed:
            await sandbox.run_within(allowance, works, 60)
        assert failed.value.why == "slow"
        with pytest.raises(SandboxFailed):
            await sandbox.run_within(allowance, os.getpid)
        assert await sandbox.run(os.getpid)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("why", ["slow", "memory", "disk", "broken"])
def test_every_reason_has_a_sentence_of_its_own(why: WorkFault, language: Language) -> None:
    words = words_in(language)
    faults: list[WorkFault] = ["slow", "memory", "disk", "broken"]
    for error in (HardToRead("https://kong.example/", why), SandboxFailed(why), TooHard(why)):
        said = error.sentence(words)
        assert said.endswith((".", "요."))
        others: list[BotError] = [type(error)(*error.args[:-1], other) for other in faults if other != why]  # type: ignore[call-arg]
        assert said not in [other.sentence(words) for other in others]
