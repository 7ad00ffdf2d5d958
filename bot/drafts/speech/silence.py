"""Tell words from what Whisper writes where nobody says anything."""

import re
from unicodedata import normalize

LONGEST = 400  # characters; what is longer has words in it
# What it has learned from the ends of films and programmes, as bare letters; "감사합니다" alone may well be said
_ENDS = (
    "시청해주셔서감사합니다",
    "시청해주시는여러분감사합니다",
    "끝까지시청해주셔서감사합니다",
    "지금까지시청해주셔서감사합니다",
    "들어주셔서감사합니다",
    "구독과좋아요부탁드립니다",
    "좋아요와구독부탁드립니다",
    "구독좋아요알림설정부탁드립니다",
    "구독부탁드립니다",
    "다음영상에서만나요",
    "다음영상에서뵙겠습니다",
    "다음시간에만나요",
    "mbc뉴스이덕영입니다",
    "mbc뉴스김성현입니다",
    "한글자막by한효정",
    "한글자막by박진희",
    "자막제작및자막제공",
    "이영상은유료광고를포함하고있습니다",
    "thankyouforwatching",
    "thankyousomuchforwatching",
    "thanksforwatching",
    "thankyouforlistening",
    "pleasesubscribe",
    "pleasesubscribetomychannel",
    "likeandsubscribe",
    "dontforgettolikeandsubscribe",
    "seeyouinthenextvideo",
    "subtitlesbytheamaraorgcommunity",
    "transcribedbyhttpsotterai",
    "ご視聴ありがとうございました",
    "ご清聴ありがとうございました",
    "最後までご視聴いただきありがとうございます",
    "最後までご視聴いただきありがとうございました",
    "チャンネル登録お願いします",
    "チャンネル登録よろしくお願いします",
    "また次の動画でお会いしましょう",
    "字幕視聴ありがとうございました",
)
_ONLY_ENDS = re.compile(f"(?:{'|'.join(sorted(map(re.escape, _ENDS), key=len, reverse=True))})*+")
_SOUNDS = re.compile(r"\[[^\[\]]{0,40}\]|\([^()]{0,40}\)|\*[^*]{0,40}\*|[♩♪♫♬]")  # [음악], (applause), ♪


def nothing_said(transcript: str) -> bool:
    """Whether a transcript holds no words: no letters, names of noises, or only what silence is taken for."""
    if len(transcript) > LONGEST:
        return False
    said = normalize("NFKC", _SOUNDS.sub("", transcript)).casefold()
    return _ONLY_ENDS.fullmatch("".join(filter(str.isalnum, said))) is not None
