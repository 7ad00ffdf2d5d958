"""What somebody says about their style card, and what it means."""

import re
from dataclasses import dataclass
from unicodedata import category

from styles import StyleCard

MOST_RULES = 20
LONGEST_RULE = 200  # characters
LAST = -1


@dataclass(frozen=True)
class AddRule:
    rule: str  # one line


@dataclass(frozen=True)
class DropRule:
    number: int  # from 1; LAST is the last one


@dataclass(frozen=True)
class DropRules:
    """All of them."""


@dataclass(frozen=True)
class Undo:
    """Back to the version before."""


@dataclass(frozen=True)
class History:
    """Which versions there are."""


@dataclass(frozen=True)
class UseVersion:
    number: int


@dataclass(frozen=True)
class Look:
    """Show the card."""


@dataclass(frozen=True)
class Welcome:
    """They said thanks."""


@dataclass(frozen=True)
class Puzzled:
    """Nothing that a card can take: a question, an address, a word of assent."""


Wish = AddRule | DropRule | DropRules | Undo | History | UseVersion | Look | Welcome | Puzzled

# Each of these is matched against a whole short text, in lower case and without its final marks.
_SHORT = 40
_PLEASE = r"(?:좀 )?(?:해 ?)?(?:줘|줘요|주세요|줄래|줄래요|줄래요|주실래요|주라|봐|봐요)?"
_DROP = r"(?:지워|삭제|빼|없애|제거|취소)"
_DROP_KO = re.compile(
    rf"(?:규칙 ?)?#?([0-9]{{1,4}})(?: ?번째| ?번)? ?(?:규칙)?(?:은|는|을|를)? ?(?:좀 )?{_DROP} ?{_PLEASE}"
)
_DROP_EN = re.compile(
    r"(?:please )?(?:delete|remove|drop|erase|forget) (?:the )?(?:rule )?(?:number |no\.? ?|#)?([0-9]{1,4})(?: please)?"
)
_DROP_LAST = re.compile(
    rf"마지막 ?(?:규칙|것|거)?(?:은|는|을|를)? ?{_DROP} ?{_PLEASE}|(?:delete|remove|drop) (?:the )?last(?: rule| one)?"
)
_DROP_ALL = re.compile(
    rf"규칙(?:은|을|들을)? ?(?:전부|모두|다) ?{_DROP} ?{_PLEASE}|(?:전부|모두|모든 규칙) ?{_DROP} ?{_PLEASE}"
    r"|(?:delete|remove|drop) (?:all|all rules|all of them|every rule)"
)
_UNDO = re.compile(
    r"(?:방금 ?(?:것|거|건|그거)?(?:은|는|을)? ?)?(?:다시 )?(?:되돌려|되돌리기|되돌릴래|되돌릴래요|원래대로|취소)"
    rf" ?{_PLEASE}|undo(?: that| it)?|revert|go back|cancel|(?:이전|전) ?버전으로 ?(?:돌아가|되돌려)? ?{_PLEASE}"
)
_HISTORY = re.compile(
    rf"(?:버전|이력)(?: ?(?:목록|보기|들|기록))?(?:을|를)? ?(?:보여|알려)? ?{_PLEASE}|(?:show )?(?:versions|history)"
)
_USE = re.compile(
    r"(?:버전 ?#?([0-9]{1,9})|([0-9]{1,9})번 ?버전)(?: ?번)?(?:으로|로)? ?(?:되돌려|돌아가|바꿔|써|할래|할래요)?"
    rf" ?{_PLEASE}|(?:use |go back to |back to |take )?(?:version |v)([0-9]{{1,9}})"
)
_LOOK = re.compile(
    rf"(?:내 ?)?(?:말투|카드)?(?:를|을)? ?(?:다시 )?(?:보여|보기) ?{_PLEASE}|(?:내 ?)?말투|show(?: it| me)?|look"
)
_THANKS = re.compile(
    r"(?:정말 |너무 |진짜 )?(?:고마워|고맙|감사)(?:요|합니다|해요|드려요|드립니다|습니다|)(?: ?[ㅎㅋ^]+)?"
    r"|thanks(?: a lot)?|thank you(?: very much)?|thx|ty"
)
_ASSENT = re.compile(
    "네|넵|넹|예|응|어|웅|그래요?|좋아요?|좋네요?|굿|굳|오케이|오키|알겠어요?|알겠습니다|알았어요?|확인|아니요?|아뇨|와|우와|오|헐|대박"
    "|신기하네요?|신기해요?|맞아요?|안녕|안녕하세요|하이|그렇군요?|비슷하네요?|똑같네요?"
    "|ok|okay|yes|yep|no|nope|nice|great|cool|good|wow|hi|hello|hey|sure|fine|lol|right"
)
_WORDS = re.compile(r"[가-힣]|[a-z]{2}|[ぁ-ヿ一-鿿]")
_ASKED_NICELY = re.compile(
    r"줄래|주실래|줄 ?수|주실 ?수|주시겠|주겠어|해도 ?[돼될]|\b(?:can|could|would|will) you\b|\bplease\b"
)
_ASKS = re.compile(r"(?:[까나]요|[인은는던한된운린른런든란]가요|뭐예요|뭐야|뭐지|뭔데|뭔가요|왜요|왜)[.~!\s]*\Z")
_ASKING = re.compile(
    r"(?:왜|뭐|뭘|무엇|어떻게|언제|누가|어디|몇) |(?:what|why|how|when|who|where|which|is|are|does|do you)\b"
)
_MARVELS = re.compile(r"(?<![~\-‘“'\"])(?:네요|군요|구나|다니)[.~!\sㅎㅋㅠㅜ^]*\Z")


