"""What can be typed in a shell, and the status it ends with."""

import asyncio
import io
import json
import logging
import os
import sqlite3
import tomllib
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from bot.cli import main
from bot.model import LANGUAGES, Blog, Language, Post
from bot.parts import NoFolder
from bot.settings import Settings
from bot.wording import words_in
from bot.wording.refusals import Reason
from storage.database.opening import CannotOpen
from storage.store import open_store
from styles import learn
from tests.support.databases import begun_at
from tests.support.travels import travel

POST = "# 비 오는 날\n\n비가 왔어요.  \n그래서 전을 부쳤지요.\n\n> 남의 말\n"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting comes from this machine, no .env, and nothing is typed."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("sys.stdin", io.StringIO())


def post(name: str) -> str:
    Path(name).write_text(POST.replace("전", name), "utf-8")
    return name


def test_read_shows_files_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", post("하나.md"), post("둘.md")]) == 0
    printed = capsys.readouterr().out
    assert "(2 / 2)" in printed
    assert printed.count("비 오는 날  [prose 2, quote 1]") == 2


def test_read_shows_no_more_than_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", "--limit", "1", post("하나.md"), post("둘.md")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["title"] for each in told["posts"]] == ["비 오는 날"]
    assert told["error"] is None


def test_a_file_that_is_not_there_is_taken_for_an_address_and_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "없는글"]) == 1
    assert "주소를 알아볼 수 없어요" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "said"), [("ko", "주소"), ("en", "address")])
