"""The arithmetic of voices: ranks among others, directions, and the figures that say how good a scorer is."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.voice.evaluation.figures import auc, calibration_error, false_at
from styles.scoring.calibration import chance, fit_calibration
from styles.scoring.ranks import Space, factor_covariance, make, normal, ranks, solve

NUMBERS = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=12)  # few different ones, so that many are tied
SEEDS = st.integers(0, 2**32 - 1)


# Figures


@given(NUMBERS, NUMBERS)
def test_auc_is_the_share_of_pairs_in_which_the_own_text_stands_higher(own: list[float], others: list[float]) -> None:
    pairs = [(a > b) + (a == b) / 2 for a in own for b in others]
    assert auc(own, others) == pytest.approx(sum(pairs) / len(pairs))


def test_of_no_texts_no_figure_is_made_up() -> None:
    assert isnan(auc([], [1.0]))
    assert isnan(auc([1.0], []))
    assert isnan(false_at(np.array([]), np.array([1.0])))


@given(NUMBERS, NUMBERS)
def test_false_alarms_are_others_above_what_nine_of_ten_own_texts_reach(own: list[float], others: list[float]) -> None:
    share = false_at(np.array(own), np.array(others))
    reached = [bar for bar in own if sum(o >= bar for o in own) * 10 >= len(own) * 9]
    assert share == sum(o >= max(reached) for o in others) / len(others)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(0.01, 20), st.floats(-20, 20))
def test_a_higher_standing_never_has_a_lower_chance(one: float, other: float, slope: float, offset: float) -> None:
    low, high = sorted([one, other])
    assert 0 <= chance(low, (slope, offset)) <= chance(high, (slope, offset)) <= 1


def _apart(gap: float, own: int, others: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    return rng.normal(gap, 1, own), rng.normal(0, 1, others)


@pytest.mark.parametrize("gap", [0.5, 1, 2, 3, 4])
@pytest.mark.parametrize(("own", "others"), [(20, 100), (400, 3_000)])
def test_calibrated_odds_are_right_where_the_two_are_as_likely(gap: float, own: int, others: int) -> None:
    near, far = _apart(gap, own, others)
    odds = fit_calibration(near, far)
    assert odds[0] > 0
    assert chance(gap / 2, odds) == pytest.approx(0.5, abs=0.12)
    assert np.mean([chance(z, odds) for z in near]) > np.mean([chance(z, odds) for z in far])


@pytest.mark.parametrize("gap", [8, 10, 20])
@pytest.mark.parametrize(("own", "others"), [(6, 12), (20, 100)])
@pytest.mark.parametrize("away", [0, 20])
def test_what_lies_far_apart_is_told_apart_by_its_odds(gap: float, own: int, others: int, away: float) -> None:
    near, far = _apart(gap, own, others)
    odds = fit_calibration(near + away, far + away)
    assert chance(gap + away, odds) > 0.8
    assert chance(away, odds) < 0.2


@pytest.mark.parametrize("gap", [0.5, 1, 2, 3])
def test_calibrated_chances_hold_what_they_say(gap: float) -> None:
    near, far = _apart(gap, 2_000, 6_000)
    odds = fit_calibration(near, far)
    chances = [chance(z, odds) for z in (*near, *far)]
    assert calibration_error(chances, [True] * len(near) + [False] * len(far)) < 0.04


def test_an_error_of_calibration_is_the_distance_from_what_came_true() -> None:
    honest = [0.25] * 4 + [0.75] * 4
    assert calibration_error(honest, [True, False, False, False, True, True, True, False]) == pytest.approx(0)
    assert calibration_error([0.9] * 8, [True, False] * 4) == pytest.approx(0.4)
    assert calibration_error([0.0, 1.0], [True, False]) == pytest.approx(1)


def test_own_texts_and_others_weigh_the_same_however_many_there_are() -> None:
    few = calibration_error([0.75, 0.75, 0.75, 0.25, 0.75, 0.25, 0.25, 0.25], [True] * 4 + [False] * 4)
    many = calibration_error([0.75, 0.75, 0.75, 0.25] + [0.75, 0.25, 0.25, 0.25] * 9, [True] * 4 + [False] * 36)
    assert few == pytest.approx(0)
    assert many == pytest.approx(0)


# Linear algebra


@given(SEEDS, st.integers(1, 12), st.integers(0, 6))
def test_solving_by_a_few_directions_is_solving_the_whole(seed: int, size: int, few: int) -> None:
    rng = np.random.default_rng(seed)
    diagonal, factors, right = rng.uniform(0.1, 3, size), rng.normal(size=(size, few)), rng.normal(size=size)
    whole = np.linalg.solve(np.diag(diagonal) + factors @ factors.T, right)
    assert solve(diagonal, factors, right) == pytest.approx(whole, rel=1e-6, abs=1e-8)


@given(SEEDS, st.floats(0, 0.9))
def test_shrinking_a_covariance_keeps_every_variance(seed: int, shrink: float) -> None:
    deviations = np.random.default_rng(seed).normal(size=(30, 6)) @ np.random.default_rng(seed + 1).normal(size=(6, 6))
    covariance = deviations.T @ deviations / 30
    diagonal, factors = factor_covariance(deviations, 6, shrink)
    rebuilt = np.diag(diagonal) + factors @ factors.T
    assert np.diag(rebuilt) == pytest.approx(np.diag(covariance), abs=0.0201)  # a diagonal is never below 0.02
    off = ~np.eye(6, dtype=bool)
    assert rebuilt[off] == pytest.approx((1 - shrink) * covariance[off], abs=1e-6)


# Ranks


def test_ties_stand_in_the_middle_of_their_run() -> None:
    quantiles = np.array([[0.0, 0.0, 0.0, 1.0, 2.0]])
    assert list(ranks(np.array([[0.0], [1.0], [1.5], [2.0]]), quantiles)[:, 0]) == [0.25, 0.75, 0.875, 1.0]


def test_what_is_beyond_everybody_stands_at_an_end() -> None:
    places = ranks(np.array([[-9.0], [9.0]]), np.array([[0.0, 0.0, 1.0, 2.0, 3.0]]))
    assert list(places[:, 0]) == [0, 1]


@given(st.lists(st.integers(-4, 4).map(float), min_size=2, max_size=9), st.lists(st.floats(-6, 6), min_size=2))
def test_more_never_ranks_lower(knots: list[float], values: list[float]) -> None:
    column = np.array(sorted(values))[:, None]
    places = ranks(column, np.array([sorted(knots)]))[:, 0]
    assert np.all(np.diff(places) >= 0)
    assert np.all((places >= 0) & (places <= 1))


def test_normal_scores_rise_about_nought_and_end_somewhere() -> None:
    places = np.linspace(0, 1, 101)
    scores = normal(places)
    assert np.all(np.diff(scores) >= 0)
    assert scores[::-1] == pytest.approx(-scores)
    assert normal(np.array([0.975]))[0] == pytest.approx(1.96, abs=0.01)
    assert 2 < scores[-1] < 3


# Spaces


def _space() -> tuple[Space, np.ndarray, list[str]]:
    """Four authors of ten posts: each writes one of four measures more than the rest do."""
    rng = np.random.default_rng(3)
    authors = [a for a in "abcd" for _ in range(10)]
    values = rng.normal(size=(40, 4))
    for i, author in enumerate(authors):
        values[i, "abcd".index(author)] += 3
    return make([f"m{f}" for f in range(4)], values, authors), values, authors


def _posts(rows: np.ndarray) -> list[dict[str, float]]:
    return [{f"m{f}": float(v) for f, v in enumerate(row)} for row in rows]


def test_every_author_counts_the_same_however_much_they_wrote() -> None:
    values = np.array([[float(n) / 90] for n in range(90)] + [[10 + float(n) / 10] for n in range(10)])
    space = make(["m"], values, ["much"] * 90 + ["little"] * 10)
    assert ranks(np.array([[5.0]]), space.quantiles)[0, 0] == pytest.approx(0.5, abs=0.05)


def test_a_measure_without_occasion_stands_in_the_middle() -> None:
    space, _, _ = _space()
    (scores,) = space.scores([{"m0": float("nan"), "m1": 9.0, "m2": 0.0, "m3": 0.0}])
    assert scores[0] == space.middle[0]
    assert scores[1] > 2


def test_a_measure_that_is_missing_counts_as_none_of_it() -> None:
    space, _, _ = _space()
    assert space.scores([{}]) == pytest.approx(space.scores([dict.fromkeys(space.names, 0.0)]))


def test_no_posts_have_no_scores() -> None:
    space, _, _ = _space()
    assert space.scores([]).shape == (0, 4)


def test_posts_of_an_author_stand_above_others_along_their_direction() -> None:
    space, values, authors = _space()
    scores = space.scores(_posts(values))
    for f, name in enumerate("abcd"):
        own = np.array([a == name for a in authors])
        direction = space.direction(scores[own].mean(axis=0), 10)
        along = space.standing(scores, direction)
        assert int(direction.argmax()) == f
        assert auc(along[own], along[~own]) > 0.9
        assert along.std() == pytest.approx(1, abs=0.2)


def test_how_few_posts_there_were_changes_no_standing_of_a_whole_voice() -> None:
    space, values, _ = _space()
    scores = space.scores(_posts(values))
    few, many = (space.direction(scores[:10].mean(axis=0), n) for n in (3, 300))
    assert np.linalg.norm(few) < np.linalg.norm(many)
    assert space.standing(scores, few) == pytest.approx(space.standing(scores, many))


def test_nothing_told_of_an_author_lets_nobody_stand_out() -> None:
    space, values, _ = _space()
    along = space.standing(space.scores(_posts(values)), space.direction(space.middle, 10))
    assert along == pytest.approx(np.zeros(40))


def test_a_measure_nobody_has_occasion_for_decides_nothing() -> None:
    values = np.array([[float("nan"), 1.0], [float("nan"), 2.0], [float("nan"), 3.0], [float("nan"), 4.0]])
    space = make(["never", "m"], values, ["a", "a", "b", "b"])
    scores = space.scores([{"never": float("nan"), "m": 4.0}])
    assert np.isfinite(scores).all()
    assert np.isfinite(space.standing(scores, space.direction(scores[0], 2))).all()
