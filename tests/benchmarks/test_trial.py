"""The bench: nothing that was held back leaks into a prompt, and a brief says what a post says without its manner."""

import json
import re
from pathlib import Path

import pytest

from benchmarks.voice.__main__ import main
from benchmarks.voice.briefs.automatic import automatic, given
from benchmarks.voice.corpus import Unreadable, authors, read
from benchmarks.voice.trial.arms import ARMS
from benchmarks.voice.trial.normalising import looks
from styles.notes.telegraphic import telegraphic
from tests.support.authors import Page
from tests.support.posts import CHATTY

_PLACES = ["빵집", "강변", "시장", "도서관", "약수터", "문방구", "기차역", "목욕탕", "방앗간", "꽃집", "분식집", "서점"]
_THINGS = ["소금빵", "자전거", "고구마", "우산", "수건", "연필", "화분", "떡볶이", "양말", "김치통", "와플", "헬멧"]


def _post(author: int, n: int) -> str:
    """A post of some 1,100 characters; every sentence has figures that no other post has."""
    place, thing = _PLACES[n % 12], _THINGS[(n * 5 + author) % 12]
    end = "어요" if author else "다"
    said = [
        f"{place}에서 {thing} {author}{n}{i}개를 들고 {i + 2}번째 골목까지 천천히 걸었{end}. "
        f"값은 {author}{n}{i}50원이라고 했지만 저는 그냥 {i + 3}분만 더 서서 기다렸{end}."
        for i in range(14)
    ]
    return f"---\ntitle: {place}에 다녀온 날 {n}\n---\n" + "\n\n".join(said) + "\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for author, name in enumerate(["ko_dani", "ko_yona"]):
        (folder / name).mkdir()
        for n in range(12):
            (folder / name / f"{n:03d}_2020-01-{n + 1:02d}_{_PLACES[n]}.md").write_text(_post(author, n), "utf-8")
    (folder / "en_other").mkdir()
    (folder / "en_other" / "001_day.md").write_text("# Day\n\nIt rained.", "utf-8")
    return folder


