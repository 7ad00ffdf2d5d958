"""The bloggers of the benchmark edit drafts by rule."""

from random import Random

import pytest

from benchmarks.dislikes.__main__ import Blogger
from benchmarks.dislikes.texts import on_sentences, prose_lines
from benchmarks.dislikes.tics import TICS, Tic
from styles.learning.published.edits import edits_of
from tests.support.authors import Page

DRAFT = """\
강변의 나무는 오래 전부터 그 자리에 서 있었다. 바람이 불 때마다 잎이 흔들렸고 사람들은 그 아래에서 쉬어 갔다.

## 다리

다리는 생각보다 길었다. 나는 끝까지 걸어가서 물을 내려다보았다. 물빛은 탁했지만 조용했다.

```
prose = False
```

- 물병과 모자를 챙긴다
- 편한 신발을 신는다

가게는 모두 닫혀 있었고 불 켜진 집도 하나 보이지 않았다. 나는 의자에 앉아 잠시 기다렸다. 아무도 오지 않았다."""
OWN = [f"{n}번째로 본 것은 말하지 않기로 했다." for n in range(9)]


def test_code_headings_and_lists_are_no_prose() -> None:
    lines = DRAFT.split("\n")
    assert [lines[n][:2] for n in prose_lines(DRAFT)] == ["강변", "다리", "가게"]
    assert on_sentences(DRAFT, lambda s: "" if s.startswith("다리") else s).count("다리는") == 0


@pytest.mark.parametrize("tic", TICS, ids=lambda tic: tic.kind)
def test_each_tic_is_found_again_by_the_name_of_its_rule(tic: Tic) -> None:
    written = tic.put(DRAFT, Random(3))
    found = {one.kind for one in edits_of(Page(written), Page(tic.out(written))).tallies if one.done}
    assert tic.kind in found


def test_a_blogger_with_one_dislike_is_offered_one_rule() -> None:
    [emoji] = [tic for tic in TICS if tic.kind == "mark emoji"]
    blogger = Blogger([emoji], Random(1), OWN)
    for _ in range(4):
        blogger.publishes(DRAFT)
    assert (blogger.accepted, blogger.false) == ({"mark emoji"}, set())
