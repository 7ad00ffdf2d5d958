"""The front matter of the next post, from those before it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.blogs.formats.front_matter import split_front_matter
from styles.leaving.front_matter.dates import date_like, is_date
from styles.leaving.front_matter.head import read_head
from styles.leaving.front_matter.next_head import ForHead, next_head, next_keys
from styles.leaving.front_matter.values import items_of, list_like, quoted_like

SEOUL = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 29, 15, 4, 5, tzinfo=UTC)
SAID = ForHead("비: 온 날", ("비", "우산"), NOW, SEOUL, "rain")


def told(*blocks: str, said: ForHead = SAID) -> list[str]:
    return next_head(blocks, said).split("\n")


def test_what_stays_the_same_is_copied_and_what_differs_stands_there_empty() -> None:
    blocks = [f"---\ntitle: 글 {n}\nlayout: post\nimage: /{n}.png\n---\n" for n in range(10)]
    assert told(*blocks) == ["---", 'title: "비: 온 날"', "layout: post", "image:", "---", ""]


def test_keys_of_fewer_than_six_of_ten_are_left_out_and_so_is_front_matter_that_most_have_not() -> None:
    blocks = ["---\ntitle: a\nseries: b\n---"] * 5 + ["---\ntitle: a\n---"] * 5
    assert next_keys([read_head(block) for block in blocks]) == ("title",)
    assert next_head(["---\ntitle: a\n---"] * 5 + [""] * 5, SAID) == ""
    assert next_head([], SAID) == ""


def test_keys_stand_in_the_order_of_the_newest() -> None:
    old, new = "---\ndate: 2020-01-01\ntitle: a\n---", "---\ntitle: a\ndate: 2020-01-01\n---"
    assert next_keys([read_head(block) for block in [new, *[old] * 9]]) == ("title", "date")


@pytest.mark.parametrize(
    ("sample", "written"),
    [
        ("2020-01-02", "2026-11-30"),
        ('"2020.01.02"', '"2026.11.30"'),
        ("2020/1/2", "2026/11/30"),
        ("2020-01-02 13:04:05 +0900", "2026-11-30 00:04:05 +0900"),
        ("2020-01-02T13:04:05+01:00", "2026-11-29T16:04:05+01:00"),
        ("'2020-01-02T13:04:05.000Z'", "'2026-11-29T15:04:05.000Z'"),
        ("2020-01-02 00:00:00", "2026-11-30 00:00:00"),
        ("2020-01-02 13:04", "2026-11-30 00:04"),
    ],
)
def test_a_date_is_written_in_the_form_and_the_zone_of_theirs(sample: str, written: str) -> None:
    assert is_date(sample)
    assert date_like(sample, NOW, SEOUL) == written


@pytest.mark.parametrize("sample", ["", "내일", "20200102", "2020-01-02 오후 3시", '"2020-01-02'])
def test_what_is_no_date_is_none(sample: str) -> None:
    assert not is_date(sample)


@pytest.mark.parametrize(
    ("sample", "written"),
    [
        ("[a, b]", "[비, 우산]"),
        ('["a","b"]', '["비","우산"]'),
        ("\n  - a\n  - b", "\n  - 비\n  - 우산"),
        ("\n- 'a'", "\n- '비'\n- '우산'"),
        ("\n  - [a, b]", "\n  - [비, 우산]"),
        ("a, b", "비, 우산"),
        ("a b", "비 우산"),
        ("", "[비, 우산]"),
    ],
)
def test_tags_are_listed_as_theirs_are(sample: str, written: str) -> None:
    assert list_like(sample, ("비", "우산"), bare=True) == written
    assert items_of(written) == ("비", "우산")


def test_a_draft_is_marked_as_one_only_where_they_mark_theirs() -> None:
    assert "draft: true" in told(*["---\ntitle: a\ndraft: false\n---"] * 3)
    assert not any("draft" in line for line in told(*["---\ntitle: a\n---"] * 3))


def test_toml_keeps_its_tables_last_and_the_label_above_them() -> None:
    block = '+++\ntitle = "a"\ndate = 2020-01-02\n[extra]\nlang = "ko"\n+++'
    told_lines = told(*[block] * 3, said=ForHead("b", (), NOW, SEOUL, ai_assisted=True))
    assert told_lines == [
        "+++",
        'title = "b"',
        "date = 2026-11-30",
        "ai_assisted = true",
        "[extra]",
        'lang = "ko"',
        "+++",
        "",
    ]


def test_json_stays_json() -> None:
    about, _ = split_front_matter(next_head(['{\n  "title": "a",\n  "weight": 3\n}'] * 3, SAID))
    assert about == {"title": "비: 온 날", "weight": 3}


def test_a_category_is_the_one_they_use_most() -> None:
    blocks = [f"---\ntitle: a\ncategories: [{name}]\n---" for name in ("여행", "일상", "일상", "책", "일상")]
    assert "categories: [일상]" in told(*blocks)


@given(st.text(max_size=80), st.sampled_from(["plain", "'quoted'", '"quoted"']))
def test_a_title_is_read_again_as_it_was(title: str, sample: str) -> None:
    said = ForHead(title, (), NOW, SEOUL)
    about, _ = split_front_matter(next_head([f"---\ntitle: {sample}\nlayout: post\n---"] * 3, said))
    assert about["layout"] == "post"
    assert str(about["title"] or "") == " ".join("".join(c if c.isprintable() else " " for c in title).split())


@given(st.lists(st.text(max_size=300), max_size=6))
def test_no_block_that_was_typed_raises(blocks: list[str]) -> None:
    next_head([f"---\n{block}\n---" for block in blocks], SAID)


def test_quotes_are_put_where_yaml_needs_them() -> None:
    assert quoted_like("plain", "그냥, 그런 날", bare=True) == "그냥, 그런 날"
    assert quoted_like("plain", "#1", bare=True) == '"#1"'
    assert quoted_like("plain", "2021", bare=True) == '"2021"'
    assert quoted_like("'it'", "it's", bare=True) == "'it''s'"
