"""What is counted in Japanese texts."""

import re

from styles.languages.letters import HANGUL, OLD_JAMO, OTHERS
from styles.languages.names import GenreWords
from styles.languages.tables import CountingTables, Masking

_WORDS = "思 い 言 いっ 思っ 使っ 使う 使い 見 書い 書く 作っ 作る でき 出来 わかり 分かり いい 良い ない"
_KEPT = frozenset(_WORDS.split())
_GENRES: GenreWords = {
    "diary": "日記|旅行|振り返り|近況|日常",
    "review": "レビュー|感想|読んだ|書評|買った",
    "tutorial": "方法|やり方|入門|使い方|する$",
    "essay": "考え|なぜ|について",
    "notice": "お知らせ|告知|募集",
}
COUNTING = CountingTables(
    closed=re.compile("助詞|助動詞|代名詞|副詞|接続詞|感動詞|連体詞|接尾辞|接頭辞|動詞-非自立|形状詞-助動詞"),
    folds_case=False,
    has_registers=True,
    length_in_words=False,
    words_apart=False,
    short=20,
    long=80,
    masking=Masking(
        letters={
            "名詞-普通名詞": "N",
            "名詞-固有名詞": "N",
            "名詞-数詞": "#",
            "動詞-一般": "V",
            "形容詞-一般": "A",
            "形状詞-一般": "A",
        },
        kept=dict.fromkeys("N#VA", _KEPT),
        suffixes={},
    ),
    genres=_GENRES,
    opinion="良かった|面白|おすすめ",
    call="お申し込み|お待ち",
    past="(?:た|でした|ました)。",
    slips=None,
    two_ways=(),
    maxim=None,
    foreign=HANGUL + OTHERS + OLD_JAMO,
    play="",
)
