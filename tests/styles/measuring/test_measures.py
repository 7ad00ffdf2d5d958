"""What is measured in one post: numbers whatever the text, the manner and not the subject, and names one can read."""

from math import isinf, isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.voice.evaluation.read_back import read_back
from styles.languages.measure_names import labels, measure_name
from styles.measuring.counted import Counted, counted
from styles.measuring.genre import GENRES, of_post, of_request
from styles.measuring.masking import grams, symbols
from styles.measuring.measures import measure_post
from styles.model import Standing
from styles.prompting.profile_lines import place_lines
from styles.reading.own_text import own
from styles.scoring.background import MEASURES, background, take
from tests.support.authors import Page
from tests.support.voices import MANNERS, page

SPOKEN = ["ko", "en", "ja"]


def _post(markdown: str, spoken: str = "ko", title: str = "") -> Counted:
    return counted([own(Page(markdown, title))], spoken)[0]


def _values(markdown: str, spoken: str = "ko") -> dict[str, float]:
    return measure_post(_post(markdown, spoken), spoken)


# Numbers, whatever the text

_HOSTILE = [
    "",
    " \n\t\n",
    "```py\nx = 1\n```",
    "- 하나\n- two\n- 三つ\n\n1. 넷\n2. five",
    "# 제목뿐\n\n## 또 제목",
    "> 남의 말\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "![그림](x.png)\n\nhttps://a.b/c",
    "\0\ud800\u202e\ufeff\u200b",
    "가",
    ".",
    "?",
    "ㅋ" * 3_000,
    "다. " * 800,
    "!?" * 900 + "…" * 900,
    "(" * 900 + "['" * 900,
    "~~a" * 900,
    "a\n" * 900,
    "1." * 900 + "½" * 90 + "１" * 90,
    "👨\u200d👩\u200d👧 " * 300,
    "e\u0301" * 900,
    "할수있다 " * 500,
    "\x1f⟨⟩○^$ " * 200,
    "Это по-русски. 这是中文。 " * 50,
]


def _is_sound(post: Counted, spoken: str) -> bool:
    taken = take(post, spoken)
    numbers = [*taken.measures.values(), *taken.phrases.values(), *taken.characters.values()]
    return not any(isinf(n) for n in numbers) and not any(isnan(n) for n in taken.phrases.values())


@pytest.mark.parametrize("spoken", [*SPOKEN, "xx"])
def test_no_text_is_too_strange_to_measure(spoken: str) -> None:
    for text in _HOSTILE:
        post = _post(text, spoken, text[:50])
        assert _is_sound(post, spoken)
        assert of_post(post) in GENRES


