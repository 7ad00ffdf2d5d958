"""Writing with DeepSeek: the real client against a server that does everything DeepSeek has been seen to do."""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai import Timeout

from adapters.models import deepseek, server_events
from adapters.models.deepseek import DeepSeek
from adapters.models.spoken import Spoken
from bot.drafts.model_errors import (
    BrokeOff,
    Busy,
    ModelError,
    NoBalance,
    NotUnderstood,
    PromptTooLong,
    Refused,
    TooLong,
    Unanswered,
    WrongKey,
)
from bot.ports import AskedAgain, Usage
from styles import Message, Profile, Prompt, StyleCard, Turn
from styles.model import Range
from styles.reading.tokens import prompt_tokens
from tests.support.model_server import ModelServer, model_server
from tests.support.shortcuts.leap import Leap, settled

SECRET = b"a secret of our own"

middling = Range(10, 20, 30)
plain = Profile(
    (), (), middling, 20.0, 5.0, middling, middling, 0.5, 0.0, (), (), (), (), (), (), ()
)  # fmt: skip
card = StyleCard("ko", 12, 9000, plain, ())
jeju = Prompt(card, "제주 3일 여행", "성산일출봉은 새벽 5시에 올랐다", person="telegram:42")
shorter = replace(jeju, turns=(Turn("바람이 많이 불던 제주였어요.", "더 짧게"),))


class Waits:
    """A sleep that takes no time and remembers how long it was asked to take."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def writer_at(
    server: ModelServer,
    model: str = "deepseek-flash",
    key: str = "sk-test",
    deadline: float = 20,
    waits: Waits | None = None,
    tick: Callable[[float], Awaitable[None]] | None = None,
) -> DeepSeek:
    return DeepSeek(
        key, base_url=server.url, model=model, secret=SECRET, deadline=deadline,
        sleep=waits or Waits(), tick=tick or Waits(), own=server.key is not None,
    )  # fmt: skip


class Told:
    """What a person saw: the text, and the error it ended with."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.bills: list[Usage | AskedAgain] = []
        self.error: ModelError | None = None
        self.waited: list[float] = []
        self.begun = asyncio.Event()

    @property
    def text(self) -> str:
        return "".join(self.pieces)


async def texts(writer: DeepSeek, prompt: Prompt) -> AsyncGenerator[str, None]:
    async with aclosing(writer.write(prompt)) as pieces:
        async for piece in pieces:
            if isinstance(piece, str):
                yield piece


async def tell(
    server: ModelServer,
    prompt: Prompt = jeju,
    model: str = "deepseek-flash",
    key: str = "sk-test",
    deadline: float = 20,
    told: Told | None = None,
) -> Told:
    told, waits = told or Told(), Waits()
    async with writer_at(server, model, key, deadline, waits) as writer:
        try:
            async for piece in writer.write(prompt):
                if isinstance(piece, str):
                    told.pieces.append(piece)
                    told.begun.set()
                else:
                    told.bills.append(piece)
        except ModelError as error:
            told.error = error
    told.waited = waits.seconds
    return told


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with model_server(balance="4.20") as server:
        yield server
        assert server.all_said, "an answer was scripted that nobody asked for"


# What a good day looks like


async def test_a_text_comes_piece_by_piece(server: ModelServer) -> None:
    server.answers().pieces("첫 조각").waits().pieces(" 둘째").waits().pieces(" 셋째").stops()
    heard = []
    async with writer_at(server) as writer:
        async for piece in texts(writer, jeju):
            heard.append(piece)
            server.goes_on()
    assert heard == ["첫 조각", " 둘째", " 셋째"]


