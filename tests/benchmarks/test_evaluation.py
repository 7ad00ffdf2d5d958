"""The measuring of voices: nothing of whom is judged is in what they are judged by, and every figure is there."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import fmean

import pytest

from benchmarks.voice.__main__ import main
from benchmarks.voice.evaluation.building import study
from benchmarks.voice.evaluation.folds import Fold, Studied, calibrate, folds
from benchmarks.voice.evaluation.report import SIZES, profiles, report, summary
from styles.scoring.background import KINDS, Background, Cut, gather
from tests.support.authors import Page
from tests.support.voices import MANNERS, draft, files, page, pages, studied

SEED = 1


@cache
def _drafts() -> tuple[Cut, ...]:
    """What models write: three for the background of any language."""
    return tuple(s.cut for s in study([draft(n) for n in range(3)], "en", (0, 300)))


@cache
def _folds(spoken: str) -> tuple[Fold, ...]:
    return tuple(folds(studied(spoken), _drafts(), _drafts(), spoken, SEED))


@cache
def _unrecognisable() -> tuple[Studied, ...]:
    """Posts that could be nobody's of the corpus."""
    texts = [
        Page("あのさ、知らんけど！！ " * 30 + f"\n\n- {n}番\n- {n + 1}番\n\n" + "ねえ…ほんと？ " * 20)
        for n in range(12)
    ]
    return tuple(study(texts, "ja", (0, 300)))


def _gathered(fold: Fold) -> bytes:
    """The figures of a fold as they were before they were calibrated."""
    return replace(fold.background, calibration=dict.fromkeys((0, 300), (1.0, 0.0))).to_bytes()


# Nothing leaks


@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_whatever_a_candidate_writes_the_figures_they_are_judged_by_stay_the_same(spoken: str) -> None:
    corpus = studied(spoken)
    for number, fold in enumerate(_folds(spoken)[: 1 if spoken == "ko" else 2]):
        gone = [] if number == 0 else list(_unrecognisable()[:2])  # the first half is made with posts of the second
        for instead in (list(_unrecognisable()), gone):
            changed = {n: instead if n in fold.train else posts for n, posts in corpus.items()}
            other = next(islice(folds(changed, _drafts(), _drafts(), spoken, SEED), number, None))
            assert set(other.train) == set(fold.train)
            assert all(other.train[n] != posts for n, posts in fold.train.items())
            assert other.background.to_bytes() == fold.background.to_bytes()
            assert other.background.calibration == fold.background.calibration


def test_a_candidate_among_the_others_would_be_seen_in_the_figures() -> None:
    corpus, fold = studied("en"), _folds("en")[0]
    candidate = min(fold.train)
    everybody = {n: [s.cut for s in posts] for n, posts in corpus.items()}
    leaky = {n: posts for n, posts in everybody.items() if n not in fold.train or n == candidate}
    assert gather(leaky, _drafts(), "en", (0, 300)).to_bytes() != _gathered(fold)
    assert calibrate(everybody, _drafts(), "en")[0] != fold.background.calibration[0]


def test_one_post_of_a_candidate_more_would_be_seen_in_the_figures() -> None:
    corpus, fold = studied("en"), _folds("en")[0]
    ((other, posts),) = [(n, posts) for n, posts in corpus.items() if n not in fold.train]
    shared = {other: [s.cut for s in posts]}
    assert gather(shared, _drafts(), "en", (0, 300)).to_bytes() == _gathered(fold)
    for candidate in fold.train:
        mixed = {other: [*shared[other], corpus[candidate][0].cut]}
        assert gather(mixed, _drafts(), "en", (0, 300)).to_bytes() != _gathered(fold)


def test_the_order_of_authors_changes_no_figure() -> None:
    posts = {n: [s.cut for s in found[:6]] for n, found in studied("ko").items()}
    back = dict(reversed(posts.items()))
    one, other = (gather(some, (), "ko", (0,)) for some in (posts, back))
    assert one.to_bytes() == other.to_bytes()


def test_the_same_seed_divides_alike_and_another_seed_otherwise() -> None:
    def divided(seed: int) -> list[tuple[list[str], list[str], bytes]]:
        found = folds(studied("en"), (), (), "en", seed)
        return [(list(f.train), [s.post.text for _, s in f.test], f.background.to_bytes()) for f in found]

    assert divided(0) == divided(0)
    assert any(divided(seed) != divided(0) for seed in (1, 2))


