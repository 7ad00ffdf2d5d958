"""Every setting: its name, its default, and what is refused."""

import os
from pathlib import Path
from traceback import format_exception

import pytest
from pydantic import ValidationError

from bot.settings import SECRETS, Settings, is_deepseek, withhold_secrets
from bot.settings.limit import HeldLimit, Limit

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # no .env here
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def chosen(text: str) -> Settings:
    """The settings with this .env."""
    Path(".env").write_text(text, encoding="utf-8")
    return Settings()


def test_the_example_lists_exactly_the_settings_there_are() -> None:
    lines = [line for line in EXAMPLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert sorted(line.partition("=")[0] for line in lines) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_says_the_defaults() -> None:
    defaults = Settings()
    assert chosen(EXAMPLE.read_text(encoding="utf-8")) == defaults
    said = dict(
        line.split("=", 1)
        for line in EXAMPLE.read_text(encoding="utf-8").splitlines()
        if "=" in line and line[0] != "#"
    )
    for name, value in defaults:
        shown = said[name.upper()]
        told = str(value).lower() if isinstance(value, bool) else str(value)
        assert shown == ("" if value in (None, frozenset(), {}) else told), name


def test_with_nothing_set_nothing_runs_but_the_terminal() -> None:
    settings = Settings()
    assert (settings.discord_token, settings.telegram_token, settings.deepseek_api_key) == (None, None, None)
    assert not settings.has_model
    assert (settings.language, settings.fetch_allow) == ("ko", frozenset())


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARD_TOKENS", "600")
    settings = chosen("CARD_TOKENS=700\nPOSTS_TO_READ=7\nSOMEBODY_ELSES=1\n")
    assert (settings.card_tokens, settings.posts_to_read) == (600, 7)


def test_the_file_goes_before_the_environment_for_the_language_which_desktops_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "en_US:en")
    assert chosen("LANGUAGE=ko\n").language == "ko"
    assert chosen("POSTS_TO_READ=7\n").language == "en"
    assert chosen("LANGUAGE=\n").language == "en"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        *(("ko", "ko"), ("ko_KR:ko", "ko"), ("ko_KR.UTF-8", "ko"), ("KO", "ko"), ("ko:en", "ko")),
        *(
            ("en_US:en", "en"),
            ("en", "en"),
            ("en-GB", "en"),
            ("ja_JP.UTF-8", "ja"),
            ("ja:en_US:ko", "ja"),
            ("fr:en_US:ko", "en"),
            ("de_DE@euro:en", "en"),
        ),
        *(("fr", "ko"), ("C", "ko"), ("", "ko"), (":", "ko"), ("kok_IN", "ko"), ("eng", "ko")),
    ],
)
def test_the_language_is_the_first_we_have_of_those_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, said: str, language: str
) -> None:
    monkeypatch.setenv("LANGUAGE", said)
    assert Settings().language == language


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_the_file_is_read_however_notepad_saves_it(charset: str) -> None:
    Path(".env").write_bytes("# 내 설정\r\nLANGUAGE=en\r\nDATA_DIR=자료\r\n".encode(charset))
    assert (Settings().data_dir, Settings().language) == (Path("자료"), "en")


def test_no_byte_in_a_comment_of_the_file_keeps_the_bot_from_starting() -> None:
    Path(".env").write_bytes(b"# caf\xe9\n# \xff\x81\nPOSTS_TO_READ=7\n")
    assert Settings().posts_to_read == 7


@pytest.mark.parametrize(
    ("typed", "pairs"),
    [
        ("", set()),
        ("   ", set()),
        (",,", set()),
        ("localhost:8000", {("localhost", 8000)}),
        ("Localhost:8000, 10.0.0.5:80 ,", {("localhost", 8000), ("10.0.0.5", 80)}),
        ("[::1]:80", {("::1", 80)}),
    ],
)
def test_private_addresses_are_allowed_by_host_and_port(typed: str, pairs: set[tuple[str, int]]) -> None:
    assert chosen(f"FETCH_ALLOW={typed}").fetch_allow == pairs


@pytest.mark.parametrize(
    "typed",
    [
        "localhost",
        ":80",
        "localhost:",
        "localhost:http",
        "localhost:-1",
        "a:1, b",
        "a:0",
        "a:99999",
        "a:²",
        "a:80;b:80",
    ],
)
def test_what_is_no_host_and_port_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="FETCH_ALLOW"):
        chosen(f"FETCH_ALLOW={typed}")


