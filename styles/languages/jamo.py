"""Write single Korean letters as a reader types them."""

import unicodedata

_FINALS = dict(zip("ᆨᆫᆮᆯᆷᆸᆺᆼ", "ㄱㄴㄷㄹㅁㅂㅅㅇ", strict=True))  # conjoining jamo as a reader types them


def plain_jamo(form: str) -> str:
    """'-ᆸ니다' -> '-ㅂ니다', and with a playful final consonant '-어용' -> '-어용'"""
    return "".join(_FINALS.get(c, c) for c in unicodedata.normalize("NFC", form))