def test_what_goes_wrong_is_said_in_the_language_that_was_set(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert main(["read", "no address"]) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(("setting", "value"), [("CARD_TOKENS", "-1"), ("FETCH_ALLOW", "nonsense")])
def test_a_setting_that_makes_no_sense_is_named_and_nothing_begins(
    setting: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv(setting, value)
    assert main([]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{setting}: ")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("language", "setting", "value", "said"),
    [
        ("ko", "POSTS_TO_READ", "many", "POSTS_TO_READ: 숫자를 적어 주세요."),
        ("ko", "CARD_TOKENS", "12", "CARD_TOKENS: 300 이상의 값을 적어 주세요."),
        ("ja", "CARD_TOKENS", "12", "CARD_TOKENS：300以上の値を書いてください。"),
        ("en", "CARD_TOKENS", "999999", "CARD_TOKENS: please give 100000 or less."),
        (
            "ko",
            "DEEPSEEK_BASE_URL",
            "here",
            "DEEPSEEK_BASE_URL: http://나 https://로 시작하는 주소를 적어 주세요.",
        ),
        ("ja", "DISCORD_SHARDS", "0", "DISCORD_SHARDS：1から64までの数字か、autoを書いてください。"),
        (
            "ko",
            "DISCORD_TOKEN_FILE",
            "missing",
            "DISCORD_TOKEN_FILE: missing 파일을 읽을 수 없어요. 경로와 읽기 권한을 확인해 주세요.",
        ),
        (
            "ko",
            "ROLES",
            "writer{0}",
            "ROLES: telegram, discord, worker, scheduler 가운데 골라 쉼표로 나눠 적어 주세요(지금 값: writer{0}).",
        ),
        (
            "en",
            "DEEPSEEK_BASE_URL",
            "here",
            "DEEPSEEK_BASE_URL: it takes an address that begins with http:// or https://",
        ),
    ],
)
def test_what_a_setting_takes_is_said_in_the_language_of_whoever_runs_it(
    language: str,
    setting: str,
    value: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setenv(setting, value)
    assert main([]) == 2
    assert capsys.readouterr().err == f"{said}\n"


@pytest.mark.parametrize("language", ["ko", "ja"])
@pytest.mark.parametrize("reason", get_args(Reason))
def test_each_reason_has_a_sentence_of_its_own_in_every_language(language: Language, reason: Reason) -> None:
    said = words_in(language).setting_takes("ROLES", reason, "one", "other", "in English")
    assert said.startswith("ROLES")
    assert "in English" not in said
    assert said.endswith((".", ")", "。", "）", "/telegram"))


@pytest.mark.parametrize(("part", "token"), [("discord", "DISCORD_TOKEN"), ("telegram", "TELEGRAM_TOKEN")])
def test_a_part_without_its_token_says_which_one_it_wants(
    part: str, token: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([part]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert token in line


@pytest.mark.parametrize("typed", [["doctor"], ["console"], []])
def test_a_folder_that_cannot_be_made_is_named(
    typed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "file" / "data"))
    assert main(typed) == 1
    assert f"DATA_DIR: {tmp_path / 'file' / 'data'}" in capsys.readouterr().err


def test_the_doctor_says_that_outlines_come_where_there_is_no_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert "! 모델: 연결된 모델이 없어서 초안 대신 뼈대를 잡아요." in capsys.readouterr().out


def test_the_doctor_ends_with_a_status_that_says_something_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://maltu:geheim@127.0.0.1:9/maltu")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "✘ 데이터베이스: postgresql://…@127.0.0.1:9/maltu: 열 수 없어요" in printed
    assert "geheim" not in printed


def test_the_doctor_s_lines_are_the_only_ones(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # as in a shell: pytest's own listen to everything
    monkeypatch.setenv("DEEPSEEK_BASE_URL", "http://127.0.0.1:1/v1")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr()
    assert "✘ 모델: " in printed.out
    assert printed.err == ""


def test_a_bug_ends_with_a_traceback_that_holds_no_secret(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = "postgresql://maltu:geheim-wort@localhost/maltu"

    async def breaks(settings: Settings, part: object, asked: bool) -> None:
        raise ValueError(f"no idea what to do with {url}")

    monkeypatch.setattr("bot.cli.run", breaks)
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["console"]) == 1
    complained = capsys.readouterr().err
    assert "ValueError: no idea what to do with …" in complained
    assert "geheim" not in complained


def test_what_is_no_part_of_maltu_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["slack"])
    assert ended.value.code == 2
    assert "console" in capsys.readouterr().err


def test_the_command_that_is_installed_is_this_one() -> None:
    house = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    module, _, name = house["project"]["scripts"]["maltu"].partition(":")
    assert getattr(import_module(module), name) is main


def test_no_process_that_the_program_starts_inherits_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:geheim")
    assert main(["read", "no address"]) == 1
    assert "TELEGRAM_TOKEN" not in os.environ


def registered(folder: Path, person: str, title: str, posts: Sequence[Post]) -> Blog:
    """A blog in the database of the bot that is set up here, learned from."""

    async def keep() -> Blog:
        async with open_store(begun_at(folder / "maltu.db")) as store:
            blog = await store.blogs.keep_blog(Blog("feed", f"https://{title}.example", title, person))
            await store.blogs.keep_posts(blog, posts)
            await store.cards.keep_card(blog, learn(posts), datetime(2026, 11, 24, tzinfo=UTC))
            return blog

    folder.mkdir(exist_ok=True)
    return asyncio.run(keep())


def test_posts_of_ones_own_blog_come_beside_their_notes_a_line_each(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    blog = registered(tmp_path / "data", "console:me", "여행", [travel(number) for number in range(1, 4)])
    for name in (str(blog.id), "여행"):
        assert main(["demonstrations", name]) == 0
        lines = capsys.readouterr().out.splitlines()
        roles = [[said["role"] for said in json.loads(line)["messages"]] for line in lines]
        assert roles == [["system", "user", "assistant"]] * 3


def test_blogs_of_others_are_nobodys_business_even_in_the_shell(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered(tmp_path / "data", "telegram:42", "여행", [travel(number) for number in range(1, 4)])
    assert main(["demonstrations", "여행"]) == 1
    told = capsys.readouterr()
    assert not told.out
    assert "ADMINS" in told.err
    monkeypatch.setenv("ADMINS", "telegram:42")
    assert main(["demonstrations", "없는", "블로그"]) == 1
    assert "여행" in capsys.readouterr().err
    assert main(["demonstrations", "여행"]) == 0


@pytest.mark.parametrize(
    ("typed", "file"), [(["--check"], "maltu-kit-check.html"), (["--check", "써보기.html"], "써보기.html")]
)
def test_the_page_that_shows_what_an_editor_keeps_is_written(
    typed: list[str], file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["kit", *typed]) == 0
    assert "14 사진 B" in Path(file).read_text("utf-8")
    assert file in capsys.readouterr().out


def test_where_it_cannot_be_written_it_is_said_where_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kit", "--check", "없는/곳.html"]) == 1
    assert "maltu kit --check 파일이름.html" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "said"),
    [("ko", "데이터베이스가 아니거나"), ("en", "is not a database"), ("ja", "データベースではない")],
)
def test_a_file_that_is_no_database_is_named_with_what_to_do(
    language: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/notes.db")
    (tmp_path / "notes.db").write_text("장보기 목록\n" * 100)
    assert main(["console"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert said in line
    assert "notes.db" in line
    assert "maltu restore" in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_or_read_only_disk_is_said_to_be_so(language: Language, tmp_path: Path) -> None:
    words, file = words_in(language), str(tmp_path / "a.db")
    with closing(sqlite3.connect(file)) as full:
        full.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as no_room:
            full.executescript("CREATE TABLE a (b); CREATE TABLE c (d);")
    closed = closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True))
    with closed as ours, pytest.raises(sqlite3.OperationalError) as not_ours:
        ours.execute("CREATE TABLE e (f)")
    assert CannotOpen("…", file, no_room.value).sentence(words) == words.disk_full(file)
    assert CannotOpen("…", file, not_ours.value).sentence(words) == words.database_read_only(file)
    assert CannotOpen("…", file, PermissionError(13, "")).sentence(words) == words.database_read_only(file)
    assert NoFolder(tmp_path, OSError(28, "No space left")).sentence(words) == words.disk_full(str(tmp_path))
    assert "30" in NoFolder(tmp_path, OSError(30, "30")).sentence(words)


def test_a_script_of_which_nobody_reads_the_answers_ends_as_if_by_sigpipe(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read, write = os.pipe()
    os.close(read)
    monkeypatch.setattr("sys.stdin", io.StringIO("/help\n/blogs\n"))
    with os.fdopen(write, "w") as unread:
        monkeypatch.setattr("sys.stdout", unread)
        assert main(["console"]) == 141
    assert capfd.readouterr().err == ""


class Interrupting(io.StringIO):
    """Somebody who presses Ctrl+C where they are asked."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        raise KeyboardInterrupt


async def spoken_once(url: str) -> None:
    async with open_store(url) as store:
        await store.people.speaks("telegram:1", "ko")


def test_a_backup_that_ctrl_c_kept_from_being_put_back_ends_as_if_by_sigint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = begun_at(tmp_path / "maltu.db")
    asyncio.run(spoken_once(url))
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr("sys.stdin", Interrupting())
    assert main(["backup", "--to", str(tmp_path / "kept")]) == 0
    [made] = (tmp_path / "kept").glob("*.zip")
    monkeypatch.setenv("DATABASE_URL", url)  # which was taken out, as all that is secret
    assert main(["restore", "--replace", str(made)]) == 130