@pytest.mark.parametrize(("spoken", "unit"), [("ko", "밥을 먹고 "), ("en", "I ate it, and "), ("ja", "ご飯を食べて、")])
def test_one_line_of_200_kilobytes_is_measured(spoken: str, unit: str) -> None:
    post = _post(unit * (200_000 // len(unit.encode())), spoken)
    assert _is_sound(post, spoken)
    assert measure_post(post, spoken)["double blank lines"] == 0


@settings(max_examples=60)
@given(st.text(max_size=300), st.sampled_from(SPOKEN))
def test_any_text_is_measured(text: str, spoken: str) -> None:
    post = _post(text, spoken)
    assert _is_sound(post, spoken)
    assert of_post(post) in GENRES
    assert of_request(text, text) in (*GENRES, None)


@pytest.mark.parametrize("author", MANNERS)
def test_a_post_told_twice_is_measured_like_one(author: str) -> None:
    text, spoken = page(author, 0, size=40).markdown, author[:2]
    once, twice = _values(text, spoken), _values(f"{text}\n\n{text}", spoken)
    for name, value in once.items():
        if name.startswith(("word ", "tag ", "script ")) or name in ("comma", "exclamation", "laugh", "sentence"):
            assert twice[name] == pytest.approx(value, rel=0.1, abs=2), name


# What is seen


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        ("two dots", "그랬다.. 그랬나..", "그랬다... 그랬나…"),
        ("three dots", "그랬다... 그랬나…", "그랬다.. 그랬나.."),
        ("double commas", "글쎄,, 모르겠다", "글쎄, 모르겠다"),
        ("many exclamations", "좋다!!", "좋다! 또 좋다!"),
        ("colon", "준비물: 우산", "3:45에 만났다"),
        ("arrow", "집 -> 강", "집 - 강"),
        ("aside in Hangul", "우산(노란 것)을 샀다", "우산(umbrella)을 샀다"),
        ("gloss", "우산(umbrella)을 샀다", "우산(노란 것)을 샀다"),
        ("double quotes", "“비가 온다”고 했다", "비가 온다고 했다"),
        ("run together", "먹을수있다. 두가지다.", "먹을 수 있다. 두 가지다."),
        ("misspelt", "안되요. 몇일 뒤에 할께.", "안 돼요. 며칠 뒤에 할게."),
        ("doubled words", "정말 좋다 좋다 했다", "정말 좋다 했다"),
        ("run-ons", "비가 오고 바람이 불고 해가 지고 달이 뜨고 별이 졌다.", "비가 왔다. 바람이 불었다. 해가 졌다."),
        ("asked and answered", "왜 그랬을까? 몰랐기 때문이다.", "몰랐기 때문이다. 그랬다."),
        ("unmarked", "비가 왔다\n바람도 불었다", "비가 왔다.\n바람도 불었다."),
        ("share of lists", "- 우산\n- 장화", "우산 장화"),
        ("double blank lines", "비가 왔다.\n\n\n\n바람도 불었다.", "비가 왔다.\n\n바람도 불었다."),
        ("end polite", "비가 왔어요. 갔어요.", "비가 왔다. 갔다."),
        ("end plain", "비가 왔다. 갔다.", "비가 왔어요. 갔어요."),
        ("most tics", "좋다 ㅋㅋ 정말 ㅠㅠ 그래~", "좋다. 정말. 그래."),
    ],
)
def test_a_mark_of_the_hand_is_measured_where_it_is_and_only_there(name: str, has: str, lacks: str) -> None:
    assert _values(has)[name] > 0
    assert not _values(lacks).get(name, 0.0)


def test_nothing_is_said_of_a_choice_there_was_no_occasion_to_make() -> None:
    assert not [n for n in _values("비가 왔다.") if n.startswith("way ")]
    spaced, joined = _values("할 수 있다. 갈 수 있다."), _values("할수있다. 갈수있다.")
    (way,) = [n for n in spaced if n.startswith("way ") and "수" in n]
    assert spaced[way] > 0.5 > joined[way]


def test_a_maxim_closes_a_paragraph() -> None:
    told = "오늘은 강변을 따라 오래 걸었고 다리 아래에서 한참을 쉬다가 천천히 돌아왔다. 그렇게 하루가 저물어 갔다."
    assert _values(f"{told} 결국 산다는 것은 그런 것이다.")["maxims"] > 0
    assert _values(f"결국 산다는 것은 그런 것이다. {told}")["maxims"] == 0


# The subject is hidden


def _masked(text: str, spoken: str) -> str:
    return "".join(piece for s in _post(text, spoken).sentences for piece in symbols(s, spoken))


@pytest.mark.parametrize(
    ("spoken", "one", "other", "kept"),
    [
        ("ko", "나는 그냥 빵집에서 우산을 고쳤다.", "나는 그냥 시장에서 연필을 그렸다.", ["나는", "그냥", "에서"]),
        ("ko", "근데 사진이 너무 흐렸어요 ㅠㅠ", "근데 국물이 너무 짰어요 ㅠㅠ", ["근데", "너무", "요", "ㅠㅠ"]),
        ("ko", "2019년에 React를 배웠거든요!", "1987년에 Rust를 꿨거든요!", ["거든요", "!"]),
        ("en", "So I painted the bakery, didn't I?", "So I watched the garden, didn't I?", ["so", "I", "didn't"]),
        ("ja", "でも庭で手紙を書きましたね。", "でも海で写真を撮りましたね。", ["でも", "まし", "ね"]),
    ],
)
def test_two_subjects_in_one_manner_read_the_same_when_masked(
    spoken: str, one: str, other: str, kept: list[str]
) -> None:
    hidden = _masked(one, spoken)
    assert hidden == _masked(other, spoken)
    assert [k for k in kept if k.lower() not in hidden.lower()] == []


