"""Voices heard: own posts before others', a caricature told from an original, and what a card tells read back."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from benchmarks.voice.evaluation.building import build, study
from benchmarks.voice.evaluation.figures import auc
from benchmarks.voice.evaluation.read_back import read_back
from styles import Gap, Hearing, StyleCard, gap_said, hear, tell_said
from styles.languages.gaps import HEARABLE
from styles.languages.measure_names import labels, measure_name
from styles.learning.learn import learn
from styles.measuring.counted import Counted, counted
from styles.model import Standing, Typical, Usual, Voice
from styles.prompting.card_text import profile_text, render_card
from styles.prompting.profile_lines import far_out, place_lines
from styles.prompting.squeeze import squeeze
from styles.reading.own_text import own
from styles.reading.tokens import count
from styles.scoring.background import (
    KINDS,
    LENGTHS,
    MEASURES,
    Background,
    Cut,
    background,
    cuts,
    gather,
    nearest,
    take,
)
from styles.scoring.distinctive import normal_score, percentile, set_apart, unlike
from styles.scoring.machine_tells import TELLING, tells
from styles.scoring.score import hear_against, second
from styles.scoring.voice import fit_voice, mean_scores, standings
from tests.support.authors import Page
from tests.support.voices import LONG, MANNERS, draft, page, pages

SPOKEN = ["ko", "en", "ja"]
LEARNED = 9  # of the twelve posts of an author; the rest are heard
NEW = {"ko_jin", "ko_sol"}  # of whom nothing is in the figures
AUTHORS = [a for a in MANNERS if a[:2] != "ko" or a in NEW]


@cache
def _cuts(author: str) -> list[Cut]:
    return [s.cut for s in study(pages(author)[:LEARNED], author[:2])]


@cache
def _corpus(spoken: str) -> Mapping[str, Sequence[Cut]]:
    return {a: _cuts(a) for a in MANNERS if a.startswith(spoken) and a not in NEW}


@cache
def _figures(spoken: str) -> Background:
    return Background.from_bytes(build(_corpus(spoken), [], spoken).to_bytes())


@cache
def _card(author: str, ours: bool = True) -> StyleCard:
    return learn(pages(author)[:LEARNED], _figures(author[:2]) if ours else None)


def _voice(card: StyleCard) -> Voice:
    assert card.voice is not None
    return card.voice


def _text(post: Page, spoken: str) -> Counted:
    return counted([own(post)], spoken)[0]


def _names(figures: Background) -> list[str]:
    return list(figures.space(MEASURES).names)


# Figures of others


@pytest.mark.parametrize("spoken", ["en", "ja"])
def test_the_same_posts_give_the_same_figures_to_the_byte(spoken: str) -> None:
    fresh = build({a: list(posts) for a, posts in _corpus(spoken).items()}, [], spoken)
    assert Background.from_bytes(fresh.to_bytes()).mark == _figures(spoken).mark
    other = gather(dict(list(_corpus(spoken).items())[1:]), [], spoken)
    assert other.to_bytes() != fresh.to_bytes()


@pytest.mark.parametrize("spoken", SPOKEN)
def test_figures_are_the_same_after_they_were_kept(spoken: str) -> None:
    for figures in (_figures(spoken), background(spoken)):
        again = Background.from_bytes(figures.to_bytes())
        assert again.to_bytes() == figures.to_bytes()
        assert (again.language, again.mark, again.calibration) == (spoken, figures.mark, figures.calibration)
        assert set(again.spaces) == {(kind, length) for kind in KINDS for length in LENGTHS}
        for key, space in figures.spaces.items():
            assert again.spaces[key].names == space.names
            assert np.array_equal(again.spaces[key].quantiles, space.quantiles)


@pytest.mark.parametrize("spoken", SPOKEN)
def test_the_figures_that_ship_are_numbers_in_order(spoken: str) -> None:
    figures = background(spoken)
    for space in figures.spaces.values():
        assert len(set(space.names)) == len(space.names) == len(space.middle)
        for array in (space.quantiles, *space.within, *space.total, space.middle):
            assert np.isfinite(array).all()
        assert (np.diff(space.quantiles, axis=1) >= 0).all()
        assert (space.within[0] > 0).all()
    assert all(slope > 0 for slope, _ in figures.calibration.values())


def test_what_one_author_alone_writes_is_in_no_figures() -> None:
    words = {
        a: [n for n in _figures("ko").space(MEASURES).names if n.startswith("word ") and a in n]
        for a in ("그러나", "아무튼")
    }
    assert words == {"그러나": [], "아무튼": []}


@pytest.mark.parametrize(
    ("characters", "length"), [(0, 300), (300, 300), (599, 300), (600, 600), (1_999, 1_200), (2_000, 0), (99_999, 0)]
)
def test_a_text_is_held_against_texts_of_about_its_length(characters: int, length: int) -> None:
    assert nearest(characters) == length


def test_a_post_is_cut_at_the_lengths_it_reaches() -> None:
    whole = _text(page("ko_dam", 0, size=LONG), "ko")
    found = cuts(whole)
    assert set(found) == set(LENGTHS)
    assert found[0] is whole
    for length in (300, 600, 1_200):
        assert length <= len(found[length].text) <= length + 200
    assert set(cuts(_text(page("ko_dam", 0, size=14), "ko"))) == {0, 300}


# Own posts and others'


@pytest.mark.parametrize("author", AUTHORS)
def test_own_posts_that_were_not_learned_from_stand_above_posts_of_others(author: str) -> None:
    spoken, figures = author[:2], _figures(author[:2])

    def standing(name: str) -> list[float]:
        taken = [take(_text(page(name, n), spoken), spoken) for n in range(LEARNED, 12)]
        return list(standings(_voice(_card(author)), taken, 300, figures)[0])

    others = [z for name in MANNERS if name.startswith(spoken) and name != author for z in standing(name)]
    assert auc(standing(author), others) >= 0.8


@pytest.mark.parametrize("author", sorted(NEW))
def test_a_new_author_is_matched_better_by_own_posts_than_by_anybody_elses(author: str) -> None:
    def match(name: str, n: int) -> int:
        return _match(hear_against(_voice(_card(author)), _text(page(name, n), "ko"), _figures("ko")))

    others = [a for a in MANNERS if a.startswith("ko") and a != author]
    own_posts = [match(author, n) for n in range(LEARNED, 12)]
    assert min(own_posts) > max(np.mean([match(a, n) for n in range(LEARNED, 12)]) for a in others)


@pytest.mark.parametrize("author", sorted(NEW))
def test_the_second_scorer_tells_them_apart_too(author: str) -> None:
    def place(name: str) -> float:
        texts = [_text(page(name, n), "ko") for n in range(LEARNED, 12)]
        return float(np.mean([second(_voice(_card(author)), text, _figures("ko"))[0] for text in texts]))

    assert place(author) > max(place(a) for a in MANNERS if a.startswith("ko") and a != author)


# Two sides


def _match(hearing: Hearing) -> int:
    assert hearing.match is not None
    return hearing.match


def _hearing(author: str, text: Counted, away: float) -> Hearing:
    """The same text, heard by one whose own posts stand so many deviations below it."""
    voice, figures = _voice(_card(author)), _figures(author[:2])
    length = nearest(len(text.text))
    place = float(standings(voice, [take(text, author[:2])], length, figures)[0][0])
    return hear_against(voice._replace(first={length: Typical(place - away * 0.5, 0.5)}), text, figures)


@pytest.mark.parametrize("author", ["ko_jin", "en_bob", "ja_emi"])
def test_more_like_the_author_than_the_author_is_no_better_than_less(author: str) -> None:
    text = _text(page(author, 11), author[:2])
    usual, much, more = (_hearing(author, text, away) for away in (0, 3, 5))
    assert (usual.within, usual.overdone) == (True, False)
    assert (much.within, much.overdone) == (False, True)
    assert _match(usual) >= _match(much) >= _match(more)
    assert _match(usual) > _match(more)
    little = _hearing(author, text, -3)
    assert (little.within, little.overdone) == (False, False)


@pytest.mark.parametrize("author", ["ko_jin", "ko_sol"])
def test_a_caricature_is_no_match_where_an_ordinary_post_is_one(author: str) -> None:
    posts = study([page(author, n, size=24) for n in range(LEARNED)], "ko")
    voice = fit_voice([s.cut for s in posts], background("ko"), (*HEARABLE, *TELLING))
    assert voice is not None
    low = voice.first[600].low
    figures = replace(background("ko"), calibration={600: (1.0, -low)})  # even odds at the edge of the usual
    ordinary = hear_against(voice, _text(page(author, 10, size=24), "ko"), figures)
    caricature = hear_against(voice, _text(page(author, 10, tics=6, size=24), "ko"), figures)
    assert (ordinary.within, ordinary.overdone) == (True, False)
    assert not caricature.within
    assert caricature.tells
    assert _match(caricature) < 50 <= _match(ordinary)


# Where nothing can be said


def test_a_draft_of_less_than_300_characters_is_not_judged() -> None:
    card = _card("ko_jin", ours=False)
    short, long = page("ko_jin", 11, size=8).markdown, page("ko_jin", 11).markdown
    assert len(own(Page(short)).blocks) > 3
    assert hear(card, short) == Hearing(None, unheard="short draft")
    assert hear(card, long).match is not None


@pytest.mark.parametrize(
    "padding",
    [
        "```py\nx = 1\n" + "y = 2\n" * 200 + "```",
        "[확인: " + "가" * 190 + "] " * 9,
        "> 남의 말이다. " * 60,
        "# 제목 " * 90,
    ],
)
def test_code_quotes_headings_and_gaps_do_not_make_a_draft_longer(padding: str) -> None:
    short = page("ko_jin", 11, size=8).markdown
    assert hear(_card("ko_jin", ours=False), f"{short}\n\n{padding}") == Hearing(None, unheard="short draft")


def test_the_title_above_a_draft_is_no_heading_in_it() -> None:
    card, text = _card("ko_jin", ours=False), page("ko_jin", 11).markdown
    titled = [f"# 보일러 덕분에 목욕탕\n\n{text}", f"\n# 보일러\n{text}"]
    assert [hear(card, each) for each in titled] == [hear(card, text)] * 2


def test_gaps_left_for_the_author_are_not_heard() -> None:
    card, draft_ = _card("ko_jin", ours=False), page("ko_jin", 11).markdown
    filled = draft_.replace("\n\n", " [확인: 몇 시였는지, 누구와 갔는지!!]\n\n")
    assert hear(card, filled).match == hear(card, draft_).match


@pytest.mark.parametrize("text", ["", "\0\ud800", "[" * 2_000, "ㅋ" * 2_000, "a b " * 900, "다. " * 500, "の。" * 500])
@pytest.mark.parametrize("author", ["ko_jin", "en_bob", "ja_emi"])
def test_no_draft_is_too_strange_to_be_heard(author: str, text: str) -> None:
    match = hear(_card(author, ours=False), text).match
    assert match is None or 0 <= match <= 100


def test_a_voice_of_fewer_than_three_posts_is_none() -> None:
    posts = pages("ko_jin")
    card = learn(posts[:2])
    assert (card.voice, card.standings, card.unlike) == (None, (), ())
    assert hear(card, posts[3].markdown) == Hearing(None, unheard="few posts")
    assert fit_voice(_cuts("ko_jin")[:2], _figures("ko")) is None
    assert _voice(learn(posts[:3])).posts == 3


def test_short_posts_do_not_make_a_voice() -> None:
    posts = [*pages("ko_jin")[:2], *(page("ko_jin", n, size=8) for n in range(3, 9))]
    assert learn(posts).voice is None
    assert learn(posts).posts == 8


def test_a_voice_measured_against_other_figures_is_not_heard() -> None:
    card = _card("ko_jin", ours=False)
    other = replace(card, voice=_voice(card)._replace(background="0123456789ab"))
    assert hear(other, page("ko_jin", 11).markdown) == Hearing(None, unheard="other figures")
    assert hear(_card("ko_jin"), page("ko_jin", 11).markdown) == Hearing(None, unheard="other figures")


# Kept


@pytest.mark.parametrize("author", ["ko_jin", "en_bob", "ja_emi"])
def test_a_card_with_a_voice_is_heard_alike_after_it_was_kept(author: str) -> None:
    card = _card(author, ours=False)
    again = StyleCard.from_json(card.to_json())
    assert again == card
    text = page(author, 11).markdown
    assert hear(again, text) == hear(card, text)
    assert hear(again, text).match is not None


def _as_before(card: StyleCard) -> str:
    """The card as it was kept before there were voices."""
    kept = json.loads(card.to_json())
    for later in ("standings", "unlike", "voice", "rules", "said"):
        del kept[later]
    for passage in kept["passages"]:
        del passage["genre"]
    return json.dumps(kept | {"version": 1})


@pytest.mark.parametrize("author", ["ko_jin", "en_bob", "ja_emi"])
def test_a_card_from_before_there_were_voices_still_serves(author: str) -> None:
    card = _card(author, ours=False)
    old = StyleCard.from_json(_as_before(card))
    assert (old.voice, old.standings, old.unlike, old.profile) == (None, (), (), card.profile)
    assert old.passages[0].text in render_card(old)
    assert 0 < count(render_card(squeeze(old, 900))) <= 900
    assert hear(old, page(author, 11).markdown) == Hearing(None, unheard="few posts")
    assert StyleCard.from_json(old.to_json()) == old


def test_a_mean_is_kept_to_a_fiftieth() -> None:
    posts, figures = _cuts("ko_jin"), _figures("ko")
    voice = fit_voice(posts, figures, ("comma",))
    assert voice is not None
    for kind in KINDS:
        exact = figures.space(kind).scores([getattr(p[0], kind) for p in posts]).mean(axis=0)
        assert mean_scores(voice, kind) == pytest.approx(exact, abs=0.0101)
    assert [u.name for u in voice.usual] == ["comma"]
    assert voice.background == figures.mark


def test_a_usual_range_holds_eight_of_ten_posts() -> None:
    posts = _cuts("ko_dam")
    voice = fit_voice(posts, _figures("ko"), ("sentence", "comma", "nothing at all"))
    assert voice is not None
    sentence, _, nothing = voice.usual
    values = [p[0].measures["sentence"] for p in posts]
    assert 7 <= sum(sentence.low - 1e-3 <= v <= sentence.high + 1e-3 for v in values) <= 8
    assert sentence.low <= sentence.middle <= sentence.high
    assert nothing == Usual("nothing at all", 0, 0, 0)


# Gaps and tells


def test_what_is_outside_the_usual_range_is_named_with_the_widest_gap_first() -> None:
    loud = page("ko_sol", 10).markdown.replace("\n\n", "!!! (정말로 그랬다)\n\n")
    gaps, plain = (hear(_card("ko_sol", ours=False), text).gaps for text in (loud, page("ko_sol", 10).markdown))
    assert {"exclamation", "parenthesis"} & {g.name for g in gaps}
    assert not {"exclamation", "parenthesis"} & {g.name for g in plain}
    assert len(gaps) <= 5
    assert all(not gap.low <= gap.value <= gap.high for gap in gaps)


@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_every_gap_a_card_can_hear_is_said_differently_by_side_and_by_distance(spoken: str) -> None:
    for name in HEARABLE:
        far_less, less, more, far_more = (gap_said(Gap(name, v, 10, 12), spoken) for v in (1, 9, 13, 40))
        assert all([far_less, less, more, far_more])
        assert len({far_less, far_more}) == len({less, more}) == 2
        assert "{" not in far_less + less + more + far_more
    assert gap_said(Gap("tag XYZ", 1, 2, 3), spoken) == ""


@pytest.mark.parametrize(("faces", "said"), [(1, "조금"), (4, "훨씬")])
def test_a_single_time_is_never_far_more_than_usual(faces: int, said: str) -> None:
    text = page("ko_dam", 10).markdown.replace(".", ". ^^;", faces)
    [gap] = [gap for gap in hear(_card("ko_dam", ours=False), text).gaps if gap.name == "face"]
    assert gap_said(gap, "ko") == f"얼굴 기호가 평소보다 {said} 많아요"


@pytest.mark.parametrize(("head", "named"), [("안녕하세요 반쪽이에요.", False), ("비가 왔다\n\n눈이 왔다", True)])
def test_a_greeting_that_kiwi_takes_for_a_sentence_of_its_own_lacks_no_full_stop(head: str, named: bool) -> None:
    heard = hear(_card("ko_dam", ours=False), f"{head}\n\n{page('ko_dam', 10).markdown}")
    assert ("unmarked" in {gap.name for gap in heard.gaps}) == named


def _usual(**ranges: tuple[float, float]) -> dict[str, Usual]:
    named_ = {name.replace("_", " "): range_ for name, range_ in ranges.items()}
    return {name: Usual(name, low, (low + high) / 2, high) for name, (low, high) in named_.items()}


@pytest.mark.parametrize(
    ("tell", "values", "usual"),
    [
        ("even structure", {"heading": 6}, _usual(heading=(0, 1))),
        (
            "even structure",
            {"paragraph unevenness": 0.1, "unevenness": 0.1},
            _usual(paragraph_unevenness=(0.5, 1), unevenness=(0.5, 1)),
        ),
        ("maxims", {"maxims": 0.6}, _usual(maxims=(0, 0.1))),
        ("ask and answer", {"asked and answered": 0.2}, _usual(asked_and_answered=(0, 0.02))),
        ("piled tics", {"most tics": 9}, _usual(most_tics=(0, 3))),
        ("uniform register", {"switches": 0.0}, _usual(switches=(0.1, 0.4))),
        ("no slips", {"misspelt": 0.0}, _usual(misspelt=(0.6, 3))),
    ],
)
def test_what_gives_a_machine_away_is_told_and_is_never_held_against_a_habit(
    tell: str, values: dict[str, float], usual: dict[str, Usual]
) -> None:
    assert tells({"misspelt": 1.0} | values, usual) == (tell,)
    habit = {name: Usual(name, 0, values.get(name, 0.0), values.get(name, 0.0)) for name in usual}
    assert tells({"misspelt": 1.0} | values, habit) == ()
    assert tells(values, {}) == ()
    assert {tell_said(found, spoken) for found in (tell,) for spoken in ("ko", "en")} - {""}  # type: ignore[arg-type]


def test_a_measure_without_occasion_tells_nothing() -> None:
    usual = {name: Usual(name, 0, 0, 0) for name in (*TELLING, "heading", "switches", "unevenness")}
    assert tells(dict.fromkeys(usual, float("nan")), usual) == ()


# Beside other bloggers


@pytest.mark.parametrize("spoken", SPOKEN)
def test_places_that_were_said_are_read_back(spoken: str) -> None:
    figures = _figures(spoken)
    known = list(labels(_names(figures), spoken).values())
    dice = random.Random(spoken)
    told = [
        Standing(n, 1.0, 0.5, dice.choice((95, 85, 65, 35, 15, 5))) for n in dice.sample(known, min(len(known), 20))
    ]
    text = "\n".join(["앞줄 50, 쉼표", *(f"- {line}" for line in place_lines(told, spoken)), "뒷줄 50, 쉼표"])
    assert read_back(text, _names(figures), spoken) == {s.name: s.percentile for s in told}


@pytest.mark.parametrize(
    "text", ["", "쉼표", "남의 글보다 많은 것(100편 중): ", "\0", "쉼, " * 9_000, "가 1" * 9_000, "1 " * 50_000]
)
def test_a_text_that_tells_no_places_gives_none(text: str) -> None:
    names = _names(_figures("ko"))
    assert read_back(text, names, "ko") == {}
    assert place_lines((), "ko") == []
    assert place_lines([Standing("comma", 0, 0, 50)], "ko") == []
    (line,) = place_lines([Standing("comma", 0, 0, 83)], "ko")
    assert set(read_back(f"{line}, {text}", names, "ko").values()) <= {85}


@pytest.mark.parametrize("author", ["ko_jin", "en_bob", "ja_emi"])
def test_what_a_card_tells_of_its_author_is_read_back_as_it_was_meant(author: str) -> None:
    card = _card(author, ours=False)
    text = "\n".join(place_lines(card.standings, author[:2]))
    told = read_back(text, _names(background(author[:2])), author[:2])
    assert told.keys() == {s.name for s in far_out(card.standings, card.language)}
    assert all(abs(told[s.name] - s.percentile) <= 5 for s in far_out(card.standings, card.language))


@pytest.mark.parametrize("author", ["ko_jin", "ko_sol", "en_bob", "ja_emi"])
def test_an_author_is_set_apart_by_what_holds_in_both_halves_of_their_posts(author: str) -> None:
    posts, figures = _cuts(author), _figures(author[:2])
    found = set_apart(posts, figures)
    assert len(found) >= 3
    assert len({measure_name(s.name, author[:2]) for s in found}) == len(found)
    for standing in found:
        space = figures.space(MEASURES)
        f = space.names.index(standing.name)
        scored = space.scores([p[0].measures for p in posts])[:, f] - space.middle[f]
        assert scored[::2].mean() * scored[1::2].mean() > 0
        assert abs(percentile(float(space.middle[f] + scored.mean())) - standing.percentile) <= 1


def test_what_an_author_does_in_every_second_post_only_does_not_set_them_apart() -> None:
    loud = [
        p if n % 2 else Page(p.markdown.replace("\n\n", " (아!!)\n\n"), p.title) for n, p in enumerate(pages("ko_dam"))
    ]
    always = [Page(p.markdown.replace("\n\n", " (아!!)\n\n"), p.title) for p in pages("ko_dam")]

    def names(posts: Sequence[Page]) -> set[str]:
        return {s.name for s in set_apart([s.cut for s in study(posts, "ko", (0,))], background("ko"))}

    bang = {"exclamation", "many exclamations", "parenthesis"}
    assert bang & names(always)
    assert not bang & names(loud)


def test_what_models_do_and_an_author_hardly_does_is_told_unless_they_do_it() -> None:
    figures, posts = background("en"), _cuts("en_ann")
    found = unlike(posts, figures)
    assert 0 < len(found) <= 10
    assert all(measure_name(name, "en") for name in found)
    for name in found:
        assert name not in unlike(posts, figures, has=[name])
        assert figures.model[figures.space(MEASURES).names.index(name)] > 0
    like_models = [s.cut for s in study([draft(n) for n in range(6)], "en")]
    assert not {"heading", "bullet", "bold"} & set(unlike(like_models, figures))


def test_of_fewer_than_three_posts_nothing_is_said() -> None:
    assert set_apart(_cuts("ko_jin")[:2], _figures("ko")) == ()
    assert unlike(_cuts("ko_jin")[:2], _figures("ko")) == ()


@pytest.mark.parametrize("place", range(1, 100))
def test_a_place_among_a_hundred_survives_being_a_score(place: int) -> None:
    assert percentile(normal_score(place)) == place
    assert percentile(-99.0) == 1
    assert percentile(99.0) == 99


# Profiles


@pytest.mark.parametrize("author", ["ko_jin", "en_bob", "ja_emi"])
def test_a_profile_tells_as_much_as_fits_and_more_where_there_is_more_room(author: str) -> None:
    card, names = _card(author, ours=False), _names(background(author[:2]))
    told: list[int] = []
    for tokens in (300, 900, 2_400):
        text = profile_text(squeeze(card, tokens))
        told.append(len(read_back(text, names, author[:2])))
    assert told == sorted(told)
    assert 0 < told[0] < told[-1]


def test_two_authors_are_told_of_differently() -> None:
    names = _names(background("ko"))
    cards = [squeeze(_card(a, ours=False), 1_200) for a in sorted(NEW)]
    one, other = (read_back(profile_text(card), names, "ko") for card in cards)
    both = set(one) & set(other)
    assert set(one) != set(other)
    assert any(abs(one[n] - other[n]) > 20 for n in both)
