"""What a check-up looks at, with everything it takes to look."""

import asyncio
import logging
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from adapters.models.deepseek import DeepSeek
from adapters.models.server_status import look_at
from bot.admin import judgements as judge
from bot.admin.doctor import Finding, HealthCheck, examine
from bot.admin.file_modes import close_to_others
from bot.admin.log_redaction import Redaction
from bot.admin.machine import (
    sample_card,
    sample_photo,
    sample_picture,
    second_of_silence,
    takes_japanese_apart,
    usual_prompt,
)
from bot.admin.seen import moment_of
from bot.parts import database_url, make_folder
from bot.places import eye, plain, scribe, writer
from bot.sent import Glance, Recording
from bot.settings import Settings
from bot.settings.spoken import ENV_FILE
from bot.wording import Wording, words_in
from storage.database.look import look


async def doctor(settings: Settings) -> bool:
    """Look at every part the settings ask for, and say what is seen. Whether all is well. Raises NoFolder."""
    words = words_in(settings.language, operator=True)
    make_folder(settings)
    redaction = Redaction(settings.secrets)
    nowhere = logging.NullHandler()  # without any, Python writes warnings between the lines
    logging.getLogger().addHandler(nowhere)
    try:
        return await examine(checks(settings, words), words, lambda line: print(redaction.redact(line), flush=True))
    finally:
        logging.getLogger().removeHandler(nowhere)


def checks(settings: Settings, words: Wording) -> Sequence[HealthCheck]:
    """Everything to look at, in the order of what needs what."""
    on_a_platform = bool(settings.telegram_token or settings.discord_token)
    looks = [
        HealthCheck("folder", partial(_disk, settings, words)),
        HealthCheck("rights", partial(_rights, settings, words)),
        HealthCheck("database", partial(_database, settings, words)),
        HealthCheck("Korean", partial(_korean, words)),
        HealthCheck("Japanese", partial(_japanese, words)),
        HealthCheck("pictures", partial(_pictures, words)),
        HealthCheck("model", partial(_model, settings, words)),
    ]
    looks += [HealthCheck("speech", partial(_speech, settings, words))] if settings.hears_speech else []
    looks += [HealthCheck("eyes", partial(_eyes, settings, words))] if settings.sees_photos else []
    looks += [HealthCheck("Telegram", partial(_telegram, settings, words))] if settings.telegram_token else []
    looks += [HealthCheck("Discord", partial(_discord, settings, words))] if settings.discord_token else []
    looks += [HealthCheck("access", partial(_access, settings, words))] if on_a_platform else []
    looks += [HealthCheck("limits", partial(_limits, settings, words))]
    return [*looks, HealthCheck("law", partial(_law, settings, words, on_a_platform))]


async def _disk(settings: Settings, words: Wording) -> Sequence[Finding]:
    return [judge.disk(settings.data_dir, shutil.disk_usage(settings.data_dir).free, words)]


async def _rights(settings: Settings, words: Wording) -> Sequence[Finding]:
    return judge.rights(close_to_others(ENV_FILE, settings.data_dir), words)


async def _database(settings: Settings, words: Wording) -> Sequence[Finding]:
    return [judge.database(await look(database_url(settings)), words)]


async def _korean(words: Wording) -> Sequence[Finding]:
    await asyncio.to_thread(sample_card)
    return [Finding("Korean", "✔", words.hears_korean())]


async def _japanese(words: Wording) -> Sequence[Finding]:
    return [judge.japanese(await asyncio.to_thread(takes_japanese_apart), words)]


async def _pictures(words: Wording) -> Sequence[Finding]:
    try:
        await asyncio.to_thread(sample_picture)
    except (OSError, ImportError) as error:
        return [Finding("pictures", "✘", words.cannot_draw(str(error)))]
    return [Finding("pictures", "✔", words.draws_pictures())]


async def _model(settings: Settings, words: Wording) -> Sequence[Finding]:
    async with writer(settings) as asked:
        if not isinstance(asked, DeepSeek):
            return [Finding("model", "!", words.writes_outlines())]
        seen = await look_at(asked)
    prompt = await asyncio.to_thread(usual_prompt, settings.card_tokens)
    return [
        *judge.model(settings.deepseek_model, seen, words),
        *judge.continuing(seen, words),
        judge.window(prompt, settings.card_tokens, seen, words),
        *([judge.clock(datetime.now(UTC), seen.clock, seen.host, words)] if seen.clock else []),
    ]


async def _speech(settings: Settings, words: Wording) -> Sequence[Finding]:
    async with scribe(settings) as asked:
        if asked is None:
            return []
        await asked.transcribe(Recording("silence.wav", await asyncio.to_thread(second_of_silence), 1))
        return [Finding("speech", "✔", words.speech_is_heard(asked.host, settings.transcribe_model))]


async def _eyes(settings: Settings, words: Wording) -> Sequence[Finding]:
    async with eye(settings) as asked:
        if asked is None:
            return []
        await asked.see(Glance({1: await asyncio.to_thread(sample_photo)}, settings.language))
        return [Finding("eyes", "✔", words.photos_are_seen(asked.host, settings.eye_model))]


async def _telegram(settings: Settings, words: Wording) -> Sequence[Finding]:
    from adapters.chat.telegram import NoTelegram, TokenUnknown, check

    try:
        seen = await check(plain(settings.telegram_token), settings.telegram_api_url)
    except TokenUnknown:
        return [Finding("Telegram", "✘", words.token_refused("Telegram", "TELEGRAM_TOKEN"))]
    except NoTelegram as error:
        return [Finding("Telegram", "✘", words.platform_unreachable("Telegram", str(error)))]
    said = [judge.telegram(seen.name, seen.reads_groups, words)]
    if there := moment_of(seen.date):
        said.append(judge.clock(datetime.now(UTC), there, "Telegram", words))
    return said


async def _discord(settings: Settings, words: Wording) -> Sequence[Finding]:
    from adapters.chat.discord import TokenRefused, check

    try:
        seen = await check(plain(settings.discord_token))
    except TokenRefused:
        return [Finding("Discord", "✘", words.token_refused("Discord", "DISCORD_TOKEN"))]
    except OSError as error:
        return [Finding("Discord", "✘", words.platform_unreachable("Discord", type(error).__name__))]
    return [judge.discord(seen.name, seen.message_content, words)]


async def _access(settings: Settings, words: Wording) -> Sequence[Finding]:
    return judge.access(settings.allow, settings.admins, words)


async def _limits(settings: Settings, words: Wording) -> Sequence[Finding]:
    return [judge.limits(settings.limits, words)]


async def _law(settings: Settings, words: Wording, on_a_platform: bool) -> Sequence[Finding]:
    public = judge.is_public(settings.allow, settings.admins, on_a_platform)
    return [judge.law(public, settings.ai_label, words)]
