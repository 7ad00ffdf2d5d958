"""The log is one event a line, of ids, and no file of it grows for ever or is open to others."""

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.admin.log_lines import KEPT, JsonLines, NoLogFile, OfJob, PrivateFile, TextLines, begin_log
from bot.errors.frames import error_frames
from bot.errors.log_ids import in_hand
from bot.settings import Settings

SECRET = "비 오는 제주의 비밀"
TOKEN = "sk-0123456789abcdef0123"


@contextmanager
def unheard() -> Iterator[logging.Logger]:
    """The root logger as a program finds it, which nobody listens to yet."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers.clear()
    try:
        yield root
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers[:] = before
        root.setLevel(level)


def line(form: logging.Formatter, message: str, *args: object, name: str = "bot.desk", error: bool = False) -> str:
    record = logging.LogRecord(name, logging.ERROR, "", 0, message, args, None)
    if error:
        try:
            raise ValueError(SECRET)
        except ValueError as raised:
            record.exc_info = (ValueError, raised, raised.__traceback__)
    OfJob().filter(record)
    return form.format(record)


def test_an_event_is_one_line_of_names_and_values() -> None:
    shown = line(TextLines(), "told %s of %s", "telegram:42", "Busy")
    assert shown.partition(" ")[2] == 'level=error logger=bot.desk event="told telegram:42 of Busy"'
    assert shown.startswith("time=20")
    assert line(TextLines(), "stopped").endswith(" event=stopped")
    assert line(TextLines(), 'a "b" = \\').endswith(r' event="a \"b\" = \\"')


def test_an_event_is_one_object_in_json() -> None:
    shown = json.loads(line(JsonLines(), "told %s\nof two", "telegram:42"))
    assert {name: value for name, value in shown.items() if name != "time"} == {
        "level": "error", "logger": "bot.desk", "event": "told telegram:42", "trace": "of two",
    }  # fmt: skip


@pytest.mark.parametrize("form", [TextLines(), JsonLines()])
def test_an_error_is_its_type_and_frames_in_the_same_line_and_never_its_message(form: logging.Formatter) -> None:
    shown = line(form, "job %s failed", "do:1", error=True)
    assert "\n" not in shown
    assert "ValueError" in shown
    assert "test_log_lines.py" in shown
    assert SECRET not in shown
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        shown = line(form, "job %s failed: %s", "do:1", error_frames(error))
    assert "test_log_lines.py" in shown
    assert "\n" not in shown
    assert SECRET not in shown
    shown = line(form, f"Task exception was never retrieved\nfuture: ValueError('{SECRET}')", name="asyncio")
    assert "never retrieved" in shown
    assert SECRET not in shown


async def test_a_line_names_the_job_that_was_in_hand_also_in_what_was_begun_from_it() -> None:
    async def later() -> str:
        return line(TextLines(), "x")

    with in_hand("do:telegram:1:2"):
        assert " job=do:telegram:1:2 " in line(TextLines(), "x")
        begun = asyncio.create_task(later())
    assert " job=" not in line(TextLines(), "x")
    assert " job=do:telegram:1:2 " in await begun


def test_a_file_that_is_full_is_begun_anew_and_a_few_are_kept_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "bot.log"
    path.write_text("old\n")
    path.chmod(0o644)
    handler = PrivateFile(path, largest=100)
    for number in range(50):
        handler.emit(logging.LogRecord("bot", logging.INFO, "", 0, f"event {number:020}", (), None))
    handler.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == 1 + KEPT
    assert all(file.stat().st_size <= 100 for file in files)
    assert [file.name for file in files if file.stat().st_mode & 0o077] == []
    assert path.read_text().endswith("event 00000000000000000049\n")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_log_file_takes_the_place_of_standard_error_and_holds_no_secret(
    tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "logs" / "bot.log"
    settings = Settings.model_validate(
        {"data_dir": tmp_path, "log_file": path, "log_format": form, "deepseek_api_key": TOKEN}
    )
    with unheard() as root:
        begin_log(settings, in_terminal=True)
        root.warning("the key is %s", TOKEN)
        logging.getLogger("httpx").info("GET https://api.telegram.org/bot1:secret/getMe")
    [written] = path.read_text().splitlines()
    assert "the key is …" in written
    assert written.startswith("{" if form == "json" else "time=")
    assert not (tmp_path / "maltu.log").exists()
    assert capsys.readouterr().err == ""


def test_beside_a_terminal_it_goes_to_the_folder_of_data(tmp_path: Path) -> None:
    with unheard() as root:
        begin_log(Settings(data_dir=tmp_path), in_terminal=True)
        root.warning("stopped")
    assert (tmp_path / "maltu.log").read_text().endswith(" event=stopped\n")


def test_a_log_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoLogFile) as raised:
        begin_log(Settings(data_dir=tmp_path, log_file=tmp_path), in_terminal=False)
    assert str(raised.value) == f"LOG_FILE: {tmp_path} cannot be written to (Is a directory)."
