"""What is worked out from a post once is believed the next time, and the card is the same."""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles import Written, fingerprint, learn, learn_further
from styles.learning.analysis import Analysis, analyse, lines_analysed
from styles.learning.analysis_file import pack, unpack
from styles.reading.own_text import own
from styles.reading.sentences import KnownLines, Sentence, sentences
from tests.support.authors import AUTHORS, Page, card, long_page
from tests.support.posts import CHATTY, PLAIN

DIARY = [long_page(n) for n in range(9)]


@cache
def known_diary() -> dict[str, bytes]:
    """What is worked out from it once."""
    return learn_further(DIARY, {})[1]


@pytest.mark.parametrize("author", AUTHORS)
def test_the_card_is_the_same_whatever_of_its_posts_was_known(author: str) -> None:
    posts = AUTHORS[author]
    _, known = learn_further(posts[1:], {})
    further, fresh = learn_further(posts, known)
    assert further.to_json() == card(author).to_json()
    assert fingerprint(posts[0]) in fresh
    again, nothing = learn_further(posts, known | fresh)
    assert again.to_json() == card(author).to_json()
    assert nothing == {}


def test_long_posts_that_are_measured_at_every_length_are_learned_from_the_same() -> None:
    assert learn_further(DIARY, known_diary()) == (learn(DIARY), {})


def test_a_line_that_has_come_to_stand_in_every_post_is_left_out_of_those_that_were_known() -> None:
    call = "오늘도 들러 주셔서 정말 고맙습니다 여러분"
    signed = [Page(f"{post.markdown}\n\n{call}", post.title) for post in DIARY]
    _, known = learn_further(signed[:2], {})
    card, _ = learn_further(signed[:4], known)
    assert card.to_json() == learn(signed[:4]).to_json()
    assert call in card.profile.farewells


def test_what_is_known_of_a_post_is_not_worked_out_again() -> None:
    _, known = learn_further(PLAIN, {})
    for post in PLAIN:
        found = read(known[fingerprint(post)], post)
        told = {line: tuple(replace(s, ending="polite") for s in of) for line, of in found.sentences.items()}
        known[fingerprint(post)] = pack(replace(found, sentences=told), post)
    assert [e.ending for e in learn_further(PLAIN, known)[0].profile.endings] == ["polite"]


def test_measures_taken_against_other_figures_are_taken_again() -> None:
    post = DIARY[0]
    found = read(known_diary()[fingerprint(post)], post)
    assert found.taken
    assert not read(pack(replace(found, figures="others"), post), post).taken


@pytest.mark.parametrize("posts", [CHATTY, DIARY])
def test_an_analysis_comes_back_as_it_was_kept(posts: Sequence[Written]) -> None:
    known = known_diary() if posts is DIARY else learn_further(posts, {})[1]
    for post in posts:
        kept = known[fingerprint(post)]
        found = read(kept, post)
        assert pack(found, post) == kept
        fresh = analyse(post).within("ko")
        assert (found.own, found.going_on, found.joined) == (fresh.own, fresh.going_on, fresh.joined)
        text = "\n".join(block.text for block in found.joined.blocks if block.kind != "heading")
        anew = sentences([text], "ko")[0]
        told = [one for line in lines_analysed(found.joined) for one in found.sentences.get(line, ())]
        assert [(one, one.morphemes) for one in told] == [(one, one.morphemes) for one in anew if one in told]
        assert told


def test_another_title_or_text_is_another_post() -> None:
    post = Page("비가 왔다.", "비")
    assert fingerprint(post) == fingerprint(Page("비가 왔다.", "비"))
    assert len({fingerprint(p) for p in (post, Page("비가 왔다!", "비"), Page("비가 왔다.", "눈"), Page("", ""))}) == 4


def test_what_was_worked_out_for_another_language_is_worked_out_again() -> None:
    post = CHATTY[0]
    foreign = analyse(post).within("en")
    assert foreign.within("ko") == analyse(post).within("ko")


@pytest.mark.parametrize(
    "bad", [b"", b"no zlib", zlib.compress(b"no json"), zlib.compress(b"[1]"), zlib.compress(b"{}")]
)
def test_what_cannot_be_read_is_worked_out_anew(bad: bytes) -> None:
    known = {fingerprint(post): bad for post in PLAIN}
    card, fresh = learn_further(PLAIN, known)
    assert card == learn(PLAIN)
    assert fresh.keys() == known.keys()


WITHIN_A_SYLLABLE = "쩑헦둺뇸했었어요."  # kiwi: 쩑헦둺뇨 + ᆷ, and 하었었어요
ODD = [
    *(
        "어요",
        "다. ",
        "했음",
        WITHIN_A_SYLLABLE,
        "ㅋㅋ",
        "오늘은 ",
        "뒷산에 ",
        "?!",
        "…",
        "했습니당",
        "ᆷ",
        "ᆫ데",
        "ㅤ",
        "\u1160",
    ),
    *("\0", "\ud800", "\udfff", "갔다왔어요", "e\u0301", "①", "ﬁ", "👨\u200d👩\u200d👧", "𠀋", "\ufeff", "\u202e"),
    *(
        " ",
        "\u00a0",
        "\u3000",
        "\t",
        "\x1c",
        "\x85",
        "\u2028",
        "\r",
        "http://a.b/?x=1",
        "a@b.co",
        "#태그",
        "3.14",
        "(",
        ")",
    ),
]
odd_lines = st.lists(st.sampled_from(ODD) | st.characters(exclude_characters="\n"), max_size=40).map("".join)


def learned_lines(post: Written) -> Analysis:
    """Its lines cut into sentences, as learning does."""
    plain = Analysis(replace(own(post), lines=()), "ko")
    lines = lines_analysed(plain.joined)
    known: KnownLines = {line: tuple(sentences([line], "ko")[0]) for line in lines}
    return plain.with_sentences(plain.joined, known)


@given(odd_lines)
def test_no_line_is_too_odd_for_its_sentences_to_be_kept(line: str) -> None:
    post = Page(line)
    analysis = learned_lines(post)
    assert read(pack(analysis, post), post).sentences == analysis.sentences


def test_a_sentence_ends_with_a_syllable_and_not_within_one() -> None:
    [found] = sentences([f"갔다. {WITHIN_A_SYLLABLE} 왔다."], "ko")
    assert [one.text for one in found] == ["갔다.", WITHIN_A_SYLLABLE, "왔다."]
    assert [m.start for m in found[1].morphemes] == sorted(m.start for m in found[1].morphemes)
    assert all(0 <= m.start <= m.start + m.size <= one.length for one in found for m in one.morphemes)


def test_an_author_of_such_a_line_is_learned_from() -> None:
    posts: list[Written] = [*PLAIN, Page(f"{WITHIN_A_SYLLABLE}\n\n{PLAIN[0].markdown}", "묩")]
    card, known = learn_further(posts, {})
    assert learn_further(posts, known) == (card, {})


def test_a_line_whose_sentences_are_not_in_it_is_cut_anew_the_next_time() -> None:
    post = Page("비가 왔다.\n\n눈이 왔다.")
    lines = {"비가 왔다.": (Sentence("해가 떴다.", "plain"),), "눈이 왔다.": (Sentence("눈이 왔다.", "plain"),)}
    kept = read(pack(replace(learned_lines(post), sentences=lines), post), post)
    assert list(kept.sentences) == ["눈이 왔다."]


def read(packed: bytes, post: Written) -> Analysis:
    found = unpack(packed, post)
    assert found
    return found
