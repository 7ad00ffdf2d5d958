"""A topic is told apart where its posts sound like one another and not like the rest of the blog."""

from dataclasses import dataclass

import pytest

from styles.learning.shown.topics import Topic, topic_apart, topics


@dataclass(frozen=True)
class Filed:
    markdown: str
    tags: tuple[str, ...] = ()
    title: str = "제목"


def polite(n: int) -> Filed:
    thing = ["빵", "책", "꽃", "컵", "종", "돌", "배", "실", "붓", "잔"][n % 10]
    text = (
        f"오늘은 {thing} 이야기를 해 볼게요 ㅎㅎ {thing}을 보고 한참 웃었거든요~ 근데 이게 생각보다 재밌더라고요!\n"
        f"저는 {n}번이나 다시 봤어요. {thing} 좋아하시는 분들은 아실 거예요 ㅎㅎ 그래도 값은 좀 비쌌네요...\n"
    )
    return Filed(text * 4 + f"{n}번째 글은 여기까지예요~", ("여행",))


def plain(n: int) -> Filed:
    thing = ["함수", "변수", "서버", "색인", "질의", "잠금", "스레드", "메모리", "커널", "소켓"][n % 10]
    text = (
        f"{thing}의 구조를 정리한다. {thing}는 입력을 받아 결과를 돌려주며, 그 과정에서 상태를 바꾸지 않아야 한다.\n"
        f"따라서 {n}번 실험에서는 {thing}를 먼저 초기화하였다. 이때 {thing}의 크기는 미리 정해 두었다.\n"
    )
    return Filed(text * 4 + f"{n}번째 정리를 마친다.", ("개발",))


def test_a_topic_has_eight_posts_and_eight_others_beside_it() -> None:
    filed = [polite(n) for n in range(9)] + [plain(n) for n in range(8)]
    assert list(topics(filed)) == [Topic("여행", 9), Topic("개발", 8)]
    assert list(topics(filed[:-1])) == []
    assert list(topics([Filed("", (" ",))] * 20)) == []


def test_posts_that_sound_otherwise_are_told_apart() -> None:
    filed = [polite(n) for n in range(10)] + [plain(n) for n in range(10)]
    assert topic_apart(filed) == Topic("여행", 10)


@pytest.mark.parametrize("kind", [polite, plain])
def test_posts_that_sound_alike_are_not(kind: "type[Filed]") -> None:
    filed = [Filed(kind(n).markdown, ("여행" if n % 2 else "일상",)) for n in range(20)]  # type: ignore[arg-type]
    assert topic_apart(filed) is None