def wish(text: str) -> Wish:
    """What words said to a card mean; whatever is no other wish, and no chatter, is a rule in their own words."""
    rule = line(text)
    said = rule.casefold().rstrip(".!~ …")
    if not rule:
        return Look()
    if len(said) <= _SHORT and (found := _short(said)):
        return found
    return Puzzled() if _is_chatter(rule.casefold()) else AddRule(rule)


def line(text: str) -> str:
    """A text on one line, without what cannot be seen or stored."""
    return " ".join("".join(c for c in text if category(c) not in ("Cc", "Cs") or c.isspace()).split())


def _short(said: str) -> Wish | None:
    if found := _DROP_KO.fullmatch(said) or _DROP_EN.fullmatch(said):
        return DropRule(int(found[1]))
    if found := _USE.fullmatch(said):
        return UseVersion(int(found[1] or found[2] or found[3]))
    for pattern, meant in _MEANT:
        if pattern.fullmatch(said):
            return meant
    return Puzzled() if _ASSENT.fullmatch(said) else None


_MEANT: tuple[tuple[re.Pattern[str], Wish], ...] = (
    (_DROP_LAST, DropRule(LAST)),
    (_DROP_ALL, DropRules()),
    (_UNDO, Undo()),
    (_HISTORY, History()),
    (_LOOK, Look()),
    (_THANKS, Welcome()),
)


def _is_chatter(said: str) -> bool:
    """A question, a wonder, or nothing in words. A request that is put as a question is none."""
    if not _WORDS.search(said):
        return True
    if _ASKED_NICELY.search(said):
        return False
    tail = said[-20:]
    return said.endswith(("?", "？")) or bool(_ASKS.search(tail) or _MARVELS.search(tail) or _ASKING.match(said))


# A habit as cards name it, and the words people have for it. A mark itself counts where it is spoken of, as in
# "ㅋㅋ는", and not where it is used.
_OF = r" ?(?:는|은|도|를|을|만|좀|같은|이런|빼|안 |없|쓰)"
_CALLED: tuple[tuple[str, str], ...] = (
    ("emoji", r"이모지|이모티콘|emoji"),
    ("exclamation", rf"느낌표|!{_OF}|exclamation"),
    ("question", r"물음표|question mark"),
    ("laugh", rf"(?:ㅋ|ㅎ){_OF}|크크|흐흐|웃음|\bl(?:ol|augh)|haha"),
    ("cry", rf"(?:ㅠ|ㅜ){_OF}|유유|울음"),
    ("heading", r"소제목|헤딩|heading|subtitle"),
    ("bullet", r"목록|리스트|글머리|불릿|bullet|\blists?\b"),
    ("number", r"번호|목록|numbered|\blists?\b"),
    ("bold", r"굵은|굵게|볼드|강조|bold"),
    ("dots", rf"말줄임|점점점|(?:\.\.|…){_OF}|ellips|\bdots"),
    ("wave", r"물결|tilde"),
    ("link", r"링크|주소|link"),
    ("picture", r"사진|그림|이미지|picture|photo|image"),
    ("parenthesis", r"괄호|parenthes|bracket"),
    ("quotation", r"따옴표|quotation"),
    ("quote", r"인용|block ?quote"),
    ("dash", r"줄표|대시|dash"),
    ("strike", r"취소선|strike|struck"),
    ("face", r"얼굴 ?기호|emoticon"),
    ("table", r"(?<![가-힣])표(?:는|를|로|도| )|\btables?\b"),
)
_AGAINST = re.compile(
    r"빼|안 |말아|말고|마세요|마요|지 ?마|말 것|없이|없애|금지|그만|줄여|쓰지|않|아니|싫|지양|못 "
    r"|\bno\b|\bdon'?t\b|\bdo not\b|\bnever\b|\bwithout\b|\bavoid\b|\bdrop\b|\bleave out\b|\bstop\b|\bless\b|\bfewer\b"
)


def spoken_against(rule: str, card: StyleCard) -> str:
    """The commonest measured habit of this author that a rule forbids; empty for none."""
    said = rule.casefold()
    if not _AGAINST.search(said):
        return ""
    called = {name for name, words in _CALLED if re.search(words, said)}
    return next((habit.name for habit in card.profile.habits if habit.name in called), "")
