"""Say what a Korean sentence says in nouns: '두 시간을 기다렸어요' is '두 시간 기다림'."""

import re
from collections.abc import Sequence

from kiwipiepy import Token

from styles.reading.sentences import kiwi

CAUSE, CONTRAST = " →", " /"  # how a clause that gives a reason ends, and one that is set against the next


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOUNS = frozenset({"NNG", "NNP", "NNB", "NR", "SN", "SL", "SH", "XR", "XPN", "XSN", "SW", "SO"})
_MARKS = frozenset("%℃$₩€+#/.-_:~")
_EMPTY = frozenset(
    {
        "것",
        "거",
        "수",
        "때문",
        "뿐",
        "줄",
        "데",
        "바",
        "게",
        "듯",
        "척",
        "만큼",
        "대로",
        "지",
        "들",
        "님",
        "분",
        "편",
        "뻔",
    }
)
_SELF = frozenset({"필자", "본인", "자신", "우리", "저희", "포스팅", "포스트"})
_KEPT = {
    "MM": _set("한 두 세 네 다섯 여섯 석 넉 첫 몇 반 모든 다른 새 전 총 약 여러 각 매"),
    "MAG": _set(
        "다시 매일 매주 매년 아직 이미 모두 거의 함께 같이 가끔 자주 항상 먼저 직접 혼자 서로 안 못 더 덜 가장 오래 "
        "일찍 금방 오늘 내일 어제 모레 지금 방금 이제"
    ),
}
_PLACES = _set("에서 부터 까지 보다 만 로 으로 밖에 마다 처럼")
_WITH = frozenset({"와", "과", "랑", "이랑", "하고"})
_CAUSES = _set("어서 아서 니까 으니까 므로 으므로 느라 길래 기에 더니")
_CONTRASTS = _set("지만 는데 은데 ᆫ데 던데 으나 나 어도 아도 더라도 으면서도")
_ON_CONDITION = _set("면 으면 다면 라면 ᆫ다면 는다면 거든")
_ADVERBIAL = _set("게 도록 러 으러 려고 으려고")
_DOUBTING = _set("을까 ᆯ까 나 나요 은가 ᆫ가 은가요 ᆫ가요 을까요 ᆯ까요")
_GRAMMAR = _set(  # verbs that stand for a particle or for nothing: '에 대해', '을 통해', '그래서', '것 같다'
    "대하 통하 의하 인하 관하 이러하 그러하 어떠하 이러 그러 어쩌 이렇 그렇 어떻 저렇"
)
_AS_WORDS = {"위하": "위해", "따르": "따라", "비하": "대비", "비롯하": "포함"}
_SAYS_NOTHING = _set(
    "생각 이야기 얘기 말 소개 설명 느낌 보임 듦 함 됨 있음 같음 알아봄 봄 또 함께 정도 이음 하면 되면 하게 있게 다음과"
)