class Ticks:
    """A sleep that lasts until somebody lets it pass."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.began = asyncio.Event()
        self._passes = asyncio.Semaphore(0)

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self.began.set()
        await self._passes.acquire()

    def passes(self, times: int = 1) -> None:
        for _ in range(times):
            self._passes.release()


async def test_the_first_words_wait_for_nothing_and_the_next_come_together(server: ModelServer) -> None:
    words = [f" {number}번째" for number in range(150)]
    server.answers().keeps_alive(2).pieces("첫").waits().pieces(*words).waits().stops()
    ticks = Ticks()
    async with asyncio.timeout(60), writer_at(server, tick=ticks) as writer, aclosing(texts(writer, jeju)) as text:
        assert await anext(text) == "첫"
        assert ticks.seconds == []
        server.goes_on()
        coming = asyncio.ensure_future(anext(text))
        await ticks.began.wait()
        await asyncio.sleep(0.1)  # all are sent now, and none shown
        assert not coming.done()
        ticks.passes(99)
        server.goes_on()
        batches = [await coming, *[piece async for piece in text]]
    assert "".join(batches) == "".join(words)
    assert len(batches) <= 4
    assert set(ticks.seconds) == {deepseek.TICK}


async def test_a_listener_who_is_elsewhere_is_not_read_for(server: ModelServer) -> None:
    """What comes waits at the socket, and the server with it."""
    answer = server.answers().pieces("첫").waits()
    for _ in range(400):
        answer.chunk({"content": "가" * 10_000})  # 12 MB, which no socket holds
    answer.waits().stops()
    async with asyncio.timeout(60), writer_at(server) as writer, aclosing(texts(writer, jeju)) as text:
        assert await anext(text) == "첫"
        server.goes_on()
        await asyncio.sleep(0.5)
        assert not server.waits_to_go_on
        server.goes_on()
        assert sum([len(piece) async for piece in text]) == 4_000_000


async def test_a_connection_serves_the_next_answer_too(server: ModelServer) -> None:
    async with writer_at(server) as writer:
        for _ in range(3):
            server.says("글")
            assert [piece async for piece in texts(writer, jeju)] == ["글"]
    assert len(server.connections) == 1


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
async def test_any_line_end_will_do(server: ModelServer, end: bytes) -> None:
    server.answers().pieces("하나", "둘").stops().ends_lines_with(end).splits_bytes()
    assert (await tell(server)).text == "하나둘"


async def test_an_answer_may_begin_with_a_mark_and_end_without_a_line_end(server: ModelServer) -> None:
    last = b'data:{"choices": [{"delta": {"content": "b"}, "finish_reason":"stop"}]}'
    server.answers().raw(b'\xef\xbb\xbfdata:{"choices": [{"delta":\ndata: {"content": "a"}}]}\n\n').raw(last)
    told = await tell(server)
    assert (told.text, told.error) == ("ab", None)


async def test_a_very_long_line_is_a_line(server: ModelServer) -> None:
    server.says("가" * 350_000)
    assert len((await tell(server)).text) == 350_000


async def test_a_line_that_never_ends_is_no_answer(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_events, "LONGEST_LINE", 100_000)
    for _ in range(2):
        server.nonsense(b"data: " + b"a" * 60_000, b"a" * 60_000).goes_silent()
    assert type((await tell(server)).error) is Unanswered


async def test_characters_and_events_may_arrive_in_halves(server: ModelServer) -> None:
    server.says("바람이 불었어요 ", "👨‍👩‍👧 ㅋㅋ").splits_bytes()
    assert (await tell(server)).text == "바람이 불었어요 👨‍👩‍👧 ㅋㅋ"


async def test_waiting_in_the_queue_is_not_silence(server: ModelServer) -> None:
    server.keeps_alive(6).says("드디어")
    assert (await tell(server)).text == "드디어"


async def test_the_request_is_what_deepseek_wants(server: ModelServer) -> None:
    server.says("글")
    await tell(server)
    said = server.requests[-1].json
    assert said.pop("messages") == [{"role": role, "content": content} for role, content in jeju.messages]
    user = hmac.new(SECRET, b"telegram:42", hashlib.sha256).hexdigest()
    assert said == {
        "model": "deepseek-flash",
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 8192,
        "temperature": 0.9,
        "thinking": {"type": "disabled"},
        "user_id": user,
    }


async def test_what_is_meant_for_openai_is_not_sent_elsewhere(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "meant-for-openai")
    server.says("글")
    await tell(server)
    assert "meant-for-openai" not in str(server.requests[0].headers)


async def test_nobody_is_named_to_the_provider(server: ModelServer) -> None:
    server.says("글")
    server.says("글")
    await tell(server)
    await tell(server, replace(jeju, person=""))
    assert "telegram:42" not in json.dumps(server.requests[0].json)
    assert "user_id" not in server.requests[1].json


async def test_a_refinement_grows_from_the_draft_and_is_cooler(
    server: ModelServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.says("바람이 많이 불던 제주였어요.")
    server.says("바람 부는 제주.")
    await tell(server)
    await tell(server, shorter)
    assert server.requests[1].grows_from(server.requests[0])
    assert server.requests[1].json["temperature"] == 0.65
    cached = prompt_tokens(jeju.messages) // 64 * 64
    assert cached > 0
    assert f"{cached} of them cached" in caplog.text


async def test_the_bill_is_written_down_without_a_word_of_the_text(
    server: ModelServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.says("비밀 이야기").bills_apart()
    await tell(server)
    assert f"deepseek-flash ('fp_1017_test') read {prompt_tokens(jeju.messages)} tokens" in caplog.text
    assert "changed" not in caplog.text


@pytest.mark.parametrize(("off", "warned"), [(30, False), (500, True), (-500, True)])
async def test_a_changed_tokenizer_is_noticed(
    server: ModelServer, caplog: pytest.LogCaptureFixture, off: int, warned: bool
) -> None:
    server.says("글").bills(prompt_tokens=prompt_tokens(jeju.messages) + off)
    await tell(server)
    assert ("has its tokenizer changed?" in caplog.text) == warned


async def test_one_prompt_of_twenty_is_counted(server: ModelServer, caplog: pytest.LogCaptureFixture) -> None:
    async with writer_at(server) as writer:
        for _ in range(21):
            server.says("글").bills(prompt_tokens=99_999)
            assert [piece async for piece in texts(writer, jeju)] == ["글"]
    assert caplog.text.count("has its tokenizer changed?") == 2


async def test_what_the_server_counted_comes_after_the_text(server: ModelServer) -> None:
    server.says("글").bills(prompt_tokens=5_000, prompt_cache_hit_tokens=4_096, completion_tokens=70)
    assert (await tell(server)).bills == [Usage(4_096, 904, 70)]


async def test_a_server_may_not_count_at_all_nor_beyond_reason(server: ModelServer) -> None:
    server.says("글").bills(prompt_tokens=0)
    server.says("글").bills(prompt_tokens=10**30, prompt_cache_hit_tokens=10**40, completion_tokens=1)
    assert [(await tell(server)).bills for _ in range(2)] == [[], [Usage(100_000_000, 0, 1)]]


async def test_each_further_try_is_announced_and_a_busy_server_took_nothing_for_the_one_before(
    server: ModelServer,
) -> None:
    server.busy(status=503)
    server.cuts_after()
    server.says("글").bills(prompt_tokens=100, prompt_cache_hit_tokens=0, completion_tokens=7)
    assert (await tell(server)).bills == [Usage(), AskedAgain(), AskedAgain(), Usage(0, 100, 7)]


async def test_a_bill_without_numbers_spoils_no_text(server: ModelServer) -> None:
    server.says("글").bills(prompt_tokens="many", completion_tokens=None, prompt_cache_hit_tokens=[])
    told = await tell(server)
    assert (told.text, told.error) == ("글", None)


async def test_nothing_private_is_logged_even_at_debug(server: ModelServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("openai", "httpx2", "httpcore2", "adapters.models.deepseek"):
        caplog.set_level(logging.DEBUG, logger=name)
    server.busy(retry_after=1)
    server.cuts_after()
    server.says("비밀 이야기")
    server.risk()
    await tell(server)
    await tell(server)
    await tell(server, key="sk-wrong")
    logged = caplog.text + "".join(f"{record.__dict__}" for record in caplog.records)
    assert len(caplog.records) > 10
    for private in ("sk-test", "sk-wrong", "제주", "성산", "비밀", "telegram:42", "\\uc81c\\uc8fc", SECRET.decode()):
        assert private not in logged


async def test_an_error_carries_neither_key_nor_text(server: ModelServer) -> None:
    server.refuses(422, "messages[1].content: 제주 3일 여행 is not valid")
    told = await tell(server)
    assert told.error is not None
    assert told.error.__cause__ is None
    assert told.error.__suppress_context__
    assert "제주" not in str(told.error)


# What goes wrong, before a word was shown and after


@pytest.mark.parametrize(
    ("status", "message", "error"),
    [
        (401, "Authentication Fails", WrongKey),
        (403, "Forbidden", WrongKey),
        (402, "Insufficient Balance", NoBalance),
        (400, "Content Exists Risk", Refused),
        (400, "This model's maximum context length is 1048576 tokens", PromptTooLong),
        (500, "the request exceeds the available context size. try increasing it", PromptTooLong),
        (404, "Not found", NotUnderstood),
        (413, "Too large", NotUnderstood),
        (422, "Invalid parameters", NotUnderstood),
    ],
)
async def test_a_refusal_is_said_at_once_and_not_asked_for_again(
    server: ModelServer, status: int, message: str, error: type[ModelError]
) -> None:
    server.refuses(status, message)
    told = await tell(server)
    assert type(told.error) is error
    assert told.text == ""
    assert len(server.requests) == 1


async def test_the_person_reads_which_host_refused(server: ModelServer) -> None:
    server.risk()
    told = await tell(server)
    host = server.url.removeprefix("http://")
    assert host in str(told.error)


async def test_a_wrong_key_is_told(server: ModelServer) -> None:
    assert type((await tell(server, key="sk-other")).error) is WrongKey


@pytest.mark.parametrize("key", ["열쇠", "sk-“curly”"])
async def test_a_key_that_fits_no_header_is_a_wrong_key(server: ModelServer, key: str) -> None:
    assert type((await tell(server, key=key)).error) is WrongKey


async def test_a_key_with_a_line_end_from_a_file_works(server: ModelServer) -> None:
    server.says("글")
    assert (await tell(server, key="sk-test\n")).text == "글"


async def test_an_unknown_model_is_told_as_a_setting(server: ModelServer) -> None:
    assert type((await tell(server, model="deepseek-chat")).error) is NotUnderstood


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
async def test_a_busy_server_is_asked_three_times(server: ModelServer, status: int) -> None:
    server.busy(times=2, status=status)
    server.says("이제 됐어요")
    told = await tell(server)
    assert (told.text, told.error) == ("이제 됐어요", None)
    assert len(told.waited) == 2
    assert 1 <= told.waited[0] <= 1.25 < 2 <= told.waited[1] <= 2.5


async def test_a_server_that_stays_busy_is_said_to_be_busy(server: ModelServer) -> None:
    server.busy(times=3)
    told = await tell(server)
    assert type(told.error) is Busy
    assert len(server.requests) == 3


async def test_the_pause_a_server_asks_for_is_kept(server: ModelServer) -> None:
    server.busy(retry_after=7)
    server.says("글")
    told = await tell(server)
    assert (told.text, told.waited) == ("글", [7.0])


@pytest.mark.parametrize("asked", ["0.25", "0"])
async def test_a_short_pause_is_kept_too(server: ModelServer, asked: str) -> None:
    server.busy(retry_after=asked)
    server.says("글")
    assert (await tell(server)).waited == [float(asked)]


@pytest.mark.parametrize("asked", ["nan", "inf", "-3", "Wed, 25 Nov 2026 07:28:00 GMT", "soon", "9" * 400])
async def test_a_pause_that_is_no_number_is_replaced_by_our_own(server: ModelServer, asked: str) -> None:
    server.busy(retry_after=asked)
    server.says("글")
    told = await tell(server)
    assert told.text == "글"
    assert 1 <= told.waited[0] <= 1.25


async def test_nobody_sits_through_a_pause_of_minutes(server: ModelServer) -> None:
    server.busy(retry_after=61)
    told = await tell(server, deadline=300)
    assert type(told.error) is Busy
    assert told.waited == []


async def test_nobody_waits_past_the_deadline_for_another_try(server: ModelServer) -> None:
    server.busy(retry_after=30)
    told = await tell(server, deadline=20)
    assert type(told.error) is Busy
    assert told.waited == []


async def test_a_busy_server_may_still_break_once(server: ModelServer) -> None:
    server.busy(times=2)
    server.cuts_after()
    server.says("글")
    assert (await tell(server)).text == "글"


async def test_nobody_there_is_unanswered_after_a_second_try() -> None:
    async with model_server() as server:
        pass  # it is gone again
    told = await tell(server)
    assert type(told.error) is Unanswered
    assert len(told.waited) == 1


def broken(server: ModelServer, how: str, *pieces: str) -> None:
    match how:
        case "cut":
            server.cuts_after(*pieces)
        case "ended":
            server.ends_silently_after(*pieces)
        case "out of resources":
            server.runs_out_after(*pieces)
        case "error event":
            server.errs_after(*pieces)
        case "unknown reason":
            server.answers().pieces(*pieces).stops("aborted")
        case "no JSON":
            server.answers().pieces(*pieces).raw(b"data: {\xea\xb0\n\n")
        case "no bottom":
            server.answers().pieces(*pieces).raw(b"data: " + b"[" * 100_000 + b"\n\n")
        case "no UTF-8":
            server.answers().pieces(*pieces).raw(b'data: "\xff\xfe\xea"\n\n')


ways = ["cut", "ended", "out of resources", "error event", "unknown reason", "no JSON", "no bottom", "no UTF-8"]


@pytest.mark.parametrize("how", ways)
async def test_what_breaks_before_the_first_word_is_asked_for_once_more(server: ModelServer, how: str) -> None:
    broken(server, how)
    server.says("두 번째에는 됐어요")
    told = await tell(server)
    assert (told.text, told.error) == ("두 번째에는 됐어요", None)
    assert server.requests[0].json == server.requests[1].json


@pytest.mark.parametrize("how", ways)
async def test_what_breaks_twice_before_the_first_word_is_unanswered(server: ModelServer, how: str) -> None:
    broken(server, how)
    broken(server, how)
    told = await tell(server)
    assert type(told.error) is Unanswered
    assert told.text == ""


@pytest.mark.parametrize("how", ways)
async def test_what_breaks_in_the_middle_keeps_its_text(server: ModelServer, how: str) -> None:
    broken(server, how, "여기까지는", " 왔어요")
    told = await tell(server)
    assert type(told.error) is BrokeOff
    assert told.text == "여기까지는 왔어요"
    assert len(server.requests) == 1


@pytest.mark.parametrize("pieces", [(), ("",), ("\n", " ")])
async def test_an_empty_answer_is_asked_for_once_more(server: ModelServer, pieces: tuple[str, ...]) -> None:
    server.says(*pieces)
    server.says("글")
    assert (await tell(server)).text == "글"
    server.says(*pieces)
    server.says(*pieces)
    assert type((await tell(server)).error) is Unanswered


async def test_blank_lines_are_no_answer(server: ModelServer) -> None:
    server.blank_lines()
    server.blank_lines()
    assert type((await tell(server)).error) is Unanswered


@pytest.mark.parametrize(
    "line",
    [
        b"data: null\n\n",
        b'data: "text"\n\n',
        b"data: [1, 2]\n\n",
        b'data: {"choices": null}\n\n',
        b'data: {"choices": {"a": 1}}\n\n',
        b'data: {"choices": ["x"], "usage": 7}\n\n',
        b'data: {"choices": [{"delta": null}]}\n\n',
        b'data: {"choices": [{"delta": {"content": ["x"]}, "finish_reason": 3}], "usage": {"prompt_tokens": "x"}}\n\n',
        b"event: ping\ndata: {}\n\n",
    ],
)
async def test_what_makes_no_sense_between_the_pieces_is_passed_over(server: ModelServer, line: bytes) -> None:
    server.answers().raw(line).pieces("글").raw(line).stops()
    told = await tell(server)
    assert (told.text, told.error) == ("글", None)


async def test_a_page_of_html_is_no_answer(server: ModelServer) -> None:
    server.nonsense(b"<html><body>Sign in to the network</body></html>\n")
    server.nonsense(b"<html><body>Sign in to the network</body></html>\n")
    assert type((await tell(server)).error) is Unanswered


async def test_the_length_limit_is_told_after_the_text(server: ModelServer) -> None:
    server.length_after("길고 긴 글")
    told = await tell(server)
    assert type(told.error) is TooLong
    assert told.text == "길고 긴 글"


async def test_the_filter_may_strike_in_the_middle(server: ModelServer) -> None:
    server.filters_after("여기까지")
    told = await tell(server)
    assert type(told.error) is Refused
    assert told.text == "여기까지"


async def test_the_filter_may_speak_up_inside_the_stream(server: ModelServer) -> None:
    server.errs_after(message="Content Exists Risk")
    assert type((await tell(server)).error) is Refused


async def test_a_connection_cut_after_the_last_word_loses_nothing(server: ModelServer) -> None:
    server.answers().pieces("다 썼어요").chunk({"content": ""}, "stop").cuts()
    told = await tell(server)
    assert (told.text, told.error) == ("다 썼어요", None)


async def test_nonsense_after_the_last_word_loses_nothing(server: ModelServer) -> None:
    server.answers().pieces("다 썼어요").chunk({"content": ""}, "stop").raw(b"data: {\n\n").raw(
        b"data: \xff\n\n"
    ).cuts()
    told = await tell(server)
    assert (told.text, told.error) == ("다 썼어요", None)


async def test_a_server_that_forgets_to_hang_up_holds_nobody(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deepseek, "TAIL", 0.05)
    server.answers().pieces("다 썼어요").chunk({"content": ""}, "stop").keeps_alive()
    async with asyncio.timeout(60):
        told = await tell(server)
    assert (told.text, told.error) == ("다 썼어요", None)
    await server.hung_up()


# Time


async def tell_late(server: ModelServer, told: Told, come: Awaitable[object]) -> Told:
    """What a person saw where the deadline passes once this has come."""
    leap = Leap()
    telling = asyncio.create_task(tell(server, told=told))
    await come
    await settled()
    leap(21)
    async with asyncio.timeout(60):
        return await telling


async def test_a_server_that_never_answers_is_unanswered_at_the_deadline(server: ModelServer) -> None:
    server.never_answers()
    told = await tell_late(server, Told(), server.asked())
    assert type(told.error) is Unanswered
    assert len(server.requests) == 1
    await server.hung_up()


@pytest.mark.parametrize("endless", ["silence", "keep alive"])
async def test_silence_ends_at_the_deadline(server: ModelServer, endless: str) -> None:
    server.keeps_alive() if endless == "keep alive" else server.goes_silent()
    told = await tell_late(server, Told(), server.asked())
    assert type(told.error) is Unanswered
    assert len(server.requests) == 1
    await server.hung_up()


@pytest.mark.parametrize("endless", ["silence", "keep alive"])
async def test_silence_in_the_middle_breaks_off_at_the_deadline(server: ModelServer, endless: str) -> None:
    answer = server.answers().pieces("여기까지")
    answer.keeps_alive() if endless == "keep alive" else answer.goes_silent()
    told = Told()
    await tell_late(server, told, told.begun.wait())
    assert type(told.error) is BrokeOff
    assert told.text == "여기까지"
    await server.hung_up()


async def test_a_slow_listener_is_never_interrupted_by_the_deadline(server: ModelServer) -> None:
    server.answers().pieces("하나").waits().pieces("둘").keeps_alive()
    leap = Leap()
    async with writer_at(server) as writer, aclosing(texts(writer, jeju)) as text:
        assert await anext(text) == "하나"
        server.goes_on()
        await settled()
        leap(21)  # in somebody else's code, while the writer's deadline passes
        await settled()
        assert await anext(text) == "둘"
        with pytest.raises(BrokeOff):
            await anext(text)


async def test_whoever_stops_listening_stops_paying(server: ModelServer) -> None:
    server.answers().pieces("첫 조각").keeps_alive()
    async with writer_at(server) as writer:
        async with aclosing(texts(writer, jeju)) as text:
            assert await anext(text) == "첫 조각"
        async with asyncio.timeout(60):
            await server.hung_up()


async def test_being_cancelled_before_the_first_word_stops_paying(server: ModelServer) -> None:
    server.goes_silent()
    async with asyncio.timeout(60), writer_at(server) as writer:
        listening = asyncio.ensure_future(anext(texts(writer, jeju)))
        await server.asked()
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening
        await server.hung_up()


async def test_being_cancelled_in_the_middle_stops_paying(server: ModelServer) -> None:
    server.goes_silent("첫 조각")
    heard = asyncio.Queue[str]()
    async with asyncio.timeout(60), writer_at(server) as writer:

        async def listen() -> None:
            async for piece in texts(writer, jeju):
                heard.put_nowait(piece)

        listening = asyncio.ensure_future(listen())
        assert await heard.get() == "첫 조각"
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening
        await server.hung_up()


async def test_several_people_write_at_once(server: ModelServer) -> None:
    for _ in range(8):
        server.keeps_alive(2).says("하나", " 둘")
    async with writer_at(server) as writer:

        async def listen() -> str:
            return "".join([piece async for piece in texts(writer, jeju)])

        assert await asyncio.gather(*[listen() for _ in range(8)]) == ["하나 둘"] * 8


# Thoughts


async def test_what_deepseek_thinks_is_never_shown(server: ModelServer) -> None:
    server.thinks("이 사람은", " 누구지").says("안녕하세요")
    assert (await tell(server)).text == "안녕하세요"


async def test_a_model_that_thinks_up_its_whole_budget_is_asked_again(server: ModelServer) -> None:
    server.thinks("이 사람은").stops("length")
    server.says("안녕하세요")
    told = await tell(server)
    assert (told.text, told.error) == ("안녕하세요", None)


@pytest.mark.parametrize("name", ["reasoning", "reasoning_content"])
async def test_thinking_without_saying_anything_is_no_answer(server: ModelServer, name: str) -> None:
    server.thinks("흠", name=name).stops()
    server.thinks("흠", name=name).stops()
    assert type((await tell(server)).error) is Unanswered


said = st.text(alphabet="<think>/ \n가ㅋ", max_size=20).filter(lambda text: not text.lstrip().startswith("<think>"))


@given(thoughts=st.lists(st.text("흠<thinK> \n", max_size=9), max_size=2), said=said, cuts=st.lists(st.integers(0, 60)))
def test_thoughts_at_the_beginning_are_cut_off_wherever_the_pieces_break(
    thoughts: list[str], said: str, cuts: list[int]
) -> None:
    whole = "".join(f"\n<think>{thought}</think>\n\n" for thought in thoughts) + said
    edges = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    spoken = Spoken()
    heard = [spoken.hear(whole[start:end]) for start, end in pairwise(edges)]
    text = "".join(heard) + spoken.rest()
    expected = said.lstrip() if thoughts else said
    assert text == (expected if said.strip() else "")
    assert spoken.began == bool(said.strip())


def test_a_thought_that_never_ends_is_never_shown() -> None:
    spoken = Spoken()
    assert spoken.hear("<think>그러니까") + spoken.hear(" 음") + spoken.rest() == ""
    assert not spoken.began


def test_a_tag_in_the_middle_of_a_text_is_part_of_it() -> None:
    spoken = Spoken()
    assert (
        spoken.hear("HTML에는 ") + spoken.hear("<think>라는 태그가</think> 없다")
        == "HTML에는 <think>라는 태그가</think> 없다"
    )


async def test_what_no_database_takes_is_left_out(server: ModelServer) -> None:
    server.answers().raw(b'data: {"choices": [{"delta": {"content": "a\\u0000\\ud83d"}}]}\n\n').pieces("b\x00").stops()
    assert (await tell(server)).text == "ab"


async def test_half_a_surrogate_pair_in_a_prompt_breaks_nothing(server: ModelServer) -> None:
    server.says("글")
    assert (await tell(server, Prompt(card, "제주 \ud83d 여행\x00"))).text == "글"
    assert "제주  여행" in server.requests[0].messages[-1]["content"]


# Other servers


@pytest.fixture
async def ollama() -> AsyncIterator[ModelServer]:
    async with model_server("qwen3:4b", key=None) as server:
        yield server


async def test_another_server_gets_nothing_that_only_deepseek_knows(ollama: ModelServer) -> None:
    ollama.says("글").bills_apart()
    told = await tell(ollama, model="qwen3:4b", key="")
    assert told.text == "글"
    assert set(ollama.requests[0].json) == {
        "model", "messages", "stream", "stream_options", "max_tokens", "temperature",
    }  # fmt: skip


@pytest.mark.parametrize(
    "model",
    ["deepseek-r1:7b", "deepseek-r1-distill-qwen-7b", "deepseek-ai/DeepSeek-V4.1-Flash", "my-deepseek-flash"],
)
async def test_deepseek_models_on_other_servers_are_not_deepseek(model: str) -> None:
    async with model_server(model, key=None) as server:
        server.says("글")
        assert (await tell(server, model=model)).text == "글"
        assert "thinking" not in server.requests[0].json
        assert "user_id" not in server.requests[0].json


@pytest.mark.parametrize(
    ("address", "silence"), [("http://127.0.0.1:1234/v1", 1800.0), ("https://api.deepseek.com", 60.0)]
)
async def test_how_long_a_server_may_be_silent_is_decided_by_its_host_not_by_the_model_s_name(
    address: str, silence: float
) -> None:
    """LM Studio's names have no colon; a small machine reads a prompt for minutes."""
    async with DeepSeek("", base_url=address, model="deepseek-r1-distill-qwen-7b", secret=SECRET) as writer:
        timeout = (await writer.connected()).timeout
        assert isinstance(timeout, Timeout)
        assert timeout.read == silence


