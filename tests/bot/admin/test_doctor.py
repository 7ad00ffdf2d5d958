"""A check-up: what whoever runs the bot reads, in their language, and what they can do about it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.admin import judgements as judge
from bot.admin.doctor import Finding, HealthCheck, examine
from bot.admin.seen import ModelSeen
from bot.drafts.model_errors import Unanswered
from bot.kit.beside.label import AiLabel
from bot.model import LANGUAGES, Language
from bot.settings import Settings
from bot.wording import words_in
from tests.adapters.chat.test_discord_wire import server
from tests.support.bot_api import BotApi, bot_api
from tests.support.checkups import examined
from tests.support.model_server import model_server
from tests.support.processes.small_discord import SmallDiscord
from tests.support.seeing.server import vision_server
from tests.support.speech.server import speech_server

__all__ = ["bot_api", "server"]

KO, EN = words_in("ko", operator=True), words_in("en", operator=True)
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting comes from this machine, and no .env."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


# The model


async def test_a_model_that_writes_is_named_with_its_host(tmp_path: Path) -> None:
    async with model_server(key="sk-test") as server:
        told = await examined(tmp_path, deepseek_base_url=server.url, deepseek_api_key="sk-test")
    host = server.url.removeprefix("http://")
    assert told.of("모델") == [
        f"✔ 모델: {host}의 deepseek-flash 모델이 잘 응답해요.",
        f"! 모델: {KO.not_deepseeks_own('deepseek-flash', host)}",
        f"✔ 모델: {KO.asked_to_go_on()}",
    ]
    assert told.of("시계") == [f"✔ 시계: {host} 시각과 맞아요."]
    assert told.well


async def test_a_speech_server_is_sent_a_second_of_silence_and_named(tmp_path: Path) -> None:
    async with speech_server() as server:
        told = await examined(tmp_path, transcribe_base_url=server.url, transcribe_model="whisper-small")
        host = server.url.removeprefix("http://").removesuffix("/v1")
        assert told.of("음성") == [f"✔ 음성: {KO.speech_is_heard(host, 'whisper-small')}"]
        assert (len(server.asked[0].data), server.asked[0].name) == (32_044, "recording.wav")
        told = await examined(tmp_path, "en", transcribe_base_url=server.url, transcribe_model="whisper-huge")
    assert told.of("speech") == [f"✘ speech: {EN.not_heard('model', host)}"]
    assert not (await examined(tmp_path)).of("음성")


async def test_a_model_that_sees_is_sent_a_tiny_picture_and_named(tmp_path: Path) -> None:
    async with vision_server() as server:
        told = await examined(tmp_path, eye_base_url=server.url, eye_model="qwen3-vl")
        host = server.url.removeprefix("http://").removesuffix("/v1")
        assert told.of("사진 보기") == [f"✔ 사진 보기: {KO.photos_are_seen(host, 'qwen3-vl')}"]
        assert len(server.asked[0].photos[0]) < 1_000
        told = await examined(tmp_path, "en", eye_base_url=server.url, eye_model="qwen9-vl")
    assert told.of("eyes") == [f"✘ eyes: {EN.not_seen('model', host)}"]
    assert not (await examined(tmp_path)).of("사진 보기")


async def test_how_a_text_that_broke_off_goes_on_is_told(tmp_path: Path) -> None:
    async with model_server("qwen3", key=None) as server:
        server.continues = "continue_final_message"
        told = await examined(tmp_path, "en", deepseek_base_url=server.url, deepseek_model="qwen3")
    assert f"✔ model: {EN.goes_on_by_itself('continue_final_message')}" in told.of("model")


async def test_a_wrong_key_at_llama_cpp_is_noticed_though_its_list_is_open(tmp_path: Path) -> None:
    async with model_server("qwen3") as server:
        server.kind, server.window = "llama.cpp", 32_768
        told = await examined(
            tmp_path, deepseek_base_url=server.url, deepseek_api_key="sk-other", deepseek_model="qwen3"
        )
    [said] = told.of("모델")
    assert said.startswith("✘ 모델: ")
    assert "DEEPSEEK_API_KEY를 새 키로" in said
    assert not told.well
    assert told.lines[-1] == "고칠 곳이 1군데 있어요(✘)."


async def test_a_model_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    async with model_server(key=None) as server:
        told = await examined(tmp_path, "en", deepseek_base_url=server.url, deepseek_model="deepseek-chat")
    assert "Set DEEPSEEK_MODEL to one of these: deepseek-flash, deepseek-v4-pro" in told.of("model")[0]
    assert not told.well


async def test_nobody_at_the_address_is_told_in_ones_language(tmp_path: Path) -> None:
    async with model_server() as server:
        pass
    host = server.url.removeprefix("http://")
    for language in LANGUAGES:
        told = await examined(tmp_path, language, deepseek_base_url=server.url)
        words = words_in(language, operator=True)
        assert told.of(words.check_name("model")) == [
            f"✘ {words.check_name('model')}: {Unanswered(host).sentence(words)}"
        ]


@pytest.mark.parametrize(
    ("kind", "option"),
    [("llama.cpp", "-c 16384"), ("vLLM", "--max-model-len 16384"), ("Ollama", "OLLAMA_CONTEXT_LENGTH=16384")],
)
async def test_a_server_too_small_for_our_prompt_is_told_how_to_start(tmp_path: Path, kind: str, option: str) -> None:
    async with model_server("qwen3", key=None) as server:
        server.kind, server.window = kind, 4096
        told = await examined(tmp_path, "en", deepseek_base_url=server.url, deepseek_model="qwen3")
    [said] = told.of("prompt")
    assert said.startswith("✘ ")
    assert "the server takes 4,096: start it with " + option in said
    assert ("CARD_TOKENS=" in said) == (kind != "vLLM")  # which wants room for the longest answer, whatever the card
    assert ("says nothing" in said) == (kind == "Ollama")


@pytest.mark.parametrize(
    ("seen", "mark"),
    [
        (ModelSeen("api.deepseek.com", True, (), True), "✔"),
        (ModelSeen("h", False, (), True, window=16_384, server="llama.cpp"), "✔"),
        (ModelSeen("h", False, (), True, window=12_000, server="llama.cpp"), "!"),
        (ModelSeen("h", False, (), True, window=12_000, server="vLLM"), "✘"),
        (ModelSeen("h", False, (), True, window=7_000, server="llama.cpp"), "✘"),
        (ModelSeen("h", False, (), True), "!"),
    ],
)
def test_room_is_wanted_for_the_prompt_and_for_the_answer(seen: ModelSeen, mark: str) -> None:
    assert judge.window(6_500, 5_000, seen, KO).mark == mark


def test_an_empty_account_is_no_model_that_writes() -> None:
    seen = ModelSeen("api.deepseek.com", True, ("deepseek-flash",), True, "0.00 USD", funded=False)
    assert judge.model("deepseek-flash", seen, EN) == [
        Finding("model", "✘", "the account at api.deepseek.com is empty (0.00 USD). Top it up.")
    ]


def test_a_name_the_server_does_not_use_is_pointed_out() -> None:
    seen = ModelSeen("localhost:8080", False, ("qwen3-4b.gguf",), False, server="llama.cpp", window=32_768)
    assert [found.mark for found in judge.model("qwen3", seen, KO)] == ["✔", "!"]


# Where people talk


async def test_telegram_says_what_it_hears_in_groups_and_what_time_it_is(bot_api: BotApi, tmp_path: Path) -> None:
    told = await examined(tmp_path, telegram_token=bot_api.token, telegram_api_url=bot_api.url)
    assert told.of("텔레그램") == ["✔ 텔레그램: @maltu_bot: 그룹에서는 명령과 답장만 읽어요."]
    assert told.of("시계") == ["✔ 시계: Telegram 시각과 맞아요."]


async def test_a_wrong_token_of_telegram_is_told_with_its_setting(bot_api: BotApi, tmp_path: Path) -> None:
    told = await examined(tmp_path, telegram_token="1:wrong", telegram_api_url=bot_api.url)
    assert told.of("텔레그램") == [
        "✘ 텔레그램: Telegram 토큰이 올바르지 않아요. 새로 발급받아 .env의 TELEGRAM_TOKEN에 넣어 주세요."
    ]
    assert not told.well


@pytest.mark.parametrize(
    ("token", "flags", "said"),
    [
        ("good", 1 << 18, "✔ 디스코드: maltu: 스레드에 올라온 메시지도 읽을 수 있어요."),
        ("good", 0, f"✘ 디스코드: {KO.no_message_content('maltu')}"),
        ("bad", 0, f"✘ 디스코드: {KO.token_refused('Discord', 'DISCORD_TOKEN')}"),
    ],
)
async def test_discord_says_what_its_token_is_good_for(
    server: SmallDiscord, tmp_path: Path, token: str, flags: int, said: str
) -> None:
    server.flags = flags
    told = await examined(tmp_path, discord_token=token)
    assert told.of("디스코드") == [said]
    assert told.well is said.startswith("✔")


# The machine


@pytest.mark.parametrize(("megabytes", "mark"), [(50_000, "✔"), (500, "!"), (100, "✘")])
def test_a_disk_that_is_nearly_full_is_told(megabytes: int, mark: str) -> None:
    assert judge.disk(Path("data"), megabytes * 1_000_000, KO).mark == mark


@pytest.mark.parametrize(("seconds", "mark"), [(0, "✔"), (90, "✔"), (-90, "✔"), (600, "✘"), (-600, "✘")])
def test_a_clock_that_is_wrong_by_minutes_is_told(seconds: int, mark: str) -> None:
    assert judge.clock(NOW + timedelta(seconds=seconds), NOW, "Telegram", KO).mark == mark


@pytest.fixture
def open_env_file() -> None:
    """A .env that everybody on this machine can read."""
    Path(".env").write_text("")
    Path(".env").chmod(0o644)


@pytest.mark.usefixtures("open_env_file")
async def test_what_others_could_read_is_closed_and_told(tmp_path: Path) -> None:
    told = await examined(tmp_path)
    [said] = told.of("파일 권한")
    assert said.startswith("! 파일 권한: .env의 권한을 본인만 볼 수 있게 바꿨어요.")
    assert (await examined(tmp_path)).of("파일 권한")[0].startswith("✔")


async def test_a_database_that_is_none_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "maltu.db").write_bytes(b"no database " * 1000)
    told = await examined(tmp_path)
    [said] = told.of("데이터베이스")
    assert said.startswith("✘ ")
    assert "백업으로 되돌려" in said
    assert not told.well


# Others


@pytest.mark.parametrize(
    ("allow", "admins", "public"),
    [
        ((), (), True),
        ((), ("telegram:1",), True),
        (("telegram:1", "telegram:2"), ("telegram:1",), True),
        (("telegram:1",), ("telegram:1",), False),
    ],
)
def test_a_bot_is_public_unless_only_those_who_run_it_may_use_it(
    allow: tuple[str, ...], admins: tuple[str, ...], public: bool
) -> None:
    assert judge.is_public(allow, admins, on_a_platform=True) is public
    assert not judge.is_public(allow, admins, on_a_platform=False)


@pytest.mark.parametrize(("label", "mark"), [("meta", "✔"), ("line", "✔"), ("off", "!")])
def test_the_law_asks_a_public_bot_for_notice_and_label(label: AiLabel, mark: str) -> None:
    found = judge.law(True, label, KO)
    assert (found.mark, "인공지능 기본법" in found.said) == (mark, True)
    assert judge.law(False, label, KO).mark == "✔"


def test_who_may_use_it_and_who_runs_it_is_told() -> None:
    assert [found.mark for found in judge.access((), (), KO)] == ["!", "!"]
    assert [found.mark for found in judge.access(("discord:1",), ("discord:1",), KO)] == ["✔", "✔"]


def test_what_is_not_limited_is_named() -> None:
    found = judge.limits({"LIMIT_DRAFTS": "20", "BUDGET_KRW": "0"}, EN)
    assert found == Finding(
        "limits", "!", "LIMIT_DRAFTS=20, BUDGET_KRW=0. No limit: BUDGET_KRW. Set them where strangers use the bot."
    )
    assert judge.limits({"LIMIT_DRAFTS": "20"}, EN).mark == "✔"


async def test_a_look_that_breaks_off_does_not_end_the_others(tmp_path: Path) -> None:
    async def breaks() -> list[Finding]:
        raise ZeroDivisionError("by zero")

    async def works() -> list[Finding]:
        return [Finding("law", "✔", "fine")]

    lines: list[str] = []
    assert not await examine([HealthCheck("model", breaks), HealthCheck("law", works)], EN, lines.append)
    assert lines[0].startswith("✘ model: the check broke off (ZeroDivisionError: by zero)")
    assert lines[1:] == ["✔ law: fine", "1 to fix (✘)."]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_with_nothing_set_all_is_well_and_outlines_are_spoken_of(tmp_path: Path, language: Language) -> None:
    told = await examined(tmp_path, language)
    words = words_in(language, operator=True)
    assert told.of(words.check_name("model")) == [f"! {words.check_name('model')}: {words.writes_outlines()}"]
    assert told.lines[-1] == words.examined(0)
    assert os.listdir(tmp_path / "data") == []
    assert told.well
