"""The name of the next file, from those before it."""

from datetime import UTC, datetime

import pytest

from styles.leaving.front_matter.file_names import file_pattern, next_file_name, slug_like

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def told(keys: list[str], title: str) -> str:
    pattern = file_pattern(keys)
    return next_file_name(pattern, slug_like(pattern, title), NOW) if pattern else ""


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (["_posts/2020-01-02-first-day.md", "_posts/2020-01-01-walk.md"], "2026-11-29-성수-카페.md"),
        (["20200102_walk_far.md", "20200101_a.md"], "20261129_성수_카페.md"),
        (["content/first-day/index.md", "content/walk/index.md"], "성수-카페.md"),
        (["200102.mdx", "200101.mdx"], "261129-성수-카페.mdx"),
        (["산책 일기.md#0123abcd", "비 온 날.md#0123abce"], "성수 카페.md"),
        (["https://blog.example/1", "https://blog.example/2"], ""),
        ([], ""),
    ],
)
def test_it_follows_their_pattern(keys: list[str], name: str) -> None:
    assert told(keys, "성수 카페") == name


def test_where_theirs_are_latin_the_latin_words_of_a_title_are_taken() -> None:
    keys = ["2020-01-02-git-rebase.md", "2020-01-01-docker.md"]
    assert told(keys, "Redis Cluster 운영기") == "2026-11-29-redis-cluster.md"


def test_a_title_of_signs_alone_is_called_draft() -> None:
    assert told(["a.md"], "!!!") == "draft.md"
