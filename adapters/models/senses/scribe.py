"""Have recordings turned into text by any server that speaks OpenAI's language: speaches, vLLM, whisper.cpp."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Self

from adapters.models.senses.server import SenseServer
from bot.drafts.speech.errors import NotHeard
from bot.sent import Recording, Transcript
from styles.reading.own_text import storable

if TYPE_CHECKING:
    from openai import AsyncOpenAI

PATIENCE = 60.0  # seconds, and twice the length of what was recorded
NO_SPEECH = 0.6  # Whisper's own threshold: what is more likely silence than this is not heard
MOST = 20_000  # characters; ten minutes are about 4,000


class SpeechServer:
    """A Scribe."""

    def __init__(
        self,
        api_key: str,
        *,
        base_url: str,
        model: str,
        patience: float = PATIENCE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._server = SenseServer(api_key, base_url, patience, sleep)
        self._model = model
        self._patience = patience
        self._tells_silence = True  # until the server refuses to say which parts are silence

    @property
    def host(self) -> str:
        """Whom recordings are sent to."""
        return self._server.host

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._server.close()

    async def transcribe(self, recording: Recording) -> Transcript:
        """What is said in it, each try within a minute and twice its length. Raises NotHeard."""
        seconds = self._patience + 2 * recording.seconds

        async def ask(client: "AsyncOpenAI") -> Transcript:
            return _read(await self._ask(client, recording, seconds), recording)

        return await self._server.answer(ask, NotHeard, seconds)

    async def _ask(self, client: "AsyncOpenAI", recording: Recording, seconds: float) -> object:
        """What the server answers, as JSON. A model that cannot tell silence, as gpt-4o-transcribe, is asked anew."""
        import openai

        try:
            return await self._post(client, recording, seconds)
        except (openai.BadRequestError, openai.UnprocessableEntityError) as refusal:
            if not (self._tells_silence and "response_format" in str(refusal)):
                raise
            self._tells_silence = False
            return await self._post(client, recording, seconds)

    async def _post(self, client: "AsyncOpenAI", recording: Recording, seconds: float) -> object:
        import openai

        answer = await client.audio.transcriptions.with_raw_response.create(
            file=(_file_name(recording), recording.data),
            model=self._model,
            response_format="verbose_json" if self._tells_silence else "json",
            language=recording.language or openai.omit,
            prompt=recording.names or openai.omit,
            timeout=openai.Timeout(seconds, connect=5),
        )
        return json.loads(answer.text)


def _file_name(recording: Recording) -> str:
    """Servers go by its ending; what somebody called it is nobody's business."""
    return f"recording{PurePosixPath(recording.name).suffix.lower() or '.ogg'}"


def _read(answer: object, recording: Recording) -> Transcript:
    """Raises ValueError where that is no transcript."""
    match answer:
        case {"segments": [_, *_] as segments}:
            between = "" if recording.language == "ja" else " "
            text = between.join(str(part.get("text", "")).strip() for part in segments if _is_said(part))
        case {"text": str(text)}:
            pass
        case _:
            raise ValueError("no transcript")
    match answer:
        case {"duration": float(seconds) | int(seconds)} if 0 < seconds < 1e6:
            long = round(seconds)
        case _:
            long = recording.seconds
    return Transcript(storable(text).strip()[:MOST], long)


def _is_said(segment: object) -> bool:
    if not isinstance(segment, Mapping):
        return False
    silence = segment.get("no_speech_prob")
    return not (isinstance(silence, float | int) and silence > NO_SPEECH)
