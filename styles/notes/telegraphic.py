"""Say what a sentence says in content words, so that nothing of how it was said is left."""

import re
from collections.abc import Callable, Iterator, Sequence

from styles.notes.korean import CAUSE, CONTRAST, clauses

MOST = {"en": 90}  # characters of one note: as many English ones say what 40 Korean ones do
USUAL = 40


def telegraphic(sentences: Sequence[str], language: str) -> list[str]:
    """Each sentence as a note of at most 40 characters (English: 90); empty where nothing is left to say.

    Numbers, names and negations stay; endings, connectives, self-reference and punctuation go.
    """
    most = MOST.get(language, USUAL)
    by = _clauses(language)
    return [_within(by(sentence[:1_000]), most) for sentence in sentences]


LONGEST = {"en": 220}  # characters of a note that is to leave nothing out
USUAL_LONGEST = 110


def complete_notes(sentences: Sequence[str], language: str) -> tuple[str, ...]:
    """What each sentence says, with all of its clauses; none of those that say nothing."""
    most = LONGEST.get(language, USUAL_LONGEST)
    by = _clauses(language)
    notes = (_cut(_joined(by(sentence[:1_000])), most) for sentence in sentences)
    return tuple(note for note in notes if note)


def _clauses(language: str) -> Callable[[str], list[str]]:
    known: dict[str, Callable[[str], list[str]]] = {"ko": clauses, "ja": _japanese}
    return known.get(language, _english)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0] or text[:most]


def _within(found: Sequence[str], most: int) -> str:
    """The stretch of whole clauses that says most; of one that is too long its end, where Korean says the matter."""
    best = ""
    for start in range(len(found)):
        for end in range(start + 1, len(found) + 1):
            stretch = _joined(found[start:end])
            if len(stretch) > most:
                break
            best = max(best, stretch, key=_weight)
    if best or not found:
        return best
    words = _joined([max(found, key=_weight)]).split()
    while len(" ".join(words)) > most and len(words) > 1:
        words.pop(0)
    return " ".join(words)[:most].strip()


def _joined(found: Sequence[str]) -> str:
    text = ", ".join(found).replace(f"{CAUSE},", CAUSE).replace(f"{CONTRAST},", CONTRAST)
    return text.removesuffix(CAUSE).removesuffix(CONTRAST)


def _weight(text: str) -> float:
    """How much is said: its length, figures and Latin names more than that, a condition without its case less."""
    return len(text) - 20 * text.endswith("면") + 6 * len(re.findall(r"[0-9]+|[A-Za-z]{2,}", text))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Japanese and English: by script and by lists of words

_JAPANESE_WORD = re.compile(
    r"(?P<word>[一-鿿々ァ-ヴー]+|[A-Za-z0-9][\w.,:%+#/-]*[A-Za-z0-9%+#]|[A-Za-z0-9])(?P<tail>[ぁ-ん]{0,8})"
)
_NOT_JA = re.compile(r"ない|なかっ|なく|ませ|ずに|ありません")
_SELF_JA = frozenset({"私", "僕", "俺", "自分", "筆者", "今回", "記事", "思", "事", "為", "時", "感"})
_STEMS_JA = tuple("いきぎしちびみりえけげせねべめれうくぐすつぬむぶる")  # no particles: '返り', but '本' of '本が'
_STAYS_JA = ("から", "まで", "より", "だけ")


def _japanese(sentence: str) -> list[str]:
    """Words in kanji, kana of loan words, letters and figures; a denied one with なし."""
    clauses = []
    for part in re.split(r"[、。，！？!?「」()（）]", sentence):
        words = []
        for found in _JAPANESE_WORD.finditer(part):
            word, tail = found["word"], found["tail"]
            if word not in _SELF_JA:
                kept = next((p for p in _STAYS_JA if tail.startswith(p)), "")
                stem = tail[0] if len(word) == 1 and tail[:1] in _STEMS_JA else ""
                words.append(word + (kept or stem) + (" なし" if _NOT_JA.search(tail) else ""))
        if words:
            clauses.append(" ".join(words))
    return clauses


_STOP = _set("""
    a an the this that these those it its i me my mine we us our you your he him his she her they them their there
    here is am are was were be been being do does did done have has had having will would shall should can could may
    might must of to in on at by for with as and or but so if then than too very really just also even actually
    quite rather pretty still yet however though although because since while when where which who whom whose what
    how why not no some any such only own same other into onto about over again out up down off im ive id ill youre
    youve theyre thats theres lets got get gets getting thing things lot lots bit kind sort anyway well now oh ok
    okay maybe perhaps moreover indeed instead furthermore additionally otherwise meanwhile anyways besides
    therefore thus hence generally finally please note guess seems basically simply literally totally definitely
    probably certainly
""")
_KEPT = _set("not no never without only from before after until than more less over under against")
_ENGLISH_WORD = re.compile(r"[$€£#@]?[A-Za-z0-9](?:[\w'’.,:/%+#&-]*[\w%+#])?")
_NOT = re.compile(r"\b(?:[a-z]+n['’]t|cannot)\b", re.I)


def _english(sentence: str) -> list[str]:
    """Content words, without capitals that only the head of a sentence gave; denials as 'not'."""
    clauses = []
    sentence = re.sub(r"\S{0,200}/\S{1,200}/\S{0,200}", " ", sentence)  # addresses
    for number, part in enumerate(re.split(r"[,;:()—–]\s|\s[-—–]\s|[.!?]\s", _NOT.sub("not", sentence))):
        words = [
            w if position or number or not _is_common(w) else w.lower()
            for position, w in enumerate(_ENGLISH_WORD.findall(part))
        ]
        kept = [w for w in words if w.lower() in _KEPT or w.lower().replace("’", "").replace("'", "") not in _STOP]
        if any(w.lower() not in _KEPT for w in kept):
            clauses.append(" ".join(re.sub(r"['’]s$", "", w) for w in kept))
    return clauses


def _is_common(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][a-z]+", word))


def content(text: str) -> Iterator[str]:
    """The words of a text that may be its subject, for counting: two letters or more, no kana."""
    for found in re.finditer(r"[가-힣]{2,12}|[一-鿿ァ-ヴー]{2,12}|[A-Za-z][A-Za-z0-9+#.-]{2,30}", text):
        word = found[0].lower()
        if word not in _STOP:
            yield word
