"""All that the bot can say, in each of its languages: nothing is missing, nothing is left in another language, and
whatever people are told fits on the screen of a phone."""

import inspect
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest
from wcwidth import wcswidth

from bot.model import LANGUAGES, Language
from tests.support.wording.every_sentence import Sentence, every_sentence, pages

LINES, COLUMNS = 12, 40  # of a phone, in letters as wide as Latin ones
# What is read as a page, or in a terminal, a browser, a file
PAGES = {"help", "help_more", "privacy", "my_data_readme"}
HELP_LINES = 16  # of the same phone
ELSEWHERE = {"TerminalWording", "DoctorWording", "KitPageWording"}
# What a terminal has no button, no file and nobody for
SAID_IN_TERMINALS = {
    *("broke_off", "too_long", "interrupted", "stopped_and_kept", "nothing_written", "empty_answer", "gone_round"),
    *("went_wrong", "no_room_left", "no_blog_there", "unreachable", "no_text_inside", "no_blog_yet", "wrong_key"),
    *("forget_really", "still_writes_as"),
}
ELSEWHERE_ONLY: dict[Language, str] = {
    "ko": "누르|눌러|파일로 보내|운영자",
    "en": "[Pp]ress|send the posts|whoever runs",
    "ja": "押すと|押して|ファイルで送って|運営",
}
LETTERS = {"ko": "[가-힣]", "ja": "[ぁ-ヿ一-鿿]", "en": "[A-Za-z]"}
# Said in every language as it is: names, addresses, numbers, and marks around what somebody else said
ANYWHERE = re.compile(
    r"Kong \d|api\.deepseek\.com|https?://\S+|telegram:42|/[a-z-]+|[A-Z_]{4,}|Discord|Telegram|[\W\d_]"
)


@cache
def said_in(language: Language) -> Sequence[Sentence]:
    return [*every_sentence(language), *every_sentence(language, operator=True)]


@cache
def in_terminal(language: Language) -> Sequence[Sentence]:
    return list(every_sentence(language, operator=True, terminal=True))


def name_of(sentence: Sentence) -> str:
    return sentence.method.partition("(")[0]


def lines_on_a_phone(text: str) -> int:
    return sum(max(1, -(-max(0, wcswidth(line)) // COLUMNS)) for line in text.split("\n"))


def test_every_page_has_sentences_in_every_language() -> None:
    methods = {
        language: {(one.page, one.method) for one in said_in(language) if name_of(one) != "other_names"}
        for language in LANGUAGES
    }
    assert {page.__name__ for page in pages()} - {page for page, _ in methods["en"]} == {
        "CommandWords",
        "CardRequestWords",
    }
    assert methods["ko"] == methods["ja"] == methods["en"]


def test_no_two_pages_call_a_sentence_by_one_name() -> None:
    """A language has all pages in one class, and would say one sentence for both."""
    written_in = {each for page in pages() for each in page.__mro__ if each.__module__.startswith("bot.wording")}
    named = Counter(name for each in written_in for name, value in vars(each).items() if inspect.isfunction(value))
    assert {name for name, pages_with_it in named.items() if pages_with_it > 1 and not name.startswith("_")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_the_screen_of_a_phone(language: Language) -> None:
    long = {
        name_of(one): (lines_on_a_phone(one.text), one.text)
        for one in said_in(language)
        if one.page not in ELSEWHERE and name_of(one) not in PAGES and lines_on_a_phone(one.text) > LINES
    }
    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_no_longer_than_three_screens(language: Language) -> None:
    assert {name_of(one): lines_on_a_phone(one.text) for one in said_in(language) if name_of(one) in PAGES
            and lines_on_a_phone(one.text) > 3 * LINES} == {}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_of_help_fits_on_the_screen_of_a_phone(language: Language) -> None:
    lines = {one.text: lines_on_a_phone(one.text) for one in said_in(language) if name_of(one) in ("help", "help_more")}
    assert {text: number for text, number in lines.items() if number > HELP_LINES} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_terminal_nobody_presses_or_asks_whoever_runs_the_bot(language: Language) -> None:
    said = [one for one in in_terminal(language) if name_of(one) in SAID_IN_TERMINALS]
    assert {name_of(one): one.text for one in said if re.search(ELSEWHERE_ONLY[language], one.text)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_letters_of_another_language_we_speak(language: Language) -> None:
    foreign = "|".join(letters for other, letters in LETTERS.items() if other not in (language, "en"))
    assert [one for one in said_in(language) if re.search(foreign, one.text)] == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_what_says_anything_says_it_in_its_own_language(language: Language) -> None:
    english = {(one.page, one.method): one.text for one in said_in("en")}
    left = {
        name_of(one): one.text
        for one in said_in(language)
        if one.text == english.get((one.page, one.method)) and ANYWHERE.sub("", one.text)
    }
    assert left == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_label_of_a_button_fits_on_one_line(language: Language) -> None:
    labels = {name_of(one): one.text for one in said_in(language) if name_of(one).endswith("_button")}
    assert {name: text for name, text in labels.items() if wcswidth(text) > COLUMNS} == {}
