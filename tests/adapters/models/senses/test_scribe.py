"""A recording goes to a speech server and comes back as text, or as a reason why not."""

import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest

from adapters.models.senses.scribe import SpeechServer
from adapters.models.senses.server import PAUSE
from bot.drafts.speech.errors import NotHeard
from bot.sent import Recording, SpeechFault, Transcript
from tests.support.speech.server import SpeechServer as Stub
from tests.support.speech.server import speech_server

MEMO = Recording("비밀 메모.OGG", b"opus", 48, "ko", "대림창고, 어니언")


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with speech_server() as stub:
        yield stub


async def no_pause(seconds: float) -> None:
    assert seconds == PAUSE


async def heard(
    stub: Stub, memo: Recording = MEMO, model: str = "whisper-small", key: str = "", patience: float = 20.0
) -> Transcript:
    async with SpeechServer(key, base_url=stub.url, model=model, patience=patience, sleep=no_pause) as scribe:
        return await scribe.transcribe(memo)


async def fault(stub: Stub, model: str = "whisper-small", key: str = "") -> SpeechFault:
    with pytest.raises(NotHeard) as trouble:
        await heard(stub, model=model, key=key)
    assert trouble.value.host == stub.url.removeprefix("http://").removesuffix("/v1")
    return trouble.value.fault


async def test_what_was_said_comes_back_with_how_long_it_was(stub: Stub) -> None:
    stub.hears("대림창고 옆에", "새로 생긴 데를 갔어요.", seconds=48.2)
    assert await heard(stub) == Transcript("대림창고 옆에 새로 생긴 데를 갔어요.", 48)


async def test_the_server_is_told_language_and_names_but_not_what_the_file_was_called(stub: Stub) -> None:
    await heard(stub)
    [asked] = stub.asked
    told = {"model": "whisper-small", "response_format": "verbose_json", "language": "ko", "prompt": MEMO.names}
    assert (asked.fields, asked.name, asked.data) == (told, "recording.ogg", b"opus")


async def test_what_is_not_known_is_not_told(stub: Stub) -> None:
    await heard(stub, Recording("memo", b"opus"))
    assert stub.asked[0].fields.keys() == {"model", "response_format"}
    assert stub.asked[0].name == "recording.ogg"


async def test_parts_that_are_more_likely_silence_are_left_out(stub: Stub) -> None:
    stub.hears("시청해주셔서 감사합니다", silence=0.61)
    assert (await heard(stub)).text == ""


async def test_japanese_is_put_together_without_spaces(stub: Stub) -> None:
    stub.hears("今日は", "雨でした。")
    assert (await heard(stub, replace(MEMO, language="ja"))).text == "今日は雨でした。"


async def test_a_model_that_cannot_tell_silence_is_asked_for_the_text_alone_from_then_on(stub: Stub) -> None:
    stub.tells_silence = False
    stub.answers('{"text": "비가 왔어요"}'.encode())
    async with SpeechServer("", base_url=stub.url, model="whisper-small") as scribe:
        assert await scribe.transcribe(MEMO) == Transcript("비가 왔어요", 48)
        await scribe.transcribe(MEMO)
    assert [asked.fields["response_format"] for asked in stub.asked] == ["verbose_json", "json", "json"]


async def test_a_server_that_is_busy_for_a_moment_is_asked_once_more(stub: Stub) -> None:
    stub.refuses(503)
    stub.hears("비가 왔어요")
    assert (await heard(stub)).text == "비가 왔어요"


FAULTS: list[tuple[Callable[[Stub], None], SpeechFault]] = [
    (lambda stub: stub.refuses(503, times=2), "busy"),
    (lambda stub: stub.refuses(429, times=2), "busy"),
    (lambda stub: stub.refuses(400, "Invalid file format"), "kind"),
    (lambda stub: stub.refuses(415), "kind"),
    (lambda stub: stub.refuses(403), "key"),
    (lambda stub: stub.refuses(413), "large"),
    (lambda stub: stub.answers(b"<html>Welcome to nginx!</html>", "text/html"), "garbled"),
    (lambda stub: stub.answers(b'{"text": "half of'), "garbled"),
    (lambda stub: stub.answers(b'["text"]'), "garbled"),
    (lambda stub: stub.answers(b'{"segments": [], "text": null}'), "garbled"),
    (lambda stub: stub.answers(b"\xff\xfe"), "garbled"),
    (lambda stub: stub.answers(b"<html>502</html>", "text/html", 404), "model"),
]


@pytest.mark.parametrize(("goes_wrong", "why"), FAULTS)
async def test_whatever_goes_wrong_has_one_reason(
    stub: Stub, goes_wrong: Callable[[Stub], None], why: SpeechFault
) -> None:
    goes_wrong(stub)
    assert await fault(stub) == why


async def test_a_model_that_is_not_there_and_a_wrong_key_are_told_apart(stub: Stub) -> None:
    assert await fault(stub, model="whisper-huge") == "model"
    stub.key = "sk-right"
    assert await fault(stub, key="sk-wrong") == "key"


async def test_nobody_waits_longer_than_patience_and_twice_the_length(stub: Stub) -> None:
    stub.goes_silent()
    with pytest.raises(NotHeard) as trouble:
        await heard(stub, replace(MEMO, seconds=0), patience=0.05)
    assert trouble.value.fault == "late"


async def test_where_nobody_listens_that_is_said(stub: Stub) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        stub.url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
    assert await fault(stub) == "away"


async def test_what_no_database_takes_is_left_out_and_the_rest_is_bounded(stub: Stub) -> None:
    stub.hears("비가\0 왔어요" + "아" * 30_000)
    text = (await heard(stub)).text
    assert text.startswith("비가 왔어요")
    assert len(text) == 20_000