@pytest.fixture(scope="module")
def lone(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus with one of its authors."""
    folder = tmp_path_factory.mktemp("lone")
    (folder / "ko_dani").symlink_to(corpus / "ko_dani")
    return folder


@pytest.fixture(scope="module")
def out(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bench") / "out"
    assert main(["prompts", str(corpus), str(made), "--tokens", "1800"]) == 0
    return made


def _items(out: Path) -> dict[str, dict[str, object]]:
    return dict(json.loads((out / "manifest.json").read_text("utf-8"))["items"])


def _prompt(out: Path, item: str, arm: str) -> str:
    messages = json.loads((out / item / f"{arm}.json").read_text("utf-8"))
    return "\n\n".join(m["content"] for m in messages)


def _sentences(markdown: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.])\s+", markdown) if len(s) > 15 and not s.startswith("#")]


# Prompts


def test_every_arm_is_written_for_two_posts_of_each_author_of_the_language(out: Path) -> None:
    items = _items(out)
    assert sorted(str(i["author"]) for i in items.values()) == ["ko_dani", "ko_dani", "ko_yona", "ko_yona"]
    for item in items:
        assert {p.name for p in (out / item).iterdir()} == {
            *("brief.txt", "real.md", "refs"),
            *(f"{arm}.{kind}" for arm in ARMS for kind in ("json", "txt")),
        }
        assert [p.name for p in sorted((out / item / "refs").iterdir())] == ["1.md", "2.md", "3.md"]


def test_no_sentence_of_a_held_or_reference_post_is_in_any_prompt(out: Path) -> None:
    items = _items(out)
    for item in items:
        held = [p for other in items if other[:7] == item[:7] for p in (out / other).glob("**/*.md")]
        sentences = [s for path in held for s in _sentences(path.read_text("utf-8"))]
        assert len(sentences) > 100
        for arm in ARMS:
            assert not [s for s in sentences if s in _prompt(out, item, arm)]


def test_a_post_that_was_published_twice_is_not_learned_from_when_its_twin_is_held(tmp_path: Path) -> None:
    (tmp_path / "c" / "ko_twin").mkdir(parents=True)
    for n in range(12):
        for copy in ("", "_again"):
            words = _post(0, n) + ("\n\n다시 올린 글이다. 사진만 바꾸었다." if copy else "")
            (tmp_path / "c" / "ko_twin" / f"{n:03d}{copy}.md").write_text(words, "utf-8")
    assert main(["prompts", str(tmp_path / "c"), str(tmp_path / "o")]) == 0
    places = []
    for item in _items(tmp_path / "o"):
        held = [p.read_text("utf-8") for p in (tmp_path / "o" / item).glob("**/*.md")]
        places.append([text.split("\n")[0] for text in held])
        assert len(set(places[-1])) == 4
        sentences = [s for text in held for s in _sentences(text) if "사진만" not in s]
        for arm in ARMS:
            assert not [s for s in sentences if s in _prompt(tmp_path / "o", item, arm)]
    assert len({title for titles in places for title in titles}) == 5


def test_a_paragraph_that_is_said_again_elsewhere_keeps_that_post_out_but_a_formula_does_not(tmp_path: Path) -> None:
    (tmp_path / "c" / "ko_again").mkdir(parents=True)
    for n in range(12):
        again = _post(0, (n + 6) % 12).split("\n\n")[3] if n < 6 else ""
        words = f"{_post(0, n)}\n{again}\n\n오늘도 끝까지 읽어 주셔서 고맙습니다. 다음 글에서 또 뵙겠습니다.\n"
        (tmp_path / "c" / "ko_again" / f"{n:03d}.md").write_text(words, "utf-8")
    assert main(["prompts", str(tmp_path / "c"), str(tmp_path / "o"), "--tokens", "3000", "--each", "1"]) == 0
    (item,) = _items(tmp_path / "o")
    held = [p.read_text("utf-8") for p in (tmp_path / "o" / item).glob("**/*.md")]
    told = [_prompt(tmp_path / "o", item, arm) for arm in ARMS]
    assert not [s for text in held for s in _sentences(text) if "골목까지" in s and any(s in t for t in told)]
    assert any("다음 글에서 또 뵙겠습니다" in t for t in told)


def test_random_posts_take_as_many_tokens_as_the_card(out: Path) -> None:
    for item in _items(out).values():
        tokens = item["tokens"]
        assert isinstance(tokens, dict)
        assert 0.85 * tokens["card"] <= tokens["kshot"] <= 1.15 * tokens["card"]
        assert tokens["topic"] < 400 < tokens["five"]


def test_an_ablation_lacks_what_it_is_named_for_and_nothing_else(out: Path) -> None:
    item = next(iter(_items(out)))
    whole = _prompt(out, item, "card")
    rules, profile, passages = "다듬지 마세요", "문장 끝:", "<글 1"
    assert all(part in whole for part in (rules, profile, passages))
    for arm, lost in (("card-no-rules", rules), ("card-no-profile", profile), ("card-no-passages", passages)):
        said = _prompt(out, item, arm)
        assert [p for p in (rules, profile, passages) if p not in said] == [lost]
        assert "## 사실" in said
        assert set(said.split("\n")) <= set(whole.split("\n"))


def test_the_same_seed_writes_the_same_files_and_another_seed_holds_others(lone: Path, tmp_path: Path) -> None:
    folders = []
    for name, seed in (("one", "0"), ("two", "0"), ("three", "1")):
        assert main(["prompts", str(lone), str(tmp_path / name), "--seed", seed, "--tokens", "600"]) == 0
        found = tmp_path / name
        folders.append({str(p.relative_to(found)): p.read_bytes() for p in found.glob("**/*") if p.is_file()})
    assert folders[0] == folders[1]
    assert folders[0].keys() != folders[2].keys()


def test_a_brief_somebody_wrote_goes_before_the_automatic_one(lone: Path, out: Path, tmp_path: Path) -> None:
    item = next(iter(_items(out)))
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / f"{item}.txt").write_text("달에 다녀온 날\n- 토끼 세 마리", "utf-8")
    assert main(["prompts", str(lone), str(tmp_path / "o"), "--briefs", str(tmp_path / "briefs")]) == 0
    for arm in ARMS:
        assert "주제: 달에 다녀온 날" in _prompt(tmp_path / "o", item, arm)
        assert "- 토끼 세 마리" in _prompt(tmp_path / "o", item, arm)


def test_a_corpus_of_nobody_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts", str(tmp_path / "nowhere"), str(tmp_path / "o")]) == 1
    assert "no author to write for" in capsys.readouterr().err


# Briefs


def test_a_brief_keeps_figures_and_names_and_leaves_the_manner(out: Path) -> None:
    for item in _items(out):
        topic, *notes = (out / item / "brief.txt").read_text("utf-8").splitlines()
        assert "에 다녀온 날" in topic
        assert 6 <= len(notes) <= 8
        real = (out / item / "real.md").read_text("utf-8")
        for note in notes:
            assert len(note) <= 42
            assert not re.search(r"(다|어요|지만|그냥|저는)\b|[.!~ㅎㅋ]$", note)
            assert all(figure in real for figure in re.findall(r"\d+", note))
        assert sum(bool(re.search(r"\d", note)) for note in notes) >= 5


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("가격은 12,000원이고 3.5% 올랐더라고요 ㅎㅎ", "가격 12,000원, 3.5% 오름"),
        ("남편이 소금을 안 넣었더라고요.", "남편 소금 안 넣음"),
        ("2019년 3월에 React 16.8을 적용하지 못했다.", "2019년 3월 React 16.8 적용 못 함"),
        ("지금은 내려오질 않아요...", "지금 안 내려옴"),
        ("병원에 사람이 너무 많아서 두 시간을 기다렸어요.", "병원 사람 많음 → 두 시간 기다림"),
        ("바다는 추웠지만 커피는 맛있었습니다!", "바다 추웠음 / 커피 맛있었음"),
        ("배열을 정렬할 수 있습니다.", "배열 정렬 가능"),
        ("주말에 갈 수밖에 없었다.", "주말 가기 불가피"),
        ("비가 오면 산책을 취소한다.", "비 오면, 산책 취소"),
        ("이 빵이 좋지 않을까 싶다.", "빵 좋음"),
        ("책을 사려고 했다.", "책 사기 예정"),
        ("김치를 먹고 도망갈 뻔했다.", "김치 먹음, 도망가기 직전"),
    ],
)
def test_a_sentence_becomes_a_note_that_says_the_same(said: str, note: str) -> None:
    assert telegraphic([said], "ko") == [note]


def test_notes_of_other_languages_keep_what_is_denied_and_counted() -> None:
    english = "But I didn't really like the $12 museum, and we stayed for 3 hours!"
    assert telegraphic([english], "en") == ["not like $12 museum, stayed 3 hours"]
    assert telegraphic(["傘がなくて、駅まで3時間走りました。"], "ja") == ["傘 なし, 駅まで 3 時間走"]


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
def test_no_text_is_too_strange_for_a_brief(language: str) -> None:
    for text in (
        "",
        "\0\ud800",
        "ㅋ" * 9_000,
        "[" * 9_000,
        "다. " * 3_000,
        "1." * 5_000,
        "$a$" * 3_000,
        "못하지않지" * 999,
    ):
        assert automatic(Page(text, text[:40]), language).notes.count("\n") < 8
    assert given("") is None
    assert given("  \n\n") is None


# Reading a corpus


def test_front_matter_is_understood_even_where_it_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "001_2020-01-01_a.md"
    for head in (
        "---\ntitle: 오늘: 맑음\n---\n",
        "---\ntitle: '오늘: 맑음'\n---\n",
        '+++\ntitle = "오늘: 맑음"\n+++\n',
    ):
        path.write_text(head + "글이다.", "utf-8")
        assert (read(path).title, read(path).markdown) == ("오늘: 맑음", "글이다.")
    path.write_text("글이다.", "cp949")
    assert (read(path).title, read(path).markdown) == ("a", "글이다.")


def test_a_file_that_is_no_text_is_told_and_left_out_and_a_long_one_is_cut(tmp_path: Path) -> None:
    (tmp_path / "ko_a").mkdir()
    (tmp_path / "ko_a" / "1.md").write_bytes(b"\0\1\2")
    (tmp_path / "ko_a" / "2.md").write_text("가" * 400_000, "utf-8")
    (tmp_path / "ko_a" / "3.md").write_text("짧은 글.", "utf-8")
    said: list[str] = []
    posts = authors(tmp_path, ["ko"], said.append)["ko_a"]
    assert [p.name for p in posts] == ["2", "3"]
    assert len(posts[0].markdown) == 333_333
    assert ["ko_a/1.md" in said[0], "ko_a/2.md" in said[1], len(said)] == [True, True, 2]
    with pytest.raises(Unreadable):
        read(tmp_path / "nothing.md")


# What is no voice


def test_both_texts_lose_what_only_one_of_them_could_have() -> None:
    draft = "```markdown\n# 제목\n\n값은 [확인: 입장료]이고 [집](https://a.b)이다.\n\n[확인]\n\n\n\n끝.\n```\n"
    post = (
        "# 제목\n![사진](a.png)\n\n값은 입장료이고 집이다.[^1] {:.x}\n\n[a]: https://a.b\n\n```py\nx\n```\n\n"
        "<br>\n끝. https://a.b/c"
    )
    assert looks(draft) == "값은 입장료이고 집이다.\n\n끝."
    assert looks(post) == "값은 입장료이고 집이다.\n\n끝."


# Cards of whatever files there are


def _files(folder: Path, *texts: str) -> list[str]:
    paths = [folder / f"{n}.md" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return [str(p) for p in paths]


RAIN = "오늘은 비가 왔다. 그래도 나갔다. 아무도 없었다. 나는 다리 아래에서 돌아섰다. " * 4
WARM = "오늘은 날이 좋았어요. 그래서 나갔어요. 사람이 많았어요. 저는 빵을 사서 왔어요. " * 4


@pytest.mark.parametrize(
    ("texts", "status", "said"),
    [
        ([""], 1, "비어 있어요"),
        (["```py\n" + "x = 1\n" * 99 + "```"], 1, "직접 쓴 문장이 너무 적어요"),
        (["Это текст по-русски. " * 20], 1, "한국어, 영어(로마자), 일본어"),
        ([RAIN], 0, "글이 1편뿐이라"),
        ([RAIN, "It rained today. I went out anyway. Nobody was there. " * 4], 0, "1개 글은 대부분의 글과 다른 언어라"),
        (
            [f"---\nauthor: 김\n---\n{RAIN}", f"---\nauthor: 이\n---\n{RAIN}또."],
            0,
            "글쓴이가 여럿으로 적혀 있어요(김, 이)",
        ),
        ([f"{RAIN}\n\n```py\n" + "x = 1\n" * 180_000], 0, "1MB가 넘어서 앞부분만"),
    ],
)
def test_files_that_teach_little_are_answered_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], texts: list[str], status: int, said: str
) -> None:
    assert main(["card", *_files(tmp_path, *texts)]) == status
    told = capsys.readouterr()
    assert said in told.err
    assert bool(told.out) is (status == 0)


def test_one_person_who_writes_in_two_manners_is_not_taken_for_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["card", *_files(tmp_path, RAIN, WARM)]) == 0
    told = capsys.readouterr()
    assert "글의 50%는 -다" in told.out
    assert "사람마다" not in told.err


def test_a_missing_file_is_named_in_the_language_that_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["card", str(tmp_path / "nope.md"), "--language", "en"]) == 1
    told = capsys.readouterr().err
    assert "nope.md: cannot be read and is left out" in told
    assert "There is nothing to learn from." in told


def test_a_card_is_given_to_programs_as_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _files(tmp_path, *(p.markdown for p in CHATTY))
    assert main(["card", str(tmp_path), "--json", "--tokens", "800"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["language"], told["posts"]) == ("ko", len(CHATTY))
    assert told["tokens"] <= 800
    assert "-요" in told["profile"]
    assert "ㅎㅎ" in told["passages"][0]["text"]


def test_a_card_of_too_few_tokens_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["card", "x.md", "--tokens", "５"])
    assert stopped.value.code == 2
    assert "300 tokens or more" in capsys.readouterr().err
