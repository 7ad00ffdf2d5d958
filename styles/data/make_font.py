"""Make the two fonts of the picture from the npm package pretendard-jp.

npm pack pretendard-jp@1.3.9
pip install fonttools==4.68.0
python styles/data/make_font.py pretendard-jp-1.3.9.tgz
"""

import io
import sys
import tarfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from fontTools.misc.psCharStrings import T2CharString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_INSIDE = "package/dist/public/static/PretendardJP-{}.otf"
_LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
_OFL = "https://scripts.sil.org/OFL"
_SYLLABLES = range(0xAC00, 0xD7A4)
_JAPANESE = "最敬体言止他"  # the kanji in the names of Japanese endings
_BLANK = {0x3164, 0xFFA0}  # fillers: letters that show nothing
_WRITING = (
    range(0x20, 0x250),  # Latin
    range(0x2010, 0x2070),  # punctuation
    range(0x2190, 0x219A),  # arrows
    range(0x25A0, 0x2600),  # shapes
    range(0x3000, 0x3190),  # kana, punctuation of Japanese and Korean, single Korean letters
    range(0xFF00, 0xFFF0),  # full width
)
_TITLES = (
    range(0x370, 0x530),
    range(0x20A0, 0x20C0),
    range(0x2100, 0x2190),
    range(0x2460, 0x2500),
    range(0x2600, 0x27C0),
)


def pairs(encoding: str, rows: Iterable[int]) -> set[int]:
    """What the rows of a two-byte national character set hold."""
    cells = (bytes((row, cell)).decode(encoding, "ignore") for row in rows for cell in range(0xA1, 0xFF))
    return {ord(cell) for cell in cells if len(cell) == 1}


def small(whole: bytes, characters: set[int], style: str) -> bytes:
    """The font with these characters alone and a name of its own; what it lacks shows as nothing and takes no room."""
    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, drop_tables=["GSUB", "GPOS", "GDEF"])
    subsetter = Subsetter(options)
    seen = {c for c in characters - _BLANK if not unicodedata.category(chr(c)).startswith("C")}
    subsetter.populate(unicodes=seen)
    subsetter.subset(font)
    cff = font["CFF "].cff
    glyphs = cff.topDictIndex[0].CharStrings
    glyphs[".notdef"] = T2CharString(
        program=["endchar"], private=glyphs[".notdef"].private, globalSubrs=cff.GlobalSubrs
    )
    font["hmtx"][".notdef"] = (0, 0)
    rename(font, style)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def rename(font: TTFont, style: str) -> None:
    """Keep the copyright and the licence; the reserved name is for the whole font only."""
    family, full, short = "Maltu Sans", f"Maltu Sans {style}", f"MaltuSans-{style}"
    names = font["name"]
    texts = {0: names.getDebugName(0), 1: family, 2: style, 3: full, 4: full, 6: short, 13: _LICENCE, 14: _OFL}
    names.names = []
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [short]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName, top.Weight = full, family, style
    for part in top.FDArray:
        part.FontName = short


if __name__ == "__main__":
    writing = {c for block in _WRITING for c in block}
    titles = {c for block in (*_WRITING, *_TITLES, _SYLLABLES) for c in block}
    wanted = {
        "Bold": titles | pairs("euc_jp", range(0xB0, 0xD0)),  # JIS level 1: the kanji of daily use
        # KS X 1001: the syllables of words that are not names
        "Medium": writing | (pairs("euc_kr", range(0xB0, 0xC9)) & set(_SYLLABLES)) | set(map(ord, _JAPANESE)),
    }
    with tarfile.open(sys.argv[1]) as package:
        for style, characters in wanted.items():
            whole = package.extractfile(_INSIDE.format(style))
            assert whole
            made = Path(__file__).with_name(f"MaltuSans-{style}.otf")
            made.write_bytes(small(whole.read(), characters, style))
        licence = package.extractfile("package/dist/LICENSE.txt")
        assert licence
        Path(__file__).with_name("OFL.txt").write_bytes(licence.read())