@pytest.mark.parametrize(
    ("spoken", "one", "other"),
    [
        ("ko", "빵집에서 우산을 고쳤다.", "빵집에서 우산을 고쳤어요."),
        ("ko", "빵집에서 우산을 고쳤다.", "빵집에서 우산을 고쳤다.."),
        ("ko", "할 것 같다", "할것 같다"),
        ("en", "I did not paint it.", "I didn't paint it."),
        ("ja", "手紙を書きました。", "手紙を書いた。"),
    ],
)
def test_two_manners_of_one_subject_read_differently_when_masked(spoken: str, one: str, other: str) -> None:
    assert _masked(one, spoken) != _masked(other, spoken)


def test_every_run_of_pieces_is_counted_with_the_ends_of_the_sentence() -> None:
    found = [g.split("\x1f") for g in grams(["a", "b"], 3)]
    assert found == [["⟨"], ["a"], ["b"], ["⟩"], ["⟨", "a"], ["a", "b"], ["b", "⟩"], ["⟨", "a", "b"], ["a", "b", "⟩"]]
    assert list(grams([], 1)) == ["⟨", "⟩"]


def test_no_word_of_the_subject_is_in_a_phrase() -> None:
    taken = take(_post("빵집에서 소금빵을 샀는데, 우산은 못 샀다. " * 9), "ko")
    assert not [p for p in taken.phrases if "빵" in p or "우산" in p]
    assert not [r for r in taken.characters if "빵" in r or "우산" in r]
    assert max(taken.phrases.values()) <= 3 * 1_000 / 60  # a phrase counts three times a post at most


# Genres

_DIARY = "아침에 일찍 일어났다. 강변까지 걸었다. 비가 왔다. 집에 와서 죽을 끓였다. 일찍 잤다. " * 4
_RECIPE = (
    "먼저 패키지를 받는다.\n\n```sh\napt install x\n```\n\n1. 설정을 연다.\n2. 값을 바꾼다.\n\n```sh\nx run\n```\n"
)
_THOUGHT = "사람은 혼자 살 수 없다. 그렇다고 늘 함께일 수도 없다. 거리는 미움이 아니라 배려다. " * 5
_TASTED = "국물이 진해서 좋았어요. 깍두기는 아쉬웠어요. 그래도 맛있었고 추천해요. 재방문도 만족이에요. " * 4
_CALL = "참가 신청을 받습니다. 접수는 금요일까지입니다. 많은 참가를 바랍니다. 자세한 안내는 아래를 보세요. " * 4


@pytest.mark.parametrize(
    ("spoken", "title", "text", "genre"),
    [
        ("ko", "", _DIARY, "diary"),
        ("ko", "9월의 일기", _DIARY, "diary"),
        ("ko", "", _TASTED, "review"),
        ("ko", "국밥집 후기", _TASTED, "review"),
        ("ko", "", _RECIPE, "tutorial"),
        ("ko", "우분투 설치 방법", _RECIPE, "tutorial"),
        ("ko", "", _THOUGHT, "essay"),
        ("ko", "거리에 대한 단상", _THOUGHT, "essay"),
        ("ko", "", _CALL, "notice"),
        ("ko", "정기 모임 공지", _CALL, "notice"),
        ("en", "How to install it", "Open it.\n\n```sh\nrun\n```\n\n1. Click.\n2. Wait.", "tutorial"),
        ("en", "My trip to the coast", "We walked and talked. It rained. We went home. I was tired. " * 6, "diary"),
        ("en", "Book review: Waves", "I enjoyed it. I would recommend it. The end disappointed me. " * 6, "review"),
        ("ja", "京都旅行", "朝早く出かけました。雨でした。お寺まで歩きました。帰りは疲れました。" * 6, "diary"),
        ("ja", "入門: 使い方", "まず開く。\n\n```sh\nrun\n```\n\n1. 押す。\n2. 待つ。", "tutorial"),
        ("ja", "お知らせ", "新しい店を開きます。お申し込みはこちらです。お待ちしております。" * 6, "notice"),
    ],
)
def test_a_clear_post_is_given_its_genre(spoken: str, title: str, text: str, genre: str) -> None:
    assert of_post(_post(text, spoken, title)) == genre


