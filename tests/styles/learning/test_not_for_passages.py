"""Which posts somebody else seems to have written."""

import pytest

from styles.learning.not_for_passages import others_posts
from styles.measuring.counted import Counted
from styles.reading.own_text import own
from tests.support.authors import Page


def post(first: str, last: str) -> Counted:
    body = "\n\n".join(f"{n}번째 문단이다. 그렇게 하루가 갔다." for n in range(9))
    taken = own(Page(f"{first}\n\n{body}\n\n{last}"))
    return Counted(taken, tuple(() for _ in taken.blocks))


@pytest.mark.parametrize(
    "said",
    [
        *("이 글은 어느 서비스 이용 약관의 한국어 번역본입니다.", "아래는 약관을 우리말로 번역했습니다."),
        *("예전에 번역해 둔 글을 올립니다.", "원문: https://a.example", "by Jane Doe", "김하루 기자"),
    ],
)
def test_what_says_at_an_end_that_it_is_anothers_is_no_passage(said: str) -> None:
    assert others_posts([post(said, "끝이다."), post("처음이다.", "끝이다.")]) == {0}
    assert others_posts([post("처음이다.", said)]) == {0}


@pytest.mark.parametrize(
    "said",
    [
        "오늘은 번역 일을 하루 종일 했다.",
        "번역가를 만났다.",
        "글을 다 쓰고 잤다.",
        "원문을 읽어 보았다.",
        "By the way, it rained.",
    ],
)
def test_who_speaks_of_translating_wrote_it_themselves(said: str) -> None:
    assert others_posts([post(said, said)]) == set()