_SENSELESS = ["CARD_TOKENS=299", "CARD_TOKENS=many", "CARD_TOKENS=100001", "POSTS_TO_READ=0"]


_SENSELESS += ["VOICE_SPELLING=maybe"]


@pytest.mark.parametrize("line", [*_SENSELESS, "POSTS_TO_READ=5001"])
def test_values_that_make_no_sense_are_refused(line: str) -> None:
    with pytest.raises(ValidationError):
        chosen(line)


@pytest.mark.parametrize(
    ("lines", "there"),
    [
        ("", False),
        ("DEEPSEEK_API_KEY=", False),
        ("DEEPSEEK_API_KEY=sk-1", True),
        ("DEEPSEEK_BASE_URL=https://api.deepseek.com/", False),
        ("DEEPSEEK_BASE_URL=http://localhost:11434/v1", True),
        ("DEEPSEEK_BASE_URL=http://localhost:11434/v1\nDEEPSEEK_API_KEY=sk-1", True),
    ],
)
def test_there_is_a_model_with_a_key_or_with_another_server(lines: str, there: bool) -> None:
    assert chosen(lines).has_model is there


@pytest.mark.parametrize(
    ("lines", "there"),
    [
        ("", False),
        ("TRANSCRIBE_API_KEY=sk-1", True),
        ("TRANSCRIBE_BASE_URL=https://api.openai.com/v1/", False),
        ("TRANSCRIBE_BASE_URL=http://localhost:8000/v1", True),
    ],
)
def test_speech_is_heard_with_a_key_or_by_another_server(lines: str, there: bool) -> None:
    assert chosen(lines).hears_speech is there


@pytest.mark.parametrize(
    ("lines", "there"),
    [
        ("", False),
        ("DEEPSEEK_API_KEY=sk-1", False),
        ("EYE_API_KEY=sk-1", True),
        ("EYE_BASE_URL=https://api.deepseek.com/", False),
        ("EYE_BASE_URL=http://localhost:8000/v1", True),
    ],
)
def test_photos_are_looked_at_with_a_key_for_that_or_by_another_server(lines: str, there: bool) -> None:
    assert chosen(lines).sees_photos is there


def test_secrets_are_never_printed() -> None:
    settings = chosen(
        "DISCORD_TOKEN=geheim1\nTELEGRAM_TOKEN=geheim2\nDEEPSEEK_API_KEY=geheim3\nTRANSCRIBE_API_KEY=geheim4\n"
        "EYE_API_KEY=geheim6\nDATABASE_URL=postgresql://maltu:geheim5@localhost/maltu\n"
    )
    database = "postgresql://maltu:geheim5@localhost/maltu"
    assert settings.secrets == ("geheim1", "geheim2", "geheim3", "geheim4", "geheim6", database)
    assert "geheim" not in f"{settings!r}{settings}{settings.model_dump()}{settings.model_dump_json()}"


def test_a_password_in_an_address_is_not_printed_either() -> None:
    settings = chosen(
        "DEEPSEEK_BASE_URL=http://me:geheim1@localhost:8000/v1\nTELEGRAM_API_URL=http://me:geheim2@localhost:8081\n"
    )
    assert "geheim" not in f"{settings!r}{settings}"


TWO_SECRETS = "DISCORD_TOKEN=geheim1\nDATABASE_URL=postgresql://maltu:geheim2@localhost/maltu\n"


@pytest.mark.parametrize("lines", ["CARD_TOKENS=many", "DEEPSEEK_BASE_URL=geheim3", "TELEGRAM_TOKEN_FILE=nowhere"])
def test_what_is_refused_names_no_secret(lines: str) -> None:
    with pytest.raises(ValidationError) as refused:
        chosen(f"{TWO_SECRETS}{lines}\n")
    traceback = "".join(format_exception(refused.value))
    assert "geheim" not in f"{refused.value}{refused.value!r}{traceback}{refused.value.errors(include_input=False)}"


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_may_stand_in_a_file(name: str) -> None:
    Path("secret").write_text("geheim\n", "utf-8")
    found = getattr(chosen(f"{name.upper()}_FILE=secret\n"), name)
    assert found.get_secret_value() == "geheim"


