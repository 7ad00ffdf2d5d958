"""What a card says of its author is true, can be followed, and contradicts itself nowhere."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from styles import StyleCard, learn
from styles.languages import language_of
from styles.measuring.profile import habits
from styles.model import Choice, Ended, Manner, Profile
from styles.prompting.profile_lines import profile_lines, saying_lines
from tests.support.authors import AUTHORS, Page, card
from tests.support.posts import CHATTY, PLAIN


def lines(learned: StyleCard, **changed: object) -> list[str]:
    """The lines of a card whose profile is as another says."""
    return profile_lines(replace(learned, profile=replace(learned.profile, **changed)))  # type: ignore[arg-type]


def line(learned: StyleCard, head: str, **changed: object) -> str:
    return next((said for said in lines(learned, **changed) if said.startswith(head)), "")


ENDINGS = tuple(Ended(e, share, (), "") for e, share in (("plain", 0.4), ("polite", 0.35), ("formal", 0.24)))


# Manners


@pytest.mark.parametrize(
    ("manners", "said"),
    [
        ([("polite", 0.55), ("plain", 0.43), ("mixed", 0.02)], "글의 55%는 -요/-습니다, 글의 43%는 -다."),
        ([("polite", 0.5), ("plain", 0.4), ("mixed", 0.1)], "글의 40%는 -다, 글의 10%는 둘을 섞은 글."),
        ([("polite", 0.95), ("plain", 0.05)], ""),
        ([("polite", 0.8), ("mixed", 0.2)], ""),
        ([], ""),
    ],
)
def test_an_author_of_two_manners_has_both_with_their_shares(
    manners: Sequence[tuple[Manner, float]], said: str
) -> None:
    told = line(card("plain"), "말투가", endings=ENDINGS, manners=tuple(manners))
    assert said in told
    assert bool(told) is bool(said)
    assert not told or told.endswith("한 글은 그중 한 가지로 끝까지 갑니다.")


def test_polite_posts_in_which_two_endings_alternate_hide_no_second_manner() -> None:
    """Of 43 plain and 56 polite posts that all went from -습니다 to -요 and back, nothing but the mixing was told."""
    alternating = line(
        card("plain"),
        "한 글 안에서",
        endings=ENDINGS,
        manners=(("polite", 0.56), ("plain", 0.44)),
        alternating=(("polite", 0.4), ("plain", 0.0)),
    )
    assert alternating == "한 글 안에서 번갈아 쓰는 말끝: -요·-습니다."


def test_posts_that_mix_both_manners_are_told_with_their_share() -> None:
    told = line(card("plain"), "한 글 안에서", endings=ENDINGS, manners=(("polite", 0.7), ("mixed", 0.3)))
    assert told == "한 글 안에서 번갈아 쓰는 말끝: -요·-다(글의 30%)."


def test_real_posts_of_two_manners_are_told_as_such() -> None:
    told = learn([*CHATTY[:4], *PLAIN])
    assert "말투가 글마다 다릅니다: 글의 57%는 -요, 글의 43%는 -다." in line(told, "말투가")
    assert not line(card("chatty"), "말투가")


def test_japanese_posts_of_two_manners_are_told_as_such() -> None:
    plain = [
        Page(f"今日は{what}に行った。{what}はとても静かだった。人はいなかった。{what}の席に座った。少し寒かった。" * 2)
        for what in ("海", "山", "川")
    ]
    assert "文体は記事ごとに違う" in line(learn([*AUTHORS["japanese"], *plain]), "文体")


# True claims


@pytest.mark.parametrize(
    ("spoken", "claim"), [("plain", "짧은 문장과 긴 문장"), ("english", "Short and long"), ("japanese", "長短")]
)
def test_sentences_of_one_length_are_not_said_to_be_mixed(spoken: str, claim: str) -> None:
    def told(mean: float, deviation: float) -> bool:
        return any(claim in said for said in lines(card(spoken), mean=mean, deviation=deviation))

    assert told(40, 22)
    assert not told(13, 0)
    assert not told(40, 8)
    assert not told(0, 0)


def test_what_is_hardly_there_is_not_said_to_be_never_there() -> None:
    assert line(card("plain"), "거의 쓰지 않는 것")
    assert not [
        w
        for w in (language_of(c).profile.absent for c in ("ko", "en", "ja"))
        if w.startswith(("쓰지", "Never", "使わない"))
    ]


# What can be followed


def test_misspellings_are_never_ordered() -> None:
    told = replace(card("plain"), profile=replace(card("plain").profile, slips=("메세지",)))
    assert "고치지 않고 쓰는 말: ‘메세지’." in saying_lines(told)
    assert not [said for said in profile_lines(told) if "한두 번" in said]


def test_a_choice_of_spelling_is_told_as_a_whole_word() -> None:
    chosen = (Choice("안되", "안 되", 20), Choice("할수있", "할 수 있", 12), Choice("갯수", "개수", 9))
    told = line(card("plain"), "적는 버릇", choices=chosen)
    assert told == "적는 버릇: ‘안되다’(안 되다 아님), ‘할수있다’(할 수 있다 아님), ‘갯수’(개수 아님)."


def _measured(learned: StyleCard, **changed: object) -> Profile:
    return replace(learned.profile, **changed)  # type: ignore[arg-type]


def test_what_a_line_tells_of_is_none_of_the_don_ts() -> None:
    """A habit of some posts, an ending of one sentence in fifty, a word that opens sentences."""
    chatty = card("chatty")
    has = habits(_measured(chatty, openers=(("또한", 2.0),), absent=("table",)))
    assert {"dots", "three dots", "end polite", "final -어요", "word 또한/MAJ", "table"} <= has
    few = chatty.profile.habits[0]._replace(name="heading", posts=0.06)
    assert {"heading", "asking headings"} <= habits(_measured(chatty, habits=(few,)))


# The hand


def test_a_question_mark_in_brackets_is_no_face() -> None:
    told = {h.name for h in learn([Page(f"{PLAIN[0].markdown}\n\n새로 산 의자(?)가 왔다.")]).profile.habits}
    assert told == {"doubt", "question"}


def test_marks_that_run_together_are_told_as_they_are_typed() -> None:
    (mixed,) = [
        h
        for h in learn([Page(f"{PLAIN[0].markdown}\n\n드디어 왔다..!! 정말로..!! 또?!")]).profile.habits
        if h.name == "mixed marks"
    ]
    assert mixed.forms == ("..!!", "?!")


@pytest.mark.parametrize("title", ["『긴 겨울』을 읽었다.", "《긴 겨울》을 읽었다.", "〈긴 겨울〉을 읽었다."])
def test_titles_in_corner_brackets_are_a_habit(title: str) -> None:
    told = learn([Page(f"{PLAIN[0].markdown}\n\n{title}")]).profile.habits
    assert [(h.name, h.forms) for h in told] == [("title marks", ())]
