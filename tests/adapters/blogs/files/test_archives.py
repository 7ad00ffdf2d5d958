"""Zips of every make are read, and none is opened that could do harm; each refusal names what was wrong."""

import random
import shutil
import subprocess
import unicodedata
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.blogs.files.reader import read_files
from adapters.blogs.files.safe_zip import unpack
from bot.errors import BadArchive, BotError, NoTextInside, NotReadable
from bot.model import ArchiveFault, File, Language, Skipped
from bot.wording import words_in
from tests.support.blogs.archives import (
    EMPTY,
    POSTS,
    bomb_of_many,
    bomb_that_lies,
    bomb_that_overlaps,
    layouts,
    locked,
    one_inside_another,
)
from tests.support.blogs.uploads import Zip, md, only


def fault(file: File) -> ArchiveFault:
    with pytest.raises(BadArchive) as told:
        read_files((file,))
    assert told.value.name == file.name
    return told.value.fault


# Every make


@pytest.mark.parametrize("make", layouts())
def test_a_zip_of_any_make_is_read_with_its_folders_and_empty_files(make: str) -> None:
    pile = read_files((File("블로그.zip", layouts()[make]),))
    top = "blog-main/" if "GitHub" in make else ""
    assert {post.key: post.markdown for post in pile.posts} == {f"{top}{path}": text for path, text in POSTS.items()}
    assert pile.skipped == tuple(Skipped(path.rpartition("/")[2], "short") for path in EMPTY)


@pytest.mark.skipif(shutil.which("zip") is None, reason="Info-ZIP is not there")
def test_what_info_zip_makes_of_a_folder_is_read(tmp_path: Path) -> None:
    for path, text in (POSTS | EMPTY).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    subprocess.run(["zip", "-qr", "x.zip", "블로그"], cwd=tmp_path, check=True)
    assert {post.key for post in read_files((File("x.zip", (tmp_path / "x.zip").read_bytes()),)).posts} == set(POSTS)


def test_folders_are_walked_and_every_text_that_is_no_post_is_counted() -> None:
    archive = (
        Zip()
        .add("blog/2024/a.md", "하나")
        .add("blog/b.txt", "둘")
        .add("blog/img/c.png", b"\x89PNG")
        .add("blog/d.js", "셋")
    )
    archive.add("__MACOSX/blog/._a.md", "x").add("blog/.obsidian/e.md", "x").add("README.md", "x").add(
        "blog/.f.md", "x"
    )
    pile = read_files((archive.file,))
    assert {post.key for post in pile.posts} == {"blog/2024/a.md", "blog/b.txt"}
    assert {(left.name, left.why) for left in pile.skipped} == {
        ("e.md", "other"),
        ("README.md", "site"),
        (".f.md", "other"),
    }


def test_names_from_windows_and_from_a_mac_are_read() -> None:
    assert only(read_files((Zip().named_by_windows("일기/김장 뷁.md").file,))).key == "일기/김장 뷁.md"
    mac = Zip().add(unicodedata.normalize("NFD", "일기/김장.md"))
    assert only(read_files((mac.file,))).key == "일기/김장.md"
    long = "가" * 100 + ".md"
    assert only(read_files((Zip().named_by_windows(long).file,))).title == "가" * 100


# What cannot be read


@pytest.mark.parametrize(
    "archive",
    [
        Zip().add("a.png", b"\x89PNG").add("b.jpg", b"x"),
        Zip(),
        Zip().link("a.md", "/etc/passwd"),
        Zip().add("../../a.md"),
        Zip().add("/etc/a.md"),
    ],
)
def test_a_zip_without_a_text_is_said_to_hold_none(archive: Zip) -> None:
    with pytest.raises(NoTextInside) as told:
        read_files((archive.file,))
    assert told.value.name == "내 블로그.zip"


@pytest.mark.parametrize("path", ["../a.md", "a/../../b.md", "/etc/passwd.md", "C:/a.md", "..\\..\\a.md"])
def test_a_path_that_leads_out_of_the_archive_is_left_out(path: str) -> None:
    pile = read_files((Zip().add(path, "밖").add("b.md", "안").file,))
    assert only(pile).markdown == "안"
    assert [s.why for s in pile.skipped] == ["other"]