async def test_a_small_model_may_think_aloud(ollama: ModelServer) -> None:
    ollama.says("<th", "ink>\n흠, 제주", " 여행이라", "</thi", "nk>\n", "\n바람", "이 불었다")
    assert (await tell(ollama, model="qwen3:4b")).text == "바람이 불었다"


async def test_another_tokenizer_counts_as_it_likes(ollama: ModelServer, caplog: pytest.LogCaptureFixture) -> None:
    ollama.says("글").bills(prompt_tokens=99_999)
    await tell(ollama, model="qwen3:4b")
    assert "tokenizer" not in caplog.text


# Whom prompts are sent to


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://api.deepseek.com", "api.deepseek.com"),
        ("http://localhost:11434/v1", "localhost:11434"),
        ("http://me:secret@models.example:8000/v1/", "models.example:8000"),
        ("http://[::1]:8080", "[::1]:8080"),
    ],
)
async def test_the_host_is_what_a_person_reads(address: str, host: str) -> None:
    async with DeepSeek("sk-test", base_url=address, model="deepseek-flash", secret=SECRET) as writer:
        assert writer.host == host


def test_a_conversation_is_counted_as_deepseek_renders_it() -> None:
    """<BOS><System>…<User>…<Assistant></think>…<EOS><User>…<Assistant></think>"""
    first = (Message("system", "안녕하세요"), Message("user", "안녕하세요"))
    assert prompt_tokens(first) == 1 + (1 + 5) + (1 + 5 + 2)
    then = (*first, Message("assistant", "안녕하세요"), Message("user", "안녕하세요"))
    assert prompt_tokens(then) == prompt_tokens(first) + (5 + 1) + (1 + 5 + 2)
