"""In which script most of a text is written."""

import re


def language(text: str) -> str:
    """'ko', 'ja', 'en' (for all in Latin letters), or '' for other scripts; by what most letters are."""
    scripts = ("[가-힣]+", "[ぁ-ヿ]+", "[一-鿿]+", "[A-Za-zÀ-ɏ]+")
    hangul, kana, han, latin = (sum(map(len, re.findall(script, text))) for script in scripts)
    others = sum(map(str.isalpha, text)) - hangul - kana - han - latin
    if others > hangul + kana + han + latin / 4:
        return ""
    if hangul and hangul >= max(kana, latin / 4):  # a Hangul syllable carries what three or four Latin letters do
        return "ko"
    if kana > max(latin / 6, han / 10):
        return "ja"
    return "" if han > latin / 2 else "en"
