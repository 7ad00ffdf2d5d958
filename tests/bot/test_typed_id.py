"""Ids as people type and copy them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import Settings
from bot.settings.typed_id import typed_id, typed_ids


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("telegram:42", "telegram:42"),
        ("Telegram: 42", "telegram:42"),
        ("tg 42", "telegram:42"),
        (" 42 ", "telegram:42"),
        ("-1001234567890", "telegram:-1001234567890"),
        ("telegram:-1001234567890", "telegram:-1001234567890"),
        ("123456789012345678", "discord:123456789012345678"),
        ("discord:81", "discord:81"),
        ("<@123456789012345678>", "discord:123456789012345678"),
        ("<@!123456789012345678>", "discord:123456789012345678"),
        ("<#123456789012345678>", "discord:123456789012345678"),
        ("console:me", "console:me"),
    ],
)
def test_an_id_is_read_in_every_form_people_have_it_in(typed: str, means: str) -> None:
    assert typed_id(typed) == means


@pytest.mark.parametrize("typed", ["", "@ann", "ann", "telegram:ann", "slack:42", "me", "console:4", "4" * 21, "42 43"])
def test_what_is_no_id_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="telegram:42"):
        typed_id(typed)


def test_ids_stand_in_a_list_as_it_comes() -> None:
    assert typed_ids("telegram:42, 43;\n discord:81,,") == {"telegram:42", "telegram:43", "discord:81"}
    assert typed_ids(" ") == frozenset()


@given(st.text())
def test_whatever_is_typed_is_an_id_or_refused(text: str) -> None:
    try:
        platform, _, _ = typed_id(text).partition(":")
    except ValueError:
        return
    assert platform in ("telegram", "discord", "console")


def test_settings_take_lists_of_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOW", "42, <@123456789012345678>")
    monkeypatch.setenv("ADMINS", "telegram:42")
    settings = Settings()
    assert settings.allow == {"telegram:42", "discord:123456789012345678"}
    assert settings.admins == {"telegram:42"}
    monkeypatch.setenv("ADMINS", "@ann")
    with pytest.raises(ValueError, match="telegram:42"):
        Settings()