@pytest.mark.parametrize(
    ("topic", "notes", "genre"),
    [
        ("우분투 설치 방법", "", "tutorial"),
        ("강릉 여행", "", "diary"),
        ("소금빵 맛집 후기", "", "review"),
        ("왜 사람은 혼자인가", "", "essay"),
        ("정기 모임 공지", "", "notice"),
        ("소금빵", "- 추천 많음", "review"),
        ("강릉 여행", "- 신청은 금요일까지", "diary"),
        ("how to fix a bicycle", "", "tutorial"),
        ("お知らせ", "", "notice"),
        ("소금빵", "", None),
        ("소금빵", "- 세 개", None),
        ("", "", None),
    ],
)
def test_a_genre_is_asked_for_by_the_topic_before_the_notes(topic: str, notes: str, genre: str | None) -> None:
    assert of_request(topic, notes) == genre


# Names


def _names(spoken: str) -> list[str]:
    return list(background(spoken).space(MEASURES).names)


@pytest.mark.parametrize("spoken", SPOKEN)
def test_every_name_that_is_told_is_read_back_as_the_measure_it_stands_for(spoken: str) -> None:
    known = labels(_names(spoken), spoken)
    told = [Standing(name, 0.0, 0.0, (95, 75, 65, 25, 5)[i % 5]) for i, name in enumerate(known.values())]
    assert len(told) > 50
    for some in (told, told[::-1]):
        text = "\n".join(place_lines(some, spoken))
        assert read_back(text, _names(spoken), spoken) == {s.name: s.percentile for s in told}


@pytest.mark.parametrize("spoken", SPOKEN)
def test_a_label_stands_for_one_measure_and_no_label_breaks_the_line(spoken: str) -> None:
    known = labels(_names(spoken), spoken)
    assert len(set(known.values())) == len(known)
    for label, name in known.items():
        assert " ".join(measure_name(name, spoken).split()) == label
        assert 0 < len(label) <= 60
        assert "\n" not in label


@pytest.mark.parametrize("spoken", SPOKEN)
def test_what_has_no_words_in_it_has_no_name(spoken: str) -> None:
    for name in ("gram N", "gram  N\x1f N", "gram ⟨\x1fN", "gram #\x1f.", "tag XYZ", "nothing", ""):
        assert measure_name(name, spoken) == ""


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        *(
            (name, "ko")
            for name in ("word 의/JKG", "tag NNG", "script latin", "word 라/EC", "word 하/VX", "word 이/VCP")
        ),
        *((name, "ko") for name in ("word 식/NNB", "word 었/EP", "end other", "misspelt", "aside size")),
        *((name, "en") for name in ("word the/F", "word of/F", "word a/F", "opens The")),
        *((name, "ja") for name in ("word の/助詞-格助詞", "word 出来る/動詞-非自立可能", "word み/動詞-非自立可能")),
    ],
)
def test_what_nobody_can_write_by_has_no_name(name: str, spoken: str) -> None:
    assert measure_name(name, spoken) == ""


@pytest.mark.parametrize(
    ("name", "spoken", "said"),
    [
        ("comma", "ko", "쉼표"),
        ("word 근데/MAJ", "ko", "근데"),
        ("word 싶/VX", "ko", "-고 싶다"),
        ("word 는데/EC", "ko", "-는데"),
        ("word 겠/EP", "ko", "-겠-"),
        ("word 나/NP", "ko", "나(대명사)"),
        ("end polite", "ko", "문장 끝 -요"),
        ("final -더라고요", "ko", "~더라고요."),
        ("opens 그래서", "ko", "그래서…로 시작"),
        ("word actually/F", "en", "actually"),
        ("opens So", "en", "opening with So…"),
        ("word it's/F", "en", "it's"),
        ("word やはり/副詞", "ja", "やはり"),
    ],
)
def test_what_somebody_can_write_by_is_called_as_they_call_it(name: str, spoken: str, said: str) -> None:
    assert measure_name(name, spoken) == said


@given(st.text(max_size=40), st.sampled_from(["", "word ", "final ", "opens ", "way ", "gram ", "tag "]))
def test_the_name_of_a_measure_nobody_has_yet_is_no_error(text: str, kind: str) -> None:
    for spoken in SPOKEN:
        assert "\x1f" not in measure_name(kind + text.replace("\x1f", ""), spoken)
