"""What is said aloud becomes text by way of a speech server, in every chat."""

from collections.abc import AsyncIterator

import pytest

from tests.flows.test_flows import blogger
from tests.support.bot_api.chats import Json
from tests.support.flows.on_telegram import TelegramTalk
from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Talk, asked
from tests.support.speech.server import SpeechServer, speech_server

__all__ = ["talk"]


@pytest.fixture
async def speech(talk: Talk) -> AsyncIterator[SpeechServer]:
    """A speech server that the bot knows, and a blogger with a draft."""
    async with speech_server() as server:
        told = {"transcribe_base_url": server.url, "transcribe_model": "whisper-small"}
        talk.bot.settings = talk.bot.settings.model_copy(update=told)
        await talk.restart()
        await blogger(talk)
        yield server


@only(ONE_OF_EACH)
async def test_a_voice_message_changes_the_draft_and_what_was_misheard_is_put_right(
    talk: Talk, speech: SpeechServer
) -> None:
    talk.model.says("# 하나")
    draft = await talk.writes("성수 카페", "라떼 6500원")
    speech.hears("대림창구 얘기도 넣어 줘", seconds=48.0)
    talk.model.says("# 둘")
    shown = await talk.answers_aloud(draft, b"opus")
    assert "들은 내용(0:48): “대림창구 얘기도 넣어 줘”" in shown.text
    assert "글쓴이의 부탁: 대림창구 얘기도 넣어 줘\n" in asked(talk.model.requests[-1])[-1][1]
    [heard] = speech.asked
    assert (heard.data, heard.fields["language"], heard.fields["prompt"]) == (b"opus", "ko", "성수, 카페, 라떼")
    await talk.restart()
    talk.model.says("# 셋")
    await talk.replies(shown, "대림창구 → 대림창고", message=0)
    assert talk.words.misheard("대림창고 얘기도 넣어 줘") in asked(talk.model.requests[-1])[-1][1]
    assert len(speech.asked) == 1


@only(["telegram"])
async def test_a_voice_message_that_telegram_delivers_twice_is_transcribed_once(
    talk: TelegramTalk, speech: SpeechServer
) -> None:
    talk.model.says("# 하나")
    talk.model.says("# 둘")
    draft = await talk.writes("성수 카페")
    delivered: list[Json] = []

    def speaks() -> None:
        talk.api.speaks("ann", b"opus", 48, reply_to=draft.messages[-1])
        delivered.append(dict(talk.api.updates[-1]))

    await talk._sees(speaks)
    await talk.restart()
    talk.api.updates += delivered
    await talk.says("/help")
    assert len(speech.asked) == 1
