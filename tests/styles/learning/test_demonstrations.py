"""Which whole posts show what an author makes of notes, and the notes they are shown with."""

from dataclasses import dataclass, replace

import pytest

from styles import Demonstration, StyleCard, learn
from styles.learning.demonstrations import MOST
from tests.support.authors import AUTHORS


@dataclass(frozen=True)
class Typed:
    title: str
    markdown: str


PLACES = ("부산", "강릉", "제주", "속초", "여수", "군산", "전주", "통영", "남해", "경주", "춘천", "안동")


def day(number: int, more: str = "") -> Typed:
    place = PLACES[number % len(PLACES)]
    lines = [
        f"{number}월에는 {place}에 다녀왔어요.",
        f"기차를 {number + 2}시간이나 탔는데 창밖만 봐도 좋더라구요!",
        f"{place}, 점심은 시장에서 칼국수를 먹었어요.",
        f"한 그릇에 {number + 5}천 원이면 요즘 싼 거죠.",
        f"{place} 바다는 생각보다 조용했고 사람이 거의 없었어요.",
        f"{place}, 저녁에는 숙소에서 귤을 까먹으면서 책을 읽었어요.",
        f"{place}, 다음에는 꼭 동생이랑 같이 와야겠어요.",
        f"{number}번째 여행은 이렇게 끝났네요 ㅎㅎ",
        f"{place}, 돌아오는 길에는 비가 와서 조금 늦었지만 그것도 나쁘지 않았어요.",
        f"{place}에서 산 엽서는 아직 책상 위에 있어요.",
        f"{place}, 숙소 주인 아저씨가 알려 준 골목길이 제일 기억에 남아요.",
        f"아침 일찍 {number + 4}시에 일어나서 해 뜨는 것도 봤거든요!",
        f"{place}, 사진은 많이 못 찍었는데 오히려 그래서 더 잘 본 것 같아요.",
        f"{place}는 겨울에 또 가 보고 싶은 곳이 됐어요.",
    ]
    return Typed(f"{place} 여행 {number}", "\n\n".join([*lines, *([more] if more else [])]))


@pytest.fixture(scope="module")
def traveller() -> StyleCard:
    return learn([day(n) for n in range(1, 16)])


def test_whole_posts_are_shown_with_a_note_for_each_of_their_sentences(traveller: StyleCard) -> None:
    assert len(traveller.demonstrations) == MOST
    posts = {post.title: post.markdown for post in (day(n) for n in range(1, 16))}
    for shown in traveller.demonstrations:
        assert shown.text == posts[shown.title]
        notes = "\n".join(shown.notes)
        assert len(shown.notes) >= 8
        assert "칼국수" in notes
        assert "먹었어요" not in notes
        assert len(shown.text) / len(notes) <= 2


def test_what_is_private_is_not_shown() -> None:
    posts = [*map(day, range(1, 13)), *(day(n, f"문의는 010-1234-56{n} 으로 주세요.") for n in range(13, 16))]
    assert not [d for d in learn(posts).demonstrations if "010" in d.text]


def test_what_stands_in_post_after_post_is_left_out_of_them() -> None:
    series = "이 글은 혼자 걷는 길 연재의 한 편이에요. 처음부터 읽어 주세요."
    posts = [*(day(n, series) for n in range(1, 6)), *map(day, range(6, 16))]
    shown = learn(posts).demonstrations
    assert {d.title for d in shown} & {post.title for post in posts[:5]}
    assert not [d for d in shown if "연재" in d.text or any("연재" in note for note in d.notes)]


def test_what_the_author_always_opens_with_stays() -> None:
    posts = [replace(post, markdown=f"안녕하세요, 하루입니다!\n\n{post.markdown}") for post in map(day, range(1, 16))]
    assert all(d.text.startswith("안녕하세요, 하루입니다!") for d in learn(posts).demonstrations)


def test_posts_too_short_or_too_long_to_be_shown_whole_are_not() -> None:
    long = Typed("긴 글", "\n\n".join(day(n).markdown.replace("시장", f"{n}번 시장") for n in range(20, 40)))
    said = "월에는 집에 있었어요. 비가 왔어요. 라면을 먹었어요. 책도 읽었어요. 잠도 푹 잤어요. 그걸로 충분했어요."
    short = [Typed(f"짧은 글 {n}", f"{n}{said} {n}번째 날이었어요.") for n in range(3)]
    shown = learn([*map(day, range(1, 6)), long, *short]).demonstrations
    assert {d.title for d in shown} == {day(n).title for n in range(1, 6)}


@pytest.mark.parametrize("author", ["english", "japanese"])
def test_in_every_language_posts_are_shown(author: str) -> None:
    for shown in learn(AUTHORS[author]).demonstrations:
        assert isinstance(shown, Demonstration)
        assert shown.notes