def _bare(token: Token) -> str:
    """The tag without the mark of (ir)regular conjugation."""
    return str(token.tag).split("-")[0]


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence as notes, without endings, particles, self-reference and marks; some end in CAUSE."""
    readable = sentence[:1_000].encode("utf-8", "ignore").decode()  # kiwi refuses halves of characters
    return _Sentence(kiwi().tokenize(readable)).clauses()


class _Sentence:
    """Words are gathered until a predicate closes the clause."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._done: list[str] = []
        self._words: list[str] = []
        self._end = -1  # where the last kept word ended, for nouns that are written as one

    def clauses(self) -> list[str]:
        at = 0
        while at < len(self._tokens):
            at = self._step(at)
        self._close()
        return self._done

    def _form(self, at: int) -> str:
        return str(self._tokens[at].form) if 0 <= at < len(self._tokens) else ""

    def _step(self, at: int) -> int:
        token, tag, form = self._tokens[at], _bare(self._tokens[at]), self._form(at)
        adjacent = bool(self._words) and self._end == token.start
        if tag in ("VV", "VA", "XSV", "XSA", "XSM", "VCN") and not (tag == "VV" and token.start == token.end):
            return self._predicate(at, tag)
        if tag in _NOUNS or form in _KEPT.get(tag, ()):
            self._noun(at, form, tag, adjacent)
        elif tag in ("JKB", "JX") and form in _PLACES and adjacent:
            self._words[-1] += form
        elif tag == "JC" and adjacent:
            self._words[-1] += "·"
        elif tag == "JKB" and form in _WITH and adjacent:
            self._words[-1] += "과" if _closed(self._words[-1]) else "와"
        elif tag == "VCP":
            self._copula(at)
        return at + 1

    def _noun(self, at: int, form: str, tag: str, adjacent: bool) -> None:
        if form in _SELF or (tag in ("NNB", "XSN") and form in _EMPTY):
            return
        if tag in ("SW", "SO"):
            figure = at + 1 < len(self._tokens) and _bare(self._tokens[at + 1]) == "SN"
            if form not in _MARKS or not (adjacent or figure) or (form == "$" and not figure):
                return
        if self._words and (adjacent or self._words[-1].endswith("·")) and tag not in ("MM", "MAG"):
            self._words[-1] += form
        else:
            self._words.append(form)
        self._end = self._tokens[at].end

    def _copula(self, at: int) -> None:
        """'였다' stays as a past, '-ㄹ 것이다' as an expectation."""
        ends = [t for t in self._tokens[at + 1 : at + 3] if _bare(t) in ("EC", "EF")]
        if not ends:
            return
        if self._form(at - 1) in ("것", "거") and self._form(at - 2) in ("ᆯ", "을") and self._words:
            self._words.append("예상")
        elif self._form(at + 1) == "었" and self._words and self._end == self._tokens[at].start:
            self._words[-1] += "이었음" if _closed(self._words[-1]) else "였음"
        self._close(str(ends[0].form))

    def _predicate(self, at: int, tag: str) -> int:
        """A verb with all that hangs on it, as a noun (-음) or, before a noun, in front of it."""
        if self._form(at) == "아니" and "뿐" in (self._form(at - 1), self._form(at - 2)):
            return at + 2  # '뿐만 아니라' denies nothing
        end = at + 1
        while end < len(self._tokens) and self._hangs(end):
            end += 1
            ends = _bare(self._tokens[end - 1])
            if ends in ("ETM", "ETN", "EF") or (ends == "EC" and not self._goes_on(end)):
                break
        chain = self._tokens[at:end]
        if self._is_grammar(at, tag):
            return end
        if self._form(at) in _AS_WORDS:
            self._words += [_AS_WORDS[self._form(at)]] if self._words else []
            return end
        following = [str(t.form) for t in self._tokens[end : end + 3]]
        self._say(chain, tag, following)
        return self._after(end, chain, following)

    def _is_grammar(self, at: int, tag: str) -> bool:
        """Whether a predicate says nothing of its own: 'A에 대해', '좋은 것 같다', '다시 말하면', '갈 뻔했다'."""
        form, before = self._form(at), self._form(at - 1)
        if tag == "XSV" and before == "말":
            self._words = [w for w in self._words[:-1] if w != "다시"]
            return True
        if form == "같":
            return before in _EMPTY or not self._words
        return form in _GRAMMAR or (tag == "XSA" and before == "뻔")

    def _hangs(self, at: int) -> bool:
        tag, before = _bare(self._tokens[at]), self._form(at - 1)
        if before == "지" and tag in ("JKO", "JX", "MAG"):  # '내려오질 않다', '하지 못하다'
            return self._form(at) in ("ᆯ", "를", "는", "ᆫ", "도", "못")
        return self._form(at) == "하" if before == "못" else tag in ("EP", "EC", "VX", "ETM", "ETN", "EF")

    def _goes_on(self, at: int) -> bool:
        """Whether an auxiliary follows a connective, so that both are one predicate."""
        after = [_bare(t) for t in self._tokens[at : at + 2]]
        if self._form(at - 1) == "지" and len(after) > 1 and after[0] in ("JKO", "JX", "MAG"):
            return after[1] == "VX" or self._form(at) == "못"
        return after[:1] == ["VX"]

    def _after(self, end: int, chain: Sequence[Token], following: Sequence[str]) -> int:
        """'-ㄹ 수 있다' and '-어야 한다' are said in one word."""
        if can := _ability(following):
            self._words.append(can)
            at = next(i for i in range(end, len(self._tokens)) if self._form(i) in ("있", "없")) + 1
        elif str(chain[-1].form) in ("어야", "아야") and following[:1] in (["하"], ["되"]):
            at = end + 1
        else:
            if _bare(chain[-1]) in ("EC", "EF") and str(chain[-1].form) not in _ADVERBIAL:
                self._close(str(chain[-1].form))
            return end
        while at < len(self._tokens) and _bare(self._tokens[at]) in ("EP", "EF", "EC", "ETM"):
            at += 1
        if _bare(self._tokens[at - 1]) != "ETM":
            self._close(self._form(at - 1))
        return at

    def _say(self, chain: Sequence[Token], tag: str, following: Sequence[str]) -> None:
        forms = [str(t.form) for t in chain]
        stem = [(forms[0], str(chain[0].tag))]
        if any(forms[i] in ("어", "아") and forms[i + 1] == "지" for i in range(1, len(chain) - 1)):
            stem += [("어", "EC"), ("지", "VX")]
        no, more = _denied(forms), _modal(forms, following)
        last = _bare(chain[-1]), forms[-1]
        noun = self._words and forms[0] == "하" and tag in ("XSV", "VV") and not no  # 'to do the tidying'
        if last[0] == "ETM" and not more and not set(following[:1]) & _EMPTY:
            self._word([*stem, (last[1], "ETM")], tag, no, chain)
        elif last[0] == "EC" and not more and last[1] in _ADVERBIAL | _ON_CONDITION:
            self._word([*stem, (last[1], "EC")], tag, no, chain)
        elif not noun:
            past = [("었", "EP")] if "었" in forms and not no and tag in ("VA", "XSA") else []
            self._word([*stem, *past, ("기" if more and tag == "VV" else "음", "ETN")], tag, no, chain)
        self._words += more

    def _word(self, parts: list[tuple[str, str]], tag: str, no: str, chain: Sequence[Token]) -> None:
        word = str(kiwi().join(parts))
        if tag in ("XSA", "XSM", "XSV") and self._words and not (no and tag == "XSV"):
            word = self._words.pop() + word
        self._words += [no, word] if no else [word]
        self._end = chain[-1].end

    def _close(self, ending: str = "") -> None:
        words = [w.strip("·") for w in self._words]
        self._words, self._end = [], -1
        text = " ".join(w for w in words if w)
        if set(text.split()) <= _SAYS_NOTHING or len(re.findall(r"\w", text)) < 2:
            return
        self._done.append(text + (CAUSE if ending in _CAUSES else CONTRAST if ending in _CONTRASTS else ""))


