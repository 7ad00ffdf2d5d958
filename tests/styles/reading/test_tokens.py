"""Counting and cutting text as DeepSeek does; the known counts are those of its tokenizer.json in HF tokenizers."""

import gzip
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles.data.make_tokens import ranks
from styles.reading import tokens
from styles.reading.tokens import count, count_lines, cut, decode, encode

# What blogs are made of, and what breaks tokenizers.
letters = "가나다힣ㅋㅎㅠ漢字かなカ aZ09,.!?~\n\r\t\u3000\u00a0\u200b\u200d\ufe0f\u0301\u1112\u1161\x00😀👨🇰🇷<｜>"
texts = st.one_of(st.text(alphabet=letters), st.text(alphabet=st.characters(exclude_categories=["Cs"])))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("", 0),
        ("안녕하세요", 5),
        ("제주도에 다녀왔어요. 바람이 정말 많이 불더라고요!", 22),
        ("ㅋㅋㅋㅋㅋ", 10),
        ("아 진짜 웃기다 ㅋㅋㅋ ㅠㅠ", 19),
        ("👨\u200d👩\u200d👧 가족여행 🇰🇷", 16),
        ("漢字かなカナ", 5),
        ("2026년 11월 24일, 12345원", 14),
        ("    return [x for x in range(10)]\n", 11),
        ("첫째 줄\n\n\n둘째   줄\r\n", 12),
        ("The quick brown fox jumps over the lazy dog.", 10),
        ("https://blog.example.com/myname?x=1&y=2", 16),
        ("é e\u0301 \u1112\u1161\u11ab", 11),
        ("\x00\x1b[0m\u200b", 6),
    ],
)
def test_a_text_takes_as_many_tokens_as_at_deepseek(text: str, known: int) -> None:
    assert count(text) == known


@pytest.mark.parametrize("text", ["<｜User｜>", "<｜end▁of▁sentence｜>", "<|endoftext|>", "</think>"])
def test_what_looks_like_a_special_token_is_plain_text(text: str) -> None:
    assert count(text) > 1
    assert decode(encode(text)) == text


@given(texts)
def test_nothing_is_lost_on_the_way_to_tokens_and_back(text: str) -> None:
    assert decode(encode(text)) == text


@given(texts, st.lists(st.sampled_from([*"\n\n\n\r \t.!-가a1漢\u3000\x85\u2028\x1c\u0301\u200b", "\n\n", "- ", "<1>"])))
def test_line_by_line_the_count_is_the_same(text: str, seams: list[str]) -> None:
    for mixed in (text, "".join(seams), text.join(seams)):
        assert count_lines(mixed) == count(mixed)


@given(texts, st.integers(-1, 40))
def test_a_cut_text_is_a_beginning_that_fits(text: str, most: int) -> None:
    start = cut(text, most)
    assert text.startswith(start)
    assert count(start) <= max(most, 0)


@given(texts)
def test_a_text_that_fits_is_not_cut(text: str) -> None:
    assert cut(text, count(text)) == text


@given(texts, st.integers(0, 40))
def test_a_cut_wastes_no_more_than_one_character(text: str, most: int) -> None:
    """A character takes at most four tokens here, and one before the cut may be taken apart by it."""
    if count(text) > most:
        assert count(cut(text, most)) >= most - 8


def test_a_cut_never_ends_inside_a_character() -> None:
    assert [cut("ㅋㅋㅋ", most) for most in range(7)] == ["", "", "ㅋ", "ㅋ", "ㅋㅋ", "ㅋㅋ", "ㅋㅋㅋ"]
    assert cut("제주도에 다녀왔어요", 4) == decode(encode("제주도에 다녀왔어요")[:4])


@pytest.mark.parametrize("run", [" ", " \t", "\x00", "\n", "ㅋ", "!", "漢", "1"])
def test_a_million_of_the_same_character_is_counted(run: str) -> None:
    assert count(run * (1_000_000 // len(run))) > 0


@given(texts, st.integers(0, 40))
def test_half_a_surrogate_pair_breaks_nothing(text: str, most: int) -> None:
    torn = "\ud83d" + text + "\ude00"
    assert torn.startswith(cut(torn, most))
    assert count(cut(torn, most)) <= most


def test_a_damaged_vocabulary_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "deepseek_v4.tiktoken.gz"
    other.write_bytes(gzip.compress(b"IQ== 3\n"))
    monkeypatch.setattr(tokens, "_RANKS", other)
    with pytest.raises(ValueError, match="damaged"):
        tokens._loaded.__wrapped__()


def test_threads_that_ask_at_once_load_the_vocabulary_once() -> None:
    tokens._loaded.cache_clear()
    together = Barrier(4)

    def load() -> int:
        together.wait()
        tokens.warm()
        return id(tokens.encoding())

    with ThreadPoolExecutor(4) as threads:
        loaded = [threads.submit(load) for _ in range(4)]
        assert len({one.result() for one in loaded}) == 1
    assert tokens._loaded.cache_info().misses == 1


def test_the_file_in_the_repository_is_the_one_its_readme_names() -> None:
    folder = tokens._RANKS.parent
    packed = tokens._RANKS.read_bytes()
    readme = (folder / "README.md").read_text()
    assert hashlib.sha256(gzip.decompress(packed)).hexdigest() in readme
    assert packed[4:8] == bytes(4)  # no time of making, so that making it again gives the same file


def test_ranks_are_made_from_a_tokenizer_without_its_special_tokens() -> None:
    tokenizer = {
        "added_tokens": [{"id": 0, "content": "<begin>"}],
        "model": {"vocab": {"Ġa": 2, "<begin>": 0, "!": 1, "ê°Ģ": 3}},
    }
    assert ranks(json.dumps(tokenizer)) == b"IQ== 1\nIGE= 2\n6rCA 3\n"
