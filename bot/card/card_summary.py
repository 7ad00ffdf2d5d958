"""Tell what was learned, in plain sentences with evidence from the person's own posts."""

from collections.abc import Callable, Iterator

from bot.wording import Wording
from bot.wording.ko.particles import final, with_ro
from styles import StyleCard, ending_name, habit_name, rounded
from styles.languages.named import named, telling

_MARKS = {"laugh", "cry", "wave", "dots", "exclamation", "emoji", "face", "strike", "parenthesis"}
_LAYOUT = {"heading", "bullet", "number", "bold", "picture", "quote", "table"}


def findings(card: StyleCard, words: Wording) -> list[str]:
    """Up to seven sentences, the most telling first."""
    return [line for line in _findings(card, words) if line][:7]


def _findings(card: StyleCard, words: Wording) -> Iterator[str]:
    korean = words.language == "ko"
    yield _endings(card, korean)
    yield _rhythm(card, korean)
    yield _paragraphs(card, korean)
    yield _formulae(card, korean)
    yield _selves(card, korean)
    yield _habits(card, korean, _MARKS, "자주 쓰는 것" if korean else "Often there")
    yield _habits(card, korean, _LAYOUT, "글의 모양" if korean else "Layout")
    yield _absent(card, korean)


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _span(low: float, high: float) -> str:
    return f"{round(low)}–{round(high)}" if round(low) != round(high) else f"{round(low)}"


def _hundreds(size: float) -> str:
    return f"{rounded(size):,}"


def _endings(card: StyleCard, korean: bool) -> str:
    if card.language not in ("ko", "ja") or not card.profile.endings:
        return ""
    first, *others = [e for e in card.profile.endings if e.ending != "other"] or card.profile.endings
    name = named_ending(first.ending, card, korean)
    next_one = others[0] if others and others[0].share >= 0.1 else None
    second = named_ending(next_one.ending, card, korean) if next_one else ""
    sample = f" (“{first.sample}”)" if first.sample else ""
    if korean:
        more = f", {_percent(next_one.share)}는 {with_ro(second)}" if next_one else ""
        return f"문장의 {_percent(first.share)}를 {with_ro(name)}{more} 끝내요{sample}."
    more = f", {_percent(next_one.share)} in {second}" if next_one else ""
    return f"{_percent(first.share)} of sentences end in {name}{more}{sample}."


_UNTYPED = {"noun": "명사나 토막말", "trailing": "말끝 흐리기", "other": "그 밖의 말"}  # kinds of ending without a form


def named_ending(ending: str, card: StyleCard, korean: bool) -> str:
    """An ending as it is typed, in the language of the posts; what has no form, in the reader's."""
    if ending not in _UNTYPED:
        return ending_name(ending, card.language)
    return _UNTYPED[ending] if korean else ending_name(ending, "en")


def _rhythm(card: StyleCard, korean: bool) -> str:
    p = card.profile
    unit = "단어" if card.language == "en" else "자"
    span = _span(p.sentence.low, p.sentence.high)
    if korean:
        return f"문장은 대개 {span}{unit}, 평균 {round(p.mean)}{unit}예요."
    return f"Sentences run {span} {'words' if card.language == 'en' else 'characters'}, {round(p.mean)} on average."


def _paragraphs(card: StyleCard, korean: bool) -> str:
    p = card.profile
    span, low, high = _span(p.paragraph.low, p.paragraph.high), _hundreds(p.post.low), _hundreds(p.post.high)
    size = f"{low}–{high}" if low != high else low
    if korean:
        return f"한 문단은 {span}문장, 글 한 편은 {size}자쯤이에요."
    return f"A paragraph has {span} sentences, a post about {size} characters."


def _formulae(card: StyleCard, korean: bool) -> str:
    p = card.profile
    if p.greetings:
        return (
            f"글을 “{p.greetings[0]}” 하고 열 때가 많아요." if korean else f"Posts often open with “{p.greetings[0]}”."
        )
    if p.farewells:
        return (
            f"글을 “{p.farewells[0]}” 하고 닫을 때가 많아요."
            if korean
            else f"Posts often close with “{p.farewells[0]}”."
        )
    return ""


def _selves(card: StyleCard, korean: bool) -> str:
    p = card.profile
    if not p.selves:
        return ""
    me = next((w for w, share in p.selves if share >= 0.15 and w not in ("우리", "저희", "we")), p.selves[0][0])
    called = f"‘{me}’{'이라고' if final(me) else '라고'}"
    openers = ", ".join(f"‘{w}’" for w, times in p.openers[:3] if times >= 1.5)
    if korean:
        return (
            f"자신을 {called} 불러요."
            if not openers
            else f"자신을 {called} 부르고, 문장을 {openers} 같은 말로 자주 열어요."
        )
    return f"You call yourself ‘{me}’" + (f" and often open sentences with {openers}." if openers else ".")


def _habits(card: StyleCard, korean: bool, names: set[str], label: str) -> str:
    found = [h for h in card.profile.habits if h.name in names and h.posts >= 0.2][:3]
    told = [
        f"{habit_name(h.name, 'ko' if korean else 'en')}{f' {h.forms[0]}' if h.forms else ''}"
        + (f" (글의 {_percent(h.posts)})" if korean else f" (in {_percent(h.posts)} of posts)")
        for h in found
    ]
    return f"{label}: {', '.join(told)}." if told else ""


def _absent(card: StyleCard, korean: bool) -> str:
    names = [habit_name(n, "ko" if korean else "en") for n in card.profile.absent[:4]]
    if not names:
        return ""
    return f"거의 쓰지 않는 것: {', '.join(names)}." if korean else f"Hardly ever there: {', '.join(names)}."


_FAR = 18  # of 100 posts of others: what stands out is rarer than this on its side


def standing_out(card: StyleCard, words: Wording, called: Callable[[str, str], str] = named) -> list[str]:
    """Up to three sentences about what this author has more of, or less of, than nearly all others."""
    far = [s for s in telling(card.standings) if not _FAR < s.percentile < 100 - _FAR]
    told = [(called(s.name, words.language), s.percentile) for s in far]
    return [words.stands_out(name, percentile) for name, percentile in told if name][:3]
