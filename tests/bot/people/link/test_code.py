"""A code is read in one chat and typed in another, however people copy it."""

import pytest

from bot.people.link.code import ALPHABET, LENGTH, drawn_code, grouped, typed_code

TYPED = {
    "7K4M2XQ9": ("7K4M2XQ9", ""),
    "7k4m 2xq9": ("7K4M2XQ9", ""),
    " 7K4M-2XQ9.": ("7K4M2XQ9", ""),
    "`7K4M 2XQ9`": ("7K4M2XQ9", ""),
    "７Ｋ４Ｍ２ＸＱ９": ("7K4M2XQ9", ""),
    "oO0i lL1Z": ("0001111Z", ""),
    "7 K 4 M 2 X Q 9 네": ("7K4M2XQ9", "네"),
    "7K4M2XQ9 Yes": ("7K4M2XQ9", "YES"),
    "7K4M2XQ9네": ("7K4M2XQ9", "네"),
    "7K4M2XQ99": ("7K4M2XQ9", "9"),
    "7K4M2XQ": ("", "7K4M2XQ"),
    "7K4M2XQU": ("", "7K4M2XQU"),
    "코드 주세요": ("", "코드 주세요"),
    "": ("", ""),
}


@pytest.mark.parametrize(("said", "read"), TYPED.items())
def test_a_code_is_read_however_it_is_typed(said: str, read: tuple[str, str]) -> None:
    assert typed_code(said) == read


def test_a_code_as_it_is_shown_is_the_code_and_no_two_letters_look_alike() -> None:
    drawn = {drawn_code() for _ in range(50)}
    assert len(drawn) == 50
    for code in drawn:
        assert (len(code), set(code) - set(ALPHABET)) == (LENGTH, set())
        assert typed_code(grouped(code)) == (code, "")
    assert not set("OILU") & set(ALPHABET)
