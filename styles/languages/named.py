"""What each measure is called when a person or a model reads of it."""

import re
from collections.abc import Iterable

from styles.languages.names import ENDINGS, HABIT_NAMES
from styles.model import Standing
from styles.reading.sentences import spelled

# Korean, English, Japanese; a measure that is named nowhere is used for hearing only.
_MEASURES: dict[str, tuple[str, str, str]] = {
    "sentence": ("문장 길이", "sentence length", "文の長さ"),
    "sentence deviation": ("문장 길이의 들쭉날쭉", "spread of sentence lengths", "文の長さのばらつき"),
    "short sentences": ("아주 짧은 문장", "very short sentences", "とても短い文"),
    "long sentences": ("아주 긴 문장", "very long sentences", "とても長い文"),
    "paragraph": ("단락의 문장 수", "sentences a paragraph", "段落の文の数"),
    "one-line paragraphs": ("한 문장짜리 단락", "one-sentence paragraphs", "一文だけの段落"),
    "paragraph unevenness": ("단락 길이의 들쭉날쭉", "unevenness of paragraphs", "段落の長さのばらつき"),
    "lines": ("단락 안 줄바꿈", "line breaks in a paragraph", "段落内の改行"),
    "switches": ("말투 섞기", "mixed registers", "文体の混ざり"),
    "unmarked": ("마침표 없이 끝내기", "no final mark", "句点なし"),
    "asked and answered": ("묻고 답하기", "ask and answer", "自問自答"),
    "comma": ("쉼표", "commas", "読点"),
    "two dots": ("점 두 개(..)", "two dots (..)", "二つの点(..)"),
    "three dots": ("말줄임표(...)", "three dots (...)", "三点リーダー"),
    "double commas": ("쉼표 두 개(,,)", "double commas (,,)", "二重の読点"),
    "many exclamations": ("느낌표 여럿(!!)", "several exclamation marks (!!)", "感嘆符の連続"),
    "colon": ("콜론(:)", "colons", "コロン"),
    "slash": ("빗금(/)", "slashes", "スラッシュ"),
    "arrow": ("화살표(->)", "arrows (->)", "矢印"),
    "aside in Hangul": ("괄호 속 우리말", "asides in Hangul", "ハングルの補足"),
    "gloss": ("한글(영어) 병기", "glosses in Latin letters", "英語の併記"),
    "spaced parenthesis": ("괄호 앞 띄어쓰기", "space before a parenthesis", "括弧の前の空白"),
    "single quotes": ("작은따옴표", "single quotes", "一重引用符"),
    "double quotes": ("큰따옴표", "double quotes", "二重引用符"),
    "brackets": ("낫표·꺾쇠", "corner brackets", "鉤括弧"),
    "star": ("※★✅ 기호", "signs such as ※★✅", "※★などの記号"),
    "middle dot": ("가운뎃점", "middle dots", "中黒"),
    "italic": ("기울임", "italics", "斜体"),
    "aside size": ("괄호 속 말 길이", "length of asides", "補足の長さ"),
    "heading size": ("소제목 길이", "length of headings", "見出しの長さ"),
    "numbered headings": ("번호 붙은 소제목", "numbered headings", "番号つきの見出し"),
    "asking headings": ("묻는 소제목", "headings that ask", "問いの見出し"),
    "headings in Latin": ("영어 소제목", "headings in Latin letters", "英語の見出し"),
    "item size": ("목록 한 줄 길이", "length of list items", "項目の長さ"),
    "items ending in a stop": ("마침표로 끝나는 목록", "list items ending in a stop", "句点で終わる項目"),
    "named items": ("‘이름: 설명’ 꼴 목록", "list items of the shape name: text", "「名前: 説明」の項目"),
    "share of lists": ("목록 비중", "share of lists", "箇条書きの割合"),
    "double blank lines": ("빈 줄 두 개", "double blank lines", "二行の空行"),
    "script latin": ("영어 글자 비중", "share of Latin letters", "英字の割合"),
    "script digits": ("숫자 비중", "share of digits", "数字の割合"),
    "script capitals": ("영어 대문자", "capitals", "大文字"),
    "script han": ("한자 비중", "share of Chinese characters", "漢字の割合"),
    "script katakana": ("가타카나 비중", "share of katakana", "カタカナの割合"),
    "run together": ("붙여 쓰기(할수있다)", "words run together", "続け書き"),
    "misspelt": ("맞춤법 어긋남", "misspellings", "誤字"),
    "run-ons": ("길게 이어 가는 문장", "run-on sentences", "長く続く文"),
    "clauses": ("한 문장의 이음", "clauses a sentence", "一文の節"),
    "doubled words": ("되풀이한 낱말", "doubled words", "重ねた語"),
    "tag IC": ("감탄사", "interjections", "感動詞"),
    "tag VCP": ("‘이다’로 풀이", "‘이다’", "‘이다’"),
    "tag XSV": ("‘명사+하다’ 동사", "verbs in -하다", "-하다"),
    "tag MAG": ("부사", "adverbs", "副詞"),
    "tag NNG": ("명사 비중", "nouns", "名詞"),
    "tag VV": ("동사 비중", "verbs", "動詞"),
    "tag VA": ("형용사 비중", "adjectives", "形容詞"),
    "tag NNB": ("의존명사", "bound nouns", "形式名詞"),
    "tag SL": ("영어 낱말", "words in Latin letters", "英単語"),
    "tag NP": ("대명사", "pronouns", "代名詞"),
    "tag EP": ("‘-었-·-겠-’", "‘-었-·-겠-’", "‘-었-·-겠-’"),
    "tag VX": ("보조용언", "auxiliary verbs", "補助用言"),
}
GRAM = "gram "  # before a masked phrase, so that it is a name like any other
_LANGUAGES = {"ko": 0, "en": 1, "ja": 2}
_LETTERS = {"N", "V", "A", "L", "R", "#", "U", "X", "x"}


