"""Tell a whole Korean sentence from a note: '사장님이 되게 친절하셨어요' from '사장님 친절함'."""

import re

from styles.languages.ko_spacing import L_FINAL

_FINALS = {"ㄴ": 4, "ㅂ": 17, "ㅆ": 20}  # places of final consonants in Unicode's order of syllables
_BEFORE_YO = frozenset({0, 1, 4, 5, 6, 7, 9, 10, 11, 14, 15})  # vowels of 가요, 해요, 서요, 예요, 와요, 돼요, 되요 …


def _ending_in(final: str) -> str:
    """All syllables with this final consonant, as a class of a regular expression."""
    return "[" + "".join(chr(0xAC00 + 28 * i + _FINALS[final]) for i in range(399)) + "]"


_OPEN = "[" + "".join(chr(0xAC00 + 28 * i) for i in range(399) if i % 21 in _BEFORE_YO) + "]"
_PAST, _N, _B = _ending_in("ㅆ"), _ending_in("ㄴ"), _ending_in("ㅂ")
_ADJECTIVES = (
    "않|같|싶|많|적|작|크|높|낮|좋|싫|길|짧|멀|쉽|어렵|힘들|다르|비싸|싸|예쁘|이쁘|아프|나쁘|바쁘|고프|슬프|기쁘|빠르|느리|늦"
    "|낫|괜찮|아니|없|깊|얕|넓|좁|밝|맑|젊|옳|두렵|무섭|가깝|덥|춥|맵|귀엽|아쉽|고맙|반갑|즐겁|무겁|가볍|새롭|스럽|롭|답"
)
# Endings that nothing but a sentence has
_SURE = re.compile(
    rf"(?:{_PAST}(?:[다당어죠나네냐니지]|구나|을까|는걸|으려나)"
    rf"|(?:{_B}|습)(?:니다|니까|시다)|슴다|십시오|십쇼"
    rf"|{_N}다|는다|(?:{_ADJECTIVES})다|(?<!사)이다"
    rf"|(?:{_OPEN}|[지고구군든까니걸만])요|[어아해세에예네죠돼와워져][용욤욥염]|[어아해에예세네죠]여"
    rf"|{L_FINAL}까|죠|야지|더라|더라[고구]|거든|잖아|(?<!누)구나|구만|돼|거야|[좋싫같많않찮낫알작]아|[없싶]어)\Z"
)
_NOUNS = re.compile(r"(?:개요|대중가요|(?:\A|[^가-힣])가요|판다|혼다|베란다)\Z")
# Endings that words have as well: with a particle before and a mark behind they are a sentence's
_LIKELY = re.compile(
    rf"(?:{L_FINAL}게|{_N}데|[는던]데|[이하되않많좋같맞알르렇]지|[하가보쓰말먹읽두넣놓]자|[이뭐]야|[인한된는은]가|네|군|[는은인]나|니|냐|(?:안|못|야) 해|다)\Z"
)
_NOT_LIKELY = re.compile(r"(?:[동그]네|언니|머니|케냐|하다)\Z")
# 조용하다 is a sentence's, 커피를 주문하다 is a dictionary's
_DICTIONARY = re.compile(r"하다\Z")
_QUALITIES = re.compile(
    "(?:필요|가능|중요|신기|궁금|다양|간단|편|편리|유용|충분|부족|비슷|동일|조용|깨끗|친절|행복|유명|특별|완벽|당연|확실|정확|안전|위험|복잡"
    "|단순|적절|이상|답답|소중|대단|진|착|똑똑|따뜻|시원|피곤|건강|미안|감사|무난|애매|독특|강력|심|약|강|귀|흔|연|급|속상|화려|심심|만|듯"
    "|기[도는] |긴 |야 )하다\\Z"
)
_SUBJECT = re.compile(r"[가-힣A-Za-z0-9)](?:[은는이가도]|에서는|에는)[ ,]")
_OBJECT = re.compile(r"[가-힣A-Za-z0-9)][을를] ")
_PARTICLE = re.compile(r"[가-힣A-Za-z0-9)](?:[은는이가을를도에]|에서|에게|한테|으로|해서|지만|으면|니까|려고)[ ,]")
_MARK = re.compile(r"[.!?~…‥ㅋㅎㅠㅜ^]")
_ASIDE = re.compile(r"(?:\([^()]{1,60}\)|\[[^][]{1,60}\])[^가-힣A-Za-z0-9]{0,20}\Z")
# What is said to whoever writes the post, and is no part of it
_ASKS = re.compile(
    r"(?<![가-힣])(?:(?:써|적어|넣어|담아|빼|달아|붙여|다뤄|살려|고쳐|바꿔|줄여|늘려|풀어|만들어|맞춰|다듬어"
    r"|[짧길]게 ?해|[가-힣]{0,4}(?:정리|작성|추가|언급|강조|요약|묘사|표현|포함|구성|생략|제외|반영|마무리|유지) ?해)"
    r" ?(?:줘(?:요|라)?|주라|줄래요?|줄 ?수 ?있[가-힣]{1,4}|주세요|주셔요|주십[가-힣]{1,3}|달라"
    r"|주(?:시면|시겠|시길|면) ?[가-힣 ]{0,12})"
    r"|(?:쓰|넣|적|빼|바꾸|고치)지 ?(?:마|말)[가-힣 ]{0,6})[^가-힣A-Za-z0-9]{0,8}\Z"
)
_TAIL = 16  # characters that any ending fits into
_ASKED = 60  # and any request


def is_korean_sentence(text: str) -> bool:
    """Whether a Korean text ends as a sentence does: with a final ending, not with -음, -함 or a noun.

    What it asks of the writer ('짧게 써 주세요') is none.
    """
    return closes_in_korean(text) and not _ASKS.search(text[-_ASKED:])


def closes_in_korean(text: str) -> bool:
    """Whether a final ending stands at the end, before marks, moods and an aside."""
    bare = _without_marks(_ASIDE.sub("", text))
    end = bare[-_TAIL:]
    if _NOUNS.search(end):
        return False
    if _SURE.search(end):
        return True
    if _DICTIONARY.search(end):
        of_quality = _SUBJECT.search(bare) and not _OBJECT.search(bare)
        return bool(of_quality or _QUALITIES.search(end))
    if not _LIKELY.search(end) or _NOT_LIKELY.search(end):
        return False
    return bool(_MARK.search(text[len(bare) :]) and _PARTICLE.search(bare))


def _without_marks(text: str) -> str:
    """Up to the last syllable, Latin letter or figure."""
    end = len(text)
    while end and not ("가" <= text[end - 1] <= "힣" or (text[end - 1].isascii() and text[end - 1].isalnum())):
        end -= 1
    return text[:end]
