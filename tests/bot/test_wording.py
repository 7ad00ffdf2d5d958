"""What is said in each language stands beside the others."""

import pytest

from bot.card.card_requests import History, Look, TakeAlong, Undo, parse_card_request
from bot.model import LANGUAGES, Language
from bot.wording import language_of, words_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_language_know_which_they_are(language: Language) -> None:
    assert words_in(language).language == language


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("ko", "ko"),
        ("ko-KR", "ko"),
        ("ko_KR.UTF-8", "ko"),
        (" EN-gb ", "en"),
        ("ja", "ja"),
        ("ja_JP.UTF-8", "ja"),
        ("jam", None),
        ("kok", None),
        ("", None),
    ],
)
def test_the_language_of_an_app_is_known_by_its_tag(tag: str, language: Language | None) -> None:
    assert language_of(tag) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_buttons_below_a_card_say_is_understood(language: Language) -> None:
    words = words_in(language)
    buttons = (words.undo_button(), words.versions_button(), words.look_button(), words.card_file_button())
    said = [button[1] for button in buttons]
    assert [parse_card_request(each) for each in said] == [Undo(), History(), Look(), TakeAlong()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_says_at_most_64_bytes(language: Language) -> None:
    words = words_in(language)
    pairs = (
        words.another_try(),
        words.carry_on(),
        words.shorter(),
        words.longer(),
        words.in_my_voice(),
        words.other_openings(),
    )
    cards = (words.undo_button(), words.versions_button(), words.look_button(), words.card_file_button())
    single = (words.stop_button(), words.paste_done_button(), words.code_is_there())
    assert all(1 <= len(said.encode()) <= 64 for said in (*(pair[1] for pair in (*pairs, *cards)), *single))


@pytest.mark.parametrize(("language", "asked"), [("ko", "켜 두셨는지"), ("en", "running"), ("ja", "起動しているか")])
def test_whoever_runs_a_model_server_is_asked_whether_it_is_started(language: Language, asked: str) -> None:
    assert asked in words_in(language, True).unanswered("127.0.0.1:8080")
    assert asked not in words_in(language, True).unanswered("api.deepseek.com")
    assert asked not in words_in(language).unanswered("127.0.0.1:8080")
