"""Tell a diary from a review, a tutorial, an essay and a notice, by structure and tense; no model needed."""

import re
from typing import Literal, get_args

from styles.measuring.counted import Counted
from styles.measuring.habits import PER

Genre = Literal["diary", "review", "tutorial", "essay", "notice"]
GENRES: tuple[Genre, ...] = get_args(Genre)

# Words of a title or a topic; Korean, English, Japanese.
_NAMED: dict[Genre, re.Pattern[str]] = {
    "diary": re.compile(
        r"일기|일상|하루|주간|월간|근황|회고|다녀|여행|나들이|산책|캠핑|주말|돌아보|기록|생일|이사|육아|결혼|휴가|"
        r"\b(?:diary|week|month|trip|travel|day|year in review|retrospective|journal|visit)\b|日記|旅行|振り返り|近況|日常",
        re.I,
    ),
    "review": re.compile(
        r"후기|리뷰|독후감|서평|읽고|보고 (?:나서|왔)|맛집|맛있|카페|사용기|써 ?보|비교|솔직|추천|감상|영화|책|전시|구매|개봉|먹어|"
        r"\b(?:review|book|film|movie|read|restaurant|tried|versus|vs)\b|レビュー|感想|読んだ|書評|買った",
        re.I,
    ),
    "tutorial": re.compile(
        r"방법|하는 ?법|만들기|만드는|설치|설정|사용법|쓰는 ?법|가이드|튜토리얼|해결|에러|오류|정리|이해|개념|문제 ?풀이|알고리즘|구현|하기$|"
        r"란\??$|레시피|요령|\b(?:how to|guide|tutorial|install|setup|using|build|fix|error|recipe)\b|方法|やり方|入門|使い方|する$",
        re.I,
    ),
    "essay": re.compile(
        r"생각|대하여|대해|에 관하여|이유|왜 |무엇인가|단상|에세이|고민|마음|태도|의미|\b(?:why|thoughts|on being|essay|opinion)\b|考え|なぜ|について",
        re.I,
    ),
    "notice": re.compile(
        r"공지|안내|모집|이벤트|일정|발표|소식|신청|접수|출시|업데이트|휴무|\b(?:announc\w+|notice|release|event|schedule|sale)\b|お知らせ|告知|募集",
        re.I,
    ),
}
_OPINION = re.compile(
    r"좋았|아쉬|아쉽|추천|재밌|재미있|맛있|별로|만족|괜찮았|실망|최고|\b(?:loved|enjoyed|recommend|disappoint)|良かった|面白|おすすめ"
)
_CALL = re.compile(
    r"신청|접수|참가|모집|예정입|예정이|바랍니다|부탁드|안내|알려 ?드|\b(?:register|sign up|join us|deadline)\b|お申し込み|お待ち"
)
_PAST = re.compile(r"[았었했였갔봤왔됐]|\b\w+ed\b|\b(?:was|were|went|had|did)\b|(?:た|でした|ました)。")


def of_request(topic: str, notes: str = "") -> Genre | None:
    """The genre somebody asks for, by the words of the topic, then of the notes; None where they say nothing."""
    return _by_words(topic) or _by_words(notes)


def _by_words(text: str) -> Genre | None:
    found = {genre: len(pattern.findall(text[:2_000])) for genre, pattern in _NAMED.items()}
    best = max(GENRES, key=lambda g: (found[g], -GENRES.index(g)))
    return best if found[best] else None


def of_post(post: Counted) -> Genre:
    """The genre of a post: its title counts as two signs, structure, tense and opinion one each."""
    size = max(300, post.own.size) / PER
    text = post.text[:6_000]
    sentences = max(1, len(post.sentences))
    past = sum(bool(_PAST.search(s.text[-12:])) for s in post.sentences) / sentences
    code, steps = post.own.times("code") / size, post.own.times("number") / size
    opinion, call = len(_OPINION.findall(text)) / size, len(_CALL.findall(text)) / size
    signs: dict[Genre, float] = {
        "tutorial": 2.0 * (code >= 0.5) + (steps >= 2) + (past < 0.25 and code > 0),
        "diary": 1.5 * (past >= 0.5 and code < 0.5) + 0.5 * (post.own.times("picture") / size >= 1),
        "review": 1.5 * (opinion >= 1.5) + 0.5 * (past >= 0.3),
        "notice": 2.0 * (call >= 2.5),
        "essay": 1.0 * (code == 0) + 0.75 * (past < 0.5) - 0.5 * (steps >= 2),
    }
    if named := _by_words(post.own.title):
        signs[named] += 2
    return max(GENRES, key=lambda g: (signs[g], -GENRES.index(g)))