def _closed(word: str) -> bool:
    """Whether the last syllable ends in a consonant."""
    return "가" <= word[-1] <= "힣" and (ord(word[-1]) - 0xAC00) % 28 > 0


def _denied(forms: Sequence[str]) -> str:
    """'안' or '못'; not where a denial only asks for consent ('좋지 않을까')."""
    if "말" in forms[1:]:
        return "안"
    if "않" in forms[1:] and not set(forms) & _DOUBTING:
        return "안"
    return "못" if "못하" in forms or "못" in forms[1:] else ""


def _modal(forms: Sequence[str], following: Sequence[str]) -> list[str]:
    """What was wished, meant, needed or nearly done, as against done."""
    if "싶" in forms and not set(forms) & _DOUBTING:
        return ["희망"]
    if {"어야", "아야"} & set(forms):
        return ["필요"]
    if {"려고", "으려고"} & set(forms[:-1]) or (
        {"겠", "ᆯ게", "을게", "ᆯ게요", "을게요"} & set(forms[1:]) and forms[0] not in ("알", "모르", "좋", "되")
    ):
        return ["예정"]
    if following[:1] == ["뻔"]:
        return ["직전"]
    return [""] if _ability(following) else []


def _ability(following: Sequence[str]) -> str:
    """What '수 있다', '수 없다' and '수밖에 없다' say; particles may stand between."""
    if following[:1] != ["수"] or not {"있", "없"} & set(following[1:3]):
        return ""
    return "불가피" if "밖에" in following else "가능" if "있" in following[1:3] else "불가"
