"""What people get of theirs is files they can read."""

import io
import json
import zipfile
from datetime import UTC, datetime
from random import Random

import pytest

from bot.people.privacy import my_data
from bot.people.privacy.erasure import name_in
from bot.people.privacy.my_data import TableRows, bundles
from bot.wording import words_in

EN = words_in("en")
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
ROWS: TableRows = {
    "blogs": [{"id": 1, "title": "../../etc"}],
    "posts": [
        {"blog": 1, "title": "Jeju", "markdown": "First.", "published": NOON},
        {"blog": 1, "title": "Jeju", "markdown": "Second.", "published": NOON},
        {"blog": 1, "title": "\u202e:*?/", "markdown": "Third.", "published": None},
    ],
    "inbox": [{"body": "not JSON", "shown": ("a", "b"), "packed": b"\0\1"}],
    "claims": [],
}


def names(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_names_of_files_are_plain_and_none_takes_the_place_of_another() -> None:
    [file] = bundles(ROWS, EN)
    assert file.name == "my-data.zip"
    inside = names(file.data)
    posts = {name: text for name, text in inside.items() if name.startswith("posts/")}
    assert {name: text.split()[-1] for name, text in posts.items()} == {
        "posts/1 etc/2026-11-29 Jeju.md": "First.",
        "posts/1 etc/2026-11-29 Jeju (2).md": "Second.",
        "posts/1 etc/-.md": "Third.",
    }
    assert json.loads(inside["data/inbox.json"]) == [{"body": "not JSON", "shown": ["a", "b"], "packed": "AAE="}]
    assert json.loads(inside["data/posts.json"])[0]["published"] == "2026-11-29T12:00:00+00:00"
    assert "data/claims.json" not in inside


def test_what_is_too_large_for_one_file_comes_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(my_data, "LARGEST", 40_000)
    noise = Random(4)
    texts = ["".join(noise.choices("가나다라마바사아자차", k=6_000)) for _ in range(20)]
    posts = [{"blog": 1, "title": f"글 {n}", "markdown": text, "published": None} for n, text in enumerate(texts)]
    files = bundles({"blogs": [{"id": 1, "title": "kong"}], "posts": posts}, EN)
    assert [file.name for file in files][:2] == ["my-data-1.zip", "my-data-2.zip"]
    inside = [names(file.data) for file in files]
    found = [text for part in inside for name, text in part.items() if name.startswith("posts/")]
    assert sorted(text.split()[-1] for text in found) == sorted(texts)
    assert max(len(file.data) for file, part in zip(files, inside, strict=True) if len(part) > 1) < 60_000


@pytest.mark.parametrize(
    ("job", "name"),
    [
        ("hear:telegram:7:12", "telegram:7:12"),
        ("do:discord:5:6#3", "discord:5:6"),
        ("renew:5:telegram:42 2026-11-29T12:00:00+00:00", "telegram:42"),
        ("renew:5:telegram:42 2026-11-29T12:00:00+00:00#1", "telegram:42"),
        ("", ""),
    ],
)
def test_the_id_of_a_job_leads_to_its_person(job: str, name: str) -> None:
    assert name_in(job) == name


def test_what_was_begun_while_it_was_gathered_is_named_by_its_number() -> None:
    posts = [{"blog": 7, "title": "Jeju", "markdown": "First.", "published": None}]
    [file] = bundles({"blogs": [], "posts": posts, "drafts": [], "revisions": [{"draft": 3, "text": "x"}]}, EN)
    assert {"posts/7/Jeju.md", "drafts/3/1.md"} <= names(file.data).keys()