@pytest.mark.parametrize("spoken", ["ko", "en", "ja"])
def test_no_post_is_learned_from_and_told_apart(spoken: str) -> None:
    corpus = studied(spoken)
    for fold in _folds(spoken):
        for name, posts in fold.train.items():
            test = [s for n, s in fold.test if n == name]
            newer = [s for n, s in fold.newer if n == name]
            assert not {id(s) for s in posts} & {id(s) for s in test}
            assert not {id(s) for s in fold.older[name]} & {id(s) for s in newer}
            assert len(posts) + len(test) == len(fold.older[name]) + len(newer) == len(corpus[name])
            order = [id(s) for s in corpus[name]]
            assert max(order.index(id(s)) for s in fold.older[name]) < min(order.index(id(s)) for s in newer)


def test_a_post_that_says_a_long_paragraph_again_is_not_told_apart() -> None:
    header = "This is part {n} of what I wrote about the harbour, its bakery and the umbrella I lost there that year."
    texts = [Page(f"{header.format(n=n)}\n\n{p.markdown}", p.title) for n, p in enumerate(pages("en_ann"))]
    series = {**studied("en"), "en_ann": study(texts, "en", (0, 300))}
    for fold in folds(series, (), (), "en", SEED):
        if "en_ann" in fold.train:
            assert not [s for name, s in (*fold.test, *fold.newer) if name == "en_ann"]
            assert [s for name, s in fold.test if name != "en_ann"]


def test_every_author_is_a_candidate_in_one_half_or_the_other() -> None:
    for spoken in ("ko", "en", "ja"):
        assert {n for fold in _folds(spoken) for n in fold.train} == set(studied(spoken))


def test_of_too_few_authors_there_is_no_fold() -> None:
    corpus = studied("en")
    two = dict(list(corpus.items())[:2])
    assert [list(folds(some, (), (), "en", 0)) for some in ({}, two, dict(list(two.items())[:1]))] == [[], [], []]


# What is read from the text of a profile


@cache
def _told(spoken: str) -> dict[str, dict[int, str]]:
    return profiles(_folds(spoken)[0])


def _accuracies(told: Mapping[str, Mapping[int, str]], spoken: str) -> list[float]:
    card = report(_folds(spoken)[0], told)["card"]
    assert isinstance(card, dict)
    return [card[str(size)]["accuracy"] for size in SIZES]


def test_figures_of_a_card_come_from_its_text_alone() -> None:
    told = _told("ko")
    names = list(told)
    right = _accuracies(told, "ko")
    assert min(right) > 0.5
    turned = {n: told[other] for n, other in zip(names, names[1:] + names[:1], strict=True)}
    assert fmean(_accuracies(turned, "ko")) < fmean(right) - 0.3
    for nothing in (dict.fromkeys(names, told[names[0]]), {n: dict.fromkeys(SIZES, "") for n in names}):
        assert _accuracies(nothing, "ko") == pytest.approx([1 / len(names)] * len(SIZES))


def test_what_a_profile_does_not_say_of_places_counts_for_nothing() -> None:
    told = _told("en")
    without = {
        n: {
            size: "\n".join(line for line in text.split("\n") if "than in others' posts" not in line)
            for size, text in sizes.items()
        }
        for n, sizes in told.items()
    }
    assert without != told
    assert _accuracies(without, "en") == pytest.approx([1 / len(told)] * len(SIZES))


def test_a_profile_is_learned_from_the_training_posts_only() -> None:
    fold = _folds("en")[0]
    other = replace(fold, test=[(n, s) for n, s in zip([n for n, _ in fold.test], _unrecognisable() * 3, strict=False)])
    assert profiles(other) == _told("en")


# Every figure


def _spread(value: object) -> bool:
    return isinstance(value, dict) and {"mean", "sd"} <= set(value)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = files(tmp_path_factory.mktemp("corpus") / "blogs", "en")
    for kind, numbers in (("models", range(3)), ("generic", range(3, 7))):
        (folder.parent / kind).mkdir()
        for n in numbers:
            (folder.parent / kind / f"{n}.md").write_text(f"# {n}\n\n{draft(n).markdown}\n", "utf-8")
    return folder


