"""Where the bot is invited, it says once what it does."""

from collections.abc import AsyncIterator, Sequence
from functools import partial

import discord
import pytest
from simcord.backend import serializers

from bot.places import first_words
from bot.settings import Settings
from bot.wording import words_in
from tests.support.discord_stage import Ear, Place, Stage

LATER = 2 * 3600.0  # seconds
JAPANESE_BOT = Settings(language="ja", deepseek_base_url="http://127.0.0.1:1/v1")
JA = words_in("ja")


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with Stage(Ear(), first_words=partial(first_words, JAPANESE_BOT)) as stage:
        yield stage


class Village:
    """A server, before the bot is told of it: its channels by their names, those with a ! closed to the bot."""

    def __init__(self, stage: Stage, channels: Sequence[str], locale: str = "en-US", system: str = "") -> None:
        self._stage = stage
        backend = stage.env.backend
        tell, backend.emit = backend.emit, lambda *_: None  # type: ignore[method-assign]
        self._guild = stage.env.create_guild("마을", preferred_locale=locale)
        self._stored = backend.get_guild(self._guild.id)
        self.channels: dict[str, Place] = {}
        for name in channels:
            shut = discord.PermissionOverwrite(send_messages=False)
            assert stage.bot.client.user
            self.channels[name] = self._guild.create_text_channel(
                name.strip("!"), overwrites={stage.bot.client.user: shut} if name.startswith("!") else {}
            )
        if system:
            self._stored.system_channel_id = self.channels[system].id
        backend.emit = tell  # type: ignore[method-assign]

    async def tells(self, unavailable: bool | None = None, features: Sequence[str] = ()) -> None:
        """As Discord does where it is joined; with `unavailable` False, where it is back after an outage."""
        backend = self._stage.env.backend
        payload = {**serializers.guild_create_payload(backend, self._stored), "features": [*features]}
        del payload["unavailable"]
        backend.emit("GUILD_CREATE", payload if unavailable is None else {**payload, "unavailable": unavailable})
        await self._stage.env.settle()

    @property
    def said(self) -> dict[str, list[str]]:
        """What the bot said, by channel."""
        texts = {name: self._stage.texts(place) for name, place in self.channels.items()}
        return {name: said for name, said in texts.items() if said}


@pytest.mark.parametrize(("locale", "language"), [("ko", "ko"), ("ja", "ja"), ("en-GB", "en"), ("fr", "ja")])
async def test_it_says_what_it_does_in_the_language_of_the_server_else_in_that_of_the_bot(
    stage: Stage, locale: str, language: str
) -> None:
    village = Village(stage, ["일반", "잡담"], locale)
    await village.tells()
    words = words_in({"ko": "ko", "ja": "ja", "en": "en"}[language])  # type: ignore[arg-type]
    assert village.said == {"일반": [words.greeting(words.first_contact())]}
    assert "AI" in words.first_contact()


async def test_american_english_is_a_choice_only_where_there_is_one(stage: Stage) -> None:
    """Discord calls every server en-US that is no community."""
    usual, community = Village(stage, ["일반"]), Village(stage, ["일반"])
    await usual.tells()
    await community.tells(features=["COMMUNITY"])
    english = words_in("en")
    assert usual.said == {"일반": [JA.greeting(JA.first_contact())]}
    assert community.said == {"일반": [english.greeting(english.first_contact())]}


async def test_it_is_said_where_discord_greets_people(stage: Stage) -> None:
    village = Village(stage, ["공지", "환영"], system="환영")
    await village.tells()
    assert list(village.said) == ["환영"]


async def test_it_is_said_in_the_first_channel_where_the_bot_may_write(stage: Stage) -> None:
    village = Village(stage, ["!환영", "!공지", "일반", "잡담"], system="!환영")
    await village.tells()
    assert list(village.said) == ["일반"]


async def test_nothing_is_said_or_tried_where_the_bot_may_write_nowhere(stage: Stage) -> None:
    village = Village(stage, ["!환영", "!공지"], system="!환영")
    await village.tells()
    assert village.said == {}
    assert stage.requests("POST", "*/messages") == []


async def test_a_server_that_comes_back_is_not_greeted_again(stage: Stage) -> None:
    village = Village(stage, ["일반"])
    await village.tells(unavailable=False)
    assert village.said == {}
    stage.env.backend.advance_clock(LATER)
    await village.tells()  # as Discord tells it now and then, too
    assert village.said == {}


async def test_what_discord_tells_twice_is_said_once(stage: Stage) -> None:
    village = Village(stage, ["일반"])
    await village.tells()
    await village.tells()
    assert len(village.said["일반"]) == 1


async def test_a_refusal_ends_nothing(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    village = Village(stage, ["일반"])
    stage.refuses("POST", "*/messages", 403, 50001)
    await village.tells()
    assert village.said == {}
    assert "no first words on discord:" in caplog.text


def test_a_server_that_the_bot_may_not_serve_is_told_nothing() -> None:
    chosen = Settings(allow=frozenset({"discord:123456789012345678"}))
    assert first_words(chosen, "discord:123456789012345678", "ko")
    assert first_words(chosen, "discord:123456789012345679", "ko") == ""


def test_without_a_model_it_says_that_outlines_come() -> None:
    words = words_in("ko")
    assert first_words(Settings(), "discord:1", "ko") == words.greeting(words.first_contact_without_model())
