"""What the log shows of a secret that somebody's code writes there: nothing."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.admin.log_redaction import Redaction

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
URL = "postgresql://maltu:p%40ss-w%C3%B6rt@localhost/maltu"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """A log with the filter, at DEBUG."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Redaction([TOKEN, "sk-geheim", URL]))
    log = logging.getLogger("some.library")
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    yield written
    log.removeHandler(handler)
    log.setLevel(logging.NOTSET)


def test_a_secret_is_taken_out_of_words_and_arguments(written: io.StringIO) -> None:
    log = logging.getLogger("some.library")
    log.debug("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.info("key sk-geheim, %r", {"password": "p@ss-wört"})
    log.warning("cannot reach %s", URL)
    assert written.getvalue().splitlines() == [
        "POST https://api.telegram.org/bot…/getMe",
        "key …, {'password': '…'}",
        "cannot reach …",
    ]


def test_a_secret_is_taken_out_of_tracebacks_and_their_causes(written: io.StringIO) -> None:
    try:
        try:
            raise ConnectionError(f"no answer from {URL}")
        except ConnectionError as cause:
            raise ValueError(TOKEN) from cause
    except ValueError:
        logging.getLogger("some.library").exception("went wrong")
    text = written.getvalue()
    assert text.count("…") == 2
    assert TOKEN not in text
    assert "p%40ss" not in text


@pytest.mark.parametrize(
    "secret",
    [
        "987654321:BBHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1",
        "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs",
        "sk-0123456789abcdef0123456789abcdef",
        "https://me:other@models.example/v1",
    ],
)
def test_what_looks_like_a_secret_is_taken_out_though_no_setting_knows_it(written: io.StringIO, secret: str) -> None:
    logging.getLogger("some.library").error("refused: %s", secret)
    assert "…" in written.getvalue()
    assert "other" not in written.getvalue()
    assert secret not in written.getvalue()


def test_what_is_no_secret_stays(written: io.StringIO) -> None:
    said = "telegram:42 at 2026-11-29 04:36:16,123: wrote 99 characters, revision 7 (deepseek-flash, fp_1017)"
    logging.getLogger("some.library").info(said)
    assert written.getvalue().strip() == said
