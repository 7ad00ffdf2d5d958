"""What the comparison of pasted texts sees, on small pieces of HTML as editors write them."""

from pathlib import Path

import pytest
from lxml import html

from benchmarks.paste.__main__ import Kept, source_of
from benchmarks.paste.kits import of_the_hostile, with_photos
from benchmarks.paste.letters import kept_lines, lines, things

SOURCE = "<h2>제목</h2><p>하나<br>둘 <b>셋</b></p><blockquote><p>말</p></blockquote><p><img src=x></p><hr>"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>하나\n둘</p>", ("하나 둘",)),
        ("<p>하나&nbsp; 둘<br>셋</p>", ("하나 둘", "셋")),
        ("<pre><code>a\n  b</code></pre>", ("a", "b")),
        ("<ul><li>하나<ul><li>둘</li></ul></li></ul>", ("하나", "둘")),
        ('<ol><li><span class="ql-ui"></span>하나</li></ol>', ("하나",)),
        ("<table><tr><td>가</td><td>나</td></tr></table>", ("가", "나")),
        ("<p>&ldquo;말&rdquo;</p><p><br></p>", ("“말”",)),
    ],
)
def test_the_lines_of_a_text_are_what_somebody_sees(written: str, read: tuple[str, ...]) -> None:
    assert lines(written) == read


def test_lines_are_kept_letter_by_letter_and_in_order() -> None:
    assert kept_lines(("가", "나", "다"), ("가", "나", "다", "라")) == 3
    assert kept_lines(("가", "나", "다"), ("나", "가", "다.")) == 1


def test_a_quotation_in_three_pieces_is_one() -> None:
    quill = "<blockquote>가</blockquote><blockquote>나</blockquote><p>다</p><blockquote>라</blockquote>"
    assert things(quill)["quotes"] == 2
    assert (
        things("<blockquote><ul><li>가</li></ul></blockquote><p>.</p><blockquote><b>나</b></blockquote>")["quotes"] == 1
    )
    assert things(SOURCE) == {"headings": 1, "tables": 0, "quotes": 1, "pictures": 1, "rules": 1}


def test_what_an_editor_loses_is_counted_but_for_what_it_has_no_place_for() -> None:
    kept = Kept()
    kept.add("naver 1", SOURCE, SOURCE.replace("<hr>", ""), frozenset({"rules"}))
    assert (kept.lines, kept.of_lines, kept.differences) == (4, 4, [])
    kept.add("naver 2", SOURCE, SOURCE.replace("둘", "두").replace("h2", "p"), frozenset())
    assert (kept.lines, kept.of_lines) == (7, 8)
    assert (kept.things["headings"], kept.of_things["headings"]) == (1, 2)
    assert "99" not in kept.row("naver", "quill")


def test_pictures_of_a_post_become_photos_by_number() -> None:
    assert with_photos("![가](a.png)\n\n글 ![나](b.png)") == ("[사진 1]\n\n글 [사진 2]", 2)


def test_five_hostile_drafts_run_nothing(tmp_path: Path) -> None:
    for kit, _ in zip(of_the_hostile(tmp_path), range(5), strict=False):
        source = kit.path.read_text("utf-8")
        page = html.document_fromstring(source)
        assert len(page.findall(".//script")) == 1
        assert not any(str(name).startswith("on") for element in page.iter() for name in element.attrib)
        assert "<article" in source_of(source)
