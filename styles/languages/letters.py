"""The letters of the world by their scripts, and single Korean ones as a reader types them."""

import unicodedata

# Each script as it stands inside of the [] of a regular expression.
HAN = r"々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = r"\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d"
HANGUL = r"\uac00-\ud7a3\u3131-\u318e"
OLD_JAMO = r"\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb"  # letters that did not come together to a syllable
CHINESE_MARKS = "、。，；：？！"
# From Cyrillic to Thai, Tibetan and Ethiopic, and the smaller scripts of Asia; not Greek, which is used as symbols.
OTHERS = (
    r"\u0400-\u0fff\u10a0-\u10ff\u1200-\u1bff\u2d00-\u2dff\ua000-\ua4ff\ua600-\ua6ff\ua800-\ua8df\ua900-\ua95f"
    r"\ua980-\uabff\ufb13-\ufdff\ufe70-\ufefc"
)

_FINALS = dict(zip("ᆨᆫᆮᆯᆷᆸᆺᆼ", "ㄱㄴㄷㄹㅁㅂㅅㅇ", strict=True))  # conjoining jamo as a reader types them


def plain_jamo(form: str) -> str:
    """'-ᆸ니다' -> '-ㅂ니다', and with a playful final consonant '-어용' -> '-어용'"""
    return "".join(_FINALS.get(c, c) for c in unicodedata.normalize("NFC", form))