def test_a_file_takes_the_place_of_no_secret_that_is_set() -> None:
    Path("secret").write_text("geheim", "utf-8")
    with pytest.raises(ValidationError, match="DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set"):
        chosen("DISCORD_TOKEN=token\nDISCORD_TOKEN_FILE=secret\n")


@pytest.mark.parametrize(
    ("held", "why"), [(None, "No such file"), (b"", "one line"), (b"a\nb", "one line"), (b"\xff\xfe", "no text")]
)
def test_a_file_without_a_secret_is_named(held: bytes | None, why: str) -> None:
    if held is not None:
        Path("secret").write_bytes(held)
    with pytest.raises(ValidationError, match=f"DISCORD_TOKEN_FILE: secret .*{why}"):
        chosen("DISCORD_TOKEN_FILE=secret\n")


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://api.deepseek.com", True),
        ("https://api.deepseek.com/v1", True),
        ("https://API.DeepSeek.com:443/beta", True),
        ("https://api.deepseek.com.evil.example", False),
        ("https://mydeepseek.com", False),
        ("http://api.deepseek.com@localhost:8080/v1", False),
        ("http://localhost:11434/v1", False),
    ],
)
def test_deepseek_is_known_by_its_host(address: str, own: bool) -> None:
    assert is_deepseek(address) is own


def test_a_password_in_an_address_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPSEEK_BASE_URL", "http://me:geheim1@localhost:8000/v1")
    assert Settings().secrets == ("geheim1",)
    withhold_secrets()
    assert "DEEPSEEK_BASE_URL" not in os.environ


def test_what_is_secret_is_not_in_the_environment_any_more_once_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = ("DISCORD_TOKEN_FILE", "telegram_token", "DEEPSEEK_API_KEY", "DATABASE_URL")
    Path("geheim").write_text("geheim", "utf-8")
    for name in secret:
        monkeypatch.setenv(name, "geheim")
    monkeypatch.setenv("CARD_TOKENS", "600")
    settings = Settings()
    withhold_secrets()
    assert settings.has_model
    assert not set(secret) & set(os.environ)
    assert os.environ["CARD_TOKENS"] == "600"


def test_a_limit_that_is_named_is_changed_and_the_others_stay() -> None:
    settings = chosen("LIMIT_DRAFTS=person 20/day\nLIMIT_WON=bot 1000/minute 9000/day, person 300/day\n")
    assert settings.limit_drafts == Limit(6, 20, 120, 4_000)
    assert settings.limit_won == Limit(75, 300, 1_000, 9_000)
    assert chosen("LIMIT_MEGABYTES=bot 500\n").limit_megabytes == HeldLimit(50, 500)


@pytest.mark.parametrize("name", ["LIMIT_DRAFTS", "LIMIT_MEGABYTES"])
@pytest.mark.parametrize(
    "said", ["many", "5", "person", "person 5/hour", "persons 5/day", "person -1/day", "person 5 6"]
)
def test_a_limit_that_makes_no_sense_is_refused_with_an_example(name: str, said: str) -> None:
    with pytest.raises(ValidationError, match="it takes limits like 'person"):
        chosen(f"{name}={said}\n")


def test_a_time_zone_nobody_knows_is_refused() -> None:
    assert str(chosen("TIMEZONE=Asia/Tokyo\n").timezone) == "Asia/Tokyo"
    with pytest.raises(ValidationError):
        chosen("TIMEZONE=Korea/Busan\n")


@pytest.mark.parametrize(
    ("lines", "backups"), [("", "data-backups"), ("DATA_DIR=x/y", "x/y-backups"), ("DATA_DIR=.", "")]
)
def test_backups_lie_beside_what_is_kept(lines: str, backups: str, tmp_path: Path) -> None:
    beside = tmp_path.with_name(f"{tmp_path.name}-backups")
    assert chosen(lines).backups == (tmp_path / backups if backups else beside)


@pytest.mark.parametrize("folder", ["data", "data/kept", "x/../data/kept"])
def test_backups_in_the_folder_they_are_of_are_refused(folder: str) -> None:
    with pytest.raises(ValidationError, match="BACKUP_DIR"):
        chosen(f"BACKUP_DIR={folder}")