@pytest.mark.parametrize("bad", [b"", b"PK", b"not a zip at all" * 99, layouts()["zip -r"][:-40]])
def test_a_zip_that_does_not_open_is_said_to_be_broken(bad: bytes) -> None:
    assert fault(File("a.zip", bad)) == "broken"


def test_a_zip_whose_only_text_is_damaged_is_said_to_be_broken() -> None:
    damaged = bytearray(Zip().add("a.md", random.Random(1).randbytes(3000).hex()).file.data)
    damaged[200:220] = b"\xff" * 20
    assert fault(File("a.zip", bytes(damaged))) == "broken"


def test_another_kind_of_archive_that_is_called_a_zip_is_said_to_be_unreadable() -> None:
    for head in (b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c"):
        with pytest.raises(NotReadable):
            read_files((File("글.zip", head + bytes(90)),))


def test_a_damaged_text_costs_only_itself() -> None:
    whole = Zip().add("a.md", random.Random(1).randbytes(3000).hex()).add("b.md", "온전한 글").file.data
    damaged = bytearray(whole)
    damaged[200:220] = b"\xff" * 20
    pile = read_files((File("a.zip", bytes(damaged)),))
    assert only(pile).markdown == "온전한 글"
    assert pile.skipped == (Skipped("a.md", "broken"),)


def test_a_locked_text_is_left_out_and_said_to_be_locked() -> None:
    pile = read_files((locked("a.md"),))
    assert (only(pile).markdown, pile.skipped) == ("열린 글", (Skipped("a.md", "locked"),))


def test_a_zip_of_which_every_text_is_locked_asks_for_one_without_a_password() -> None:
    assert fault(locked("a.md", "b.md")) == "locked"


def test_a_text_packed_in_a_way_that_has_no_bounds_is_left_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.md", "글", zipfile.ZIP_BZIP2)
        archive.writestr("b.md", "열린 글", zipfile.ZIP_DEFLATED)
    pile = read_files((File("a.zip", (tmp_path / "a.zip").read_bytes()),))
    assert (only(pile).markdown, pile.skipped) == ("열린 글", (Skipped("a.md", "broken"),))


def test_a_text_that_is_too_large_is_left_out() -> None:
    pile = read_files((Zip().add("a.md", "가나다 " * 800_000).add("b.md").file, md("c.md", "x " * 1_100_000)))
    assert [post.key for post in pile.posts] == ["b.md"]
    assert {(s.name, s.why) for s in pile.skipped} == {("a.md", "large"), ("c.md", "large")}


def test_a_text_that_is_too_large_is_not_even_unpacked() -> None:
    assert unpack(Zip().add("a.md", "x" * 2_000_001).file).skipped == (Skipped("a.md", "large"),)


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    assert fault(bomb_of_many()) == "large"
    assert fault(bomb_that_lies()) == "broken"
    assert fault(bomb_that_overlaps()) == "broken"


@pytest.mark.parametrize("quoted_in_extra", [True, False])
@pytest.mark.parametrize("by", [0, 1, 33])
def test_no_entry_may_reach_into_the_next_not_even_by_a_byte(quoted_in_extra: bool, by: int) -> None:
    assert fault(one_inside_another(quoted_in_extra, by)) == "broken"


def test_an_entry_may_end_where_the_next_begins() -> None:
    assert only(read_files((one_inside_another(quoted_in_extra=True, by=34),))).key == "b.md"


def test_a_zip_of_too_many_names_is_refused() -> None:
    archive = Zip()
    for n in range(20_001):
        archive.archive.writestr(zipfile.ZipInfo(f"{n}"), b"")
    assert fault(archive.file) == "crowded"


FAULTS: tuple[ArchiveFault, ...] = ("broken", "locked", "crowded", "large")


@pytest.mark.parametrize(("language", "next_step"), [("ko", "보내 주세요"), ("en", "end")])
def test_each_refusal_says_something_else_and_what_to_do_next(language: Language, next_step: str) -> None:
    said = {BadArchive("내 글.zip", what).sentence(words_in(language)) for what in FAULTS}
    assert len(said) == 4
    assert all("내 글.zip" in sentence and next_step in sentence for sentence in said)


@given(st.data())
def test_no_damage_to_a_zip_breaks_the_reading(data: st.DataObject) -> None:
    whole = bytearray(Zip().add("가/a.md", "하나").add("b.txt", "둘").file.data)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(BotError):
        read_files((File("a.zip", bytes(whole)),))