def _found(corpus: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    assert main(["evaluate", str(corpus), "--json", "--seeds", "1", *more]) == 0
    told = capsys.readouterr().out
    found = json.loads(told)
    assert isinstance(found, dict)
    assert "NaN" not in told
    return found


def test_every_figure_is_given_with_its_spread(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafts_ = ["--models", str(corpus.parent / "models"), "--generic", str(corpus.parent / "generic")]
    found = _found(corpus, capsys, *drafts_)
    card, voice = found["card"], found["voice"]
    assert isinstance(card, dict)
    assert isinstance(voice, dict)
    assert set(card) == {"300", "600", "1200", "2400", "5000"}
    for size in card.values():
        assert set(size) == {"accuracy", "auc"}
        assert all(_spread(value) for value in size.values())
        assert size["accuracy"]["mean"] > 0.7  # chance is a half
        assert size["auc"]["mean"] > 0.7
    assert set(voice) >= {"other", "same_register", "topic_matched", "generic"}
    assert all(_spread(value) for value in voice.values())
    assert all(value["mean"] > 0.8 for value in voice.values())
    for key in ("ceiling", "fpr_at_90_tpr", "ece", "auc_300_chars", "auc_5_posts", "time_split_accuracy"):
        assert _spread(found[key]), key
        value = found[key]
        assert isinstance(value, dict)
        assert 0 <= value["mean"] <= 1
        assert value["sd"] >= 0
    assert {"retention", "raw_dump"} <= set(found)
    assert (found["authors"], found["posts"], found["seeds"]) == (3, 36, 1)


def test_the_same_corpus_gives_the_same_figures(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (_found(corpus, capsys) for _ in range(2))
    assert one == other
    assert one["language"] == "en"


def test_figures_are_shown_to_people_a_line_each(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(corpus), "--seeds", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("card 300 accuracy") and "±" in line for line in lines)
    assert any(line.split() == ["authors", "3"] for line in lines)


def test_authors_who_write_alike_are_told_apart_no_better_than_by_chance(tmp_path: Path) -> None:
    posts = [study([page("en_ann", n) for n in range(12 * i, 12 * i + 12)], "en", (0, 300)) for i in range(3)]
    twins = {f"en_{i}": found for i, found in enumerate(posts)}
    accuracies = []
    for seed in range(2):
        for fold in folds(twins, (), (), "en", seed):
            accuracies.append(report(fold, {n: dict.fromkeys(SIZES, "") for n in fold.train})["accuracy"])
    assert all(isinstance(a, float) for a in accuracies)
    assert 0.25 < sum(float(str(a)) for a in accuracies) / len(accuracies) < 0.75


def test_mean_and_spread_leave_out_what_could_not_be_measured() -> None:
    reports = [{"a": 0.2, "b": {"c": 1.0}}, {"a": 0.4, "b": {"c": float("nan")}}, {"a": 0.6, "b": {"c": 1.0}}]
    found = summary(reports)
    assert found["a"] == {"mean": 0.4, "sd": pytest.approx(0.1633, abs=1e-4)}
    assert found["b"] == {"c": {"mean": 1, "sd": 0}}
    assert summary([{"a": float("nan")}]) == {"a": None}


# Posts of a corpus


def test_posts_that_are_short_or_in_another_language_are_not_studied() -> None:
    good = pages("en_ann")[:3]
    found = study([*good, Page("It rained."), Page("비가 왔다. 그래도 나갔다. " * 40), Page("")], "en")
    assert [s.post.text for s in found] == [s.post.text for s in study(good, "en")]
    assert study([], "en") == []


def test_nobody_is_known_by_a_signature() -> None:
    signed = [Page(f"Hello from Zyx!!\n\n{p.markdown}\n\nYours, Zyx :)", p.title) for p in pages("en_ann")[:4]]
    assert [s.cut for s in study(signed, "en", (0,))] != []
    for one, other in zip(study(signed, "en", (0,)), study(pages("en_ann")[:4], "en", (0,)), strict=True):
        assert "Zyx" not in one.post.text
        assert one.cut[0].phrases == other.cut[0].phrases


@pytest.mark.parametrize(("author", "register"), [("ko_dam", "plain"), ("ko_sol", "polite"), ("ko_mun", "formal")])
def test_a_post_has_the_register_most_of_it_is_in_and_the_words_of_its_subject(author: str, register: str) -> None:
    (post, *_) = studied("ko")[author]
    assert post.register == register
    assert post.content["빵집"] > 0
    assert "에서" not in post.content


# The commands


def test_a_corpus_of_too_few_authors_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(tmp_path / "c", "en")
    for folder in list((tmp_path / "c").iterdir())[:2]:
        for path in list(folder.iterdir())[:8]:
            path.unlink()
    assert main(["evaluate", str(tmp_path / "c"), "--json"]) == 1
    told = capsys.readouterr()
    assert "three authors" in told.err
    assert told.err.count("too few") == 2
    assert told.out == ""


def test_a_corpus_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_figures_are_written_that_can_be_read_again(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = corpus.parent / "background_en.npz"
    assert main(["background", str(corpus), str(out), "--models", str(corpus.parent / "models")]) == 0
    figures = Background.from_bytes(out.read_bytes())
    assert figures.language == "en"
    assert figures.to_bytes() == out.read_bytes()
    assert capsys.readouterr().out.startswith("en: ")
    assert all(figures.space(kind).names for kind in KINDS)
    assert abs(figures.model).max() > 0


def test_no_word_of_the_posts_is_in_the_figures(corpus: Path) -> None:
    names = {
        n
        for kind in KINDS
        for n in gather({a: [s.cut for s in posts] for a, posts in studied("en").items()}, (), "en", (0,))
        .space(kind)
        .names
    }
    for word in ("bakery", "umbrella", "pencil", "harbour", "waffle"):
        assert not [n for n in names if word in n.lower()]


def test_figures_can_be_made_of_short_posts_only(tmp_path: Path) -> None:
    for author in ("en_ann", "en_bob", "en_cat"):
        (tmp_path / "c" / author).mkdir(parents=True)
        for n in range(12):
            (tmp_path / "c" / author / f"{n}.md").write_text(page(author, n, size=8).markdown, "utf-8")
    assert main(["background", str(tmp_path / "c"), str(tmp_path / "out.npz")]) == 0


@pytest.fixture(scope="module")
def author(corpus: Path) -> list[str]:
    return [str(path) for path in sorted((corpus / "en_bob").iterdir())[:5]]


def test_a_draft_is_scored_for_programs(corpus: Path, author: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    draft_ = str(corpus / "en_bob" / "011.md")
    assert main(["score", "--author", *author, "--draft", draft_, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert 0 <= found["match"] <= 100
    assert isinstance(found["within"], bool)
    assert isinstance(found["overdone"], bool)
    assert found["posts"] == 5
    assert all({"name", "value", "low", "high", "said"} <= set(gap) for gap in found["gaps"])


def test_a_draft_is_scored_for_people(
    corpus: Path, author: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loud = tmp_path / "loud.md"
    loud.write_text(page("en_bob", 11).markdown.replace("!", "."), "utf-8")
    assert main(["score", "--author", *author, "--draft", str(loud), "--language", "en"]) == 0
    first, *gaps = capsys.readouterr().out.splitlines()
    assert first.split()[-1].isdecimal()
    assert any("exclamation" in gap and gap.startswith("- ") for gap in gaps)


@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_where_nothing_can_be_scored_it_is_said_what_it_takes(
    spoken: str, author: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "short.md").write_text("It rained!", "utf-8")
    short = ["--draft", str(tmp_path / "short.md"), "--language", spoken]
    assert main(["score", "--author", *author, *short]) == 0
    assert "300" in capsys.readouterr().out
    assert main(["score", "--author", *author[:2], *short, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["match"] is None
    assert main(["score", "--author", str(tmp_path / "short.md"), *short]) == 1
    assert capsys.readouterr().err
    assert main(["score", "--author", *author, "--draft", str(tmp_path / "none.md")]) == 1
    assert "none.md" in capsys.readouterr().err


def test_the_authors_of_the_corpus_share_their_subjects() -> None:
    for spoken in ("ko", "en", "ja"):
        words = [set(posts[0].content) for name, posts in studied(spoken).items() if name in MANNERS]
        assert all(len(one & other) >= 2 for one in words for other in words)