def named(name: str, language: str) -> str:
    """A measure as somebody calls it who reads `language`; '' for one that says nothing to a reader."""
    at = _LANGUAGES.get(language, 1)
    if name in _MEASURES:
        return _MEASURES[name][at]
    if name in HABIT_NAMES:
        return HABIT_NAMES[name][at]
    kind, _, form = name.partition(" ")
    match kind:
        case "word":
            return _word(*form.rpartition("/")[::2], at=at)
        case "end":
            ending = ENDINGS[form][at]
            return ("문장 끝 {}", "sentences ending {}", "文末 {}")[at].format(ending)
        case "final":
            return f"~{form[1:]}." if form else ""
        case "first" | "opens":
            return (f"{form}…로 시작", f"opening with {form}…", f"{form}…で始める")[at] if kind == "opens" else ""
        case "way":
            return ("‘{}’로 적기", "writing ‘{}’", "「{}」と書く")[at].format(form.partition("|")[0])
        case "gram":
            return _gram(form)
    return ""


_UNSAYABLE = re.compile(r"gram |word (?:[^/]*/(?:J|XSN|ETM|MM|助)|[ᆨ-ᇿ]+/)|tag |script ")


def sayable(name: str) -> bool:
    """Whether a writer can do anything about it: nobody writes more genitives by being told so."""
    return not _UNSAYABLE.match(name)


_SHARES = re.compile(
    r"(?:end|final|opens|first|way) |script |(?:short|long) sentences|one-line|unmarked|switches|asked"
)


def valued(name: str, value: float) -> str:
    """A value as a person reads it: shares in per cent, the rest as a number."""
    if _SHARES.match(name):
        return f"{100 * value:.0f}%" if value >= 0.1 or value == 0 else f"{100 * value:.1f}%"
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.1f}" if value else "0"


def telling(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Those that a person can make something of, the most unusual first, each word once."""
    found: dict[str, Standing] = {}
    for s in sorted(standings, key=lambda s: -abs(s.percentile - 50)):
        if sayable(s.name):
            found.setdefault(_WORD.sub("", s.name), s)
    return tuple(found.values())


_WORD = re.compile(r"^(?:word|opens|first) |/[A-Z]+(?:-[A-Z])?$")


def _word(form: str, tag: str, at: int) -> str:
    form = spelled(form)
    if tag.startswith("EF"):
        return ""  # said by "final"
    if tag.startswith("E"):
        return {"EP": f"-{form}-", "ETN": f"-{form}(명사형)", "ETM": f"-{form}(관형형)"}.get(tag, f"-{form}")
    if tag.startswith("J"):
        return f"‘{form}’" + {"JX": "", "JKB": "ᵇ", "JC": "ᶜ"}.get(tag, "ʲ")
    if tag.startswith(("VX", "VC")):
        return f"{form}다"
    if tag == "NNB" and form not in _BOUND:
        return ""  # units and times: of the subject, not of the voice
    if tag in ("NNB", "XSN", "MM"):
        return form + {"NNB": "", "XSN": "(접미사)", "MM": "(관형사)"}[tag]
    return form if tag in ("F", "MAG", "MAJ") else f"{form}({_TAGS.get(tag, tag)})"


_BOUND = frozenset("것 거 수 줄 때문 만큼 뿐 듯 데 바 터 따름 채 척 김 탓 덕분 대로 편 쪽 식".split())
_TAGS = {"NP": "대명사", "IC": "감탄사"}


def _gram(form: str) -> str:
    """A run of pieces as a reader would write it, ○ for a masked word, ^ and $ for the ends of a sentence."""
    pieces = [" ○" if p in (f" {x}" for x in _LETTERS) else "○" if p in _LETTERS else p for p in form.split("\x1f")]
    shown = "".join(pieces).replace("⟨", "^").replace("⟩", "$").strip()
    return spelled(shown) if re.search(r"[^○^$\s\d.,]", shown) else ""


def labels(names: Iterable[str], language: str) -> dict[str, str]:
    """Label to measure, for those that have one; of two alike the first counts."""
    found: dict[str, str] = {}
    for name in names:
        if label := " ".join(named(name, language).split()):
            found.setdefault(label, name)
    return found
