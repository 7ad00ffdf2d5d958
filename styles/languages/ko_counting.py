"""What is counted in Korean texts."""

import re

from styles.languages.ko_spacing import SPACINGS
from styles.languages.letters import CHINESE_MARKS, HAN, KANA, OLD_JAMO, OTHERS
from styles.languages.names import GenreWords
from styles.languages.tables import CountingTables, Masking, SlipPatterns, TwoWays

_VERBS = """하 되 있 없 같 보 가 오 주 싶 알 모르 만들 쓰 나 들 먹 좋 많 크 작 그렇 이렇 저렇 어떻 괜찮 재밌 재미있
말하 생각하 느끼 나오 들어가 찾 사 받 넣 두 놓 버리 시작하 위하 대하 통하 따르 의하 관하 맞 다르 쉽 어렵 길 짧 새롭 싫
이러 그러 저러"""
_KEPT = frozenset(_VERBS.split())
_MASKING = Masking(
    letters={
        "NNG": "N",
        "NNP": "N",
        "NR": "#",
        "XR": "R",
        "SL": "L",
        "SH": "L",
        "SN": "#",
        "W_URL": "U",
        "VV": "V",
        "VA": "A",
    },
    kept={"V": _KEPT, "A": _KEPT},
    suffixes={},
)
_GENRES: GenreWords = {
    "diary": "일기|일상|하루|주간|월간|근황|회고|다녀|여행|나들이|산책|캠핑|주말|돌아보|기록|생일|이사|육아|결혼|휴가",
    "review": (
        "후기|리뷰|독후감|서평|읽고|보고 (?:나서|왔)|맛집|맛있|카페|사용기|써 ?보|비교|솔직|추천|감상|"
        "영화|책|전시|구매|개봉|먹어"
    ),
    "tutorial": (
        "방법|하는 ?법|만들기|만드는|설치|설정|사용법|쓰는 ?법|가이드|튜토리얼|해결|에러|오류|정리|이해|개념|"
        r"문제 ?풀이|알고리즘|구현|하기$|란\??$|레시피|요령"
    ),
    "essay": "생각|대하여|대해|에 관하여|이유|왜 |무엇인가|단상|에세이|고민|마음|태도|의미",
    "notice": "공지|안내|모집|이벤트|일정|발표|소식|신청|접수|출시|업데이트|휴무",
}
_JOINED = "|".join(spacing.slip for spacing in SPACINGS.values() if spacing.slip)
_EITHER_WAY = "|".join(spacing.either_way for spacing in SPACINGS.values() if spacing.either_way)
_SLIPS = SlipPatterns(
    joined=re.compile(_JOINED),
    joined_either_way=re.compile(f"{_JOINED}|{_EITHER_WAY}"),
    # A space where none belongs: 것 이다, 주 였다.
    parted=re.compile(r"[것수주명번개날때곳점중뿐편일] (?:이다|였다|이였다|이었다|입니다|이에요|이라)(?![가-힣])"),
    misspelt=re.compile(
        r"되요|되서|됬|안되[요서]|[할갈볼올줄]께|거에요|이예요|몇일|웬지|어떻해|왠만|오랫만|금새|일일히|설겆이|희안|바램|"
        r"요세|문안하|않[되돼됐]|로써의|던지 |구지 |어의없|들어나|깨끗히|곰곰히|메세지|컨텐츠|쥬스|땡큐"
    ),
    joins="EC",
)
_SHORTENED = (
    (("되었", "되었"), ("됐", "됐")),
    (("하였", "하였"), ("했", "했")),
    (("거", "[가-힣] (?:거[ 다예에야라지죠고는도였]|건[ 데가지]|걸[ 요까]|게 )"), ("것", "[가-힣] 것(?=[ 가-힣])")),
)
_TWO_WAYS = (*(spacing.counts for spacing in SPACINGS.values() if spacing.counts), *_SHORTENED)
COUNTING = CountingTables(
    closed=re.compile(r"J|E|VX|NNB|NP|MM|MA|IC|XSN|VC"),
    folds_case=False,
    has_registers=True,
    length_in_words=False,
    words_apart=True,
    short=20,
    long=80,
    masking=_MASKING,
    genres=_GENRES,
    opinion="좋았|아쉬|아쉽|추천|재밌|재미있|맛있|별로|만족|괜찮았|실망|최고",
    call="신청|접수|참가|모집|예정입|예정이|바랍니다|부탁드|안내|알려 ?드",
    past="[았었했였갔봤왔됐]",
    slips=_SLIPS,
    two_ways=tuple(TwoWays(a, re.compile(one), b, re.compile(other)) for (a, one), (b, other) in _TWO_WAYS),
    maxim=re.compile(
        "(?!나|저|내|제).*"  # what is said of oneself is no maxim
        r"(?:법이다|마련이다|뿐이다|때문이다|것이다|셈이다|아닐까|않을까|인지도 모른다|이다|이니까|니까요)[.!]?$",
        re.S,
    ),
    foreign=HAN + KANA + OTHERS + OLD_JAMO + CHINESE_MARKS,
    play="ㅋㅎㅠㅜㅡㅇ",
)
