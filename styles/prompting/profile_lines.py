"""Say what was measured in words that a writer can follow, in the author's own language."""

from collections.abc import Callable, Iterator, Sequence

from styles.languages import language_of
from styles.languages.named import ending_name, habit_name, named
from styles.model import Habit, Profile, StyleCard
from styles.prompting.percentile_line import percentile_line
from styles.spelling import unusual


def profile_lines(card: StyleCard) -> list[str]:
    """The profile in lines, the most telling first, each true on its own."""
    said = {"ko": _korean, "ja": _japanese}.get(card.language, _english)(card.profile)
    lines = [line for line in said if line][: card.said]
    return [
        line
        for line in (few_line(card), *lines, unlike_line(card), percentile_line(card.standings, card.language))
        if line
    ]


def few_line(card: StyleCard) -> str:
    """That little was read, in one line for the writer; '' for a firm card."""
    words = language_of(card.language)
    said = {"thin": words.THIN, "fair": words.FAIR, "firm": ""}[card.confidence]
    return said.format(posts=card.posts, size=f"{rounded(card.characters):,}")


def unlike_line(card: StyleCard) -> str:
    """What not to do, in one line; '' if nothing was found."""
    said = [label for name in card.unlike if (label := named(name, card.language))]
    return language_of(card.language).UNLIKE.format(", ".join(said)) if said else ""


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _span(low: float, high: float) -> str:
    one, other = round(low), round(high)
    return f"{one}–{other}" if one != other else f"{one}"


def _often(habit: Habit) -> str:
    """'2–5' times per 1,500 characters, at least 1."""
    return _span(max(1, habit.rate), max(1, habit.most))


def rounded(size: float) -> int:
    """A number of characters as people say it: to the hundred, below a thousand to the ten."""
    step = 100 if size >= 1_000 else 10
    return max(step, step * round(size / step))


def _main(profile: Profile) -> tuple[list[Habit], list[Habit]]:
    """Habits of most posts, and of some."""
    return [h for h in profile.habits if h.posts >= 0.5], [h for h in profile.habits if h.posts < 0.5]


def _korean(p: Profile) -> Iterator[str]:
    ends = [
        f"{ending_name(e.ending, 'ko')} {_percent(e.share)}" + (f" ({', '.join(e.forms[:4])})" if e.forms else "")
        for e in p.endings[:6]
    ]
    yield f"문장 끝: {', '.join(ends)}."
    if p.switches >= 0.15:
        yield "한 글 안에서도 말투를 섞어 씁니다."
    elif len(p.registers) > 1:
        mix = ", ".join(f"{ending_name(r, 'ko')} {_percent(n)}" for r, n in p.registers)
        yield f"글마다 말투가 다릅니다 ({mix}). 한 글 안에서는 한 가지로 갑니다."
    yield (
        f"문장 길이: 대개 {_span(p.sentence.low, p.sentence.high)}자, 평균 {round(p.mean)}자, "
        f"들쭉날쭉한 정도(표준편차) {round(p.deviation)}자. 짧은 문장과 긴 문장이 섞입니다."
    )
    size = _span(rounded(p.post.low), rounded(p.post.high))
    yield f"단락: {_span(p.paragraph.low, p.paragraph.high)}문장. 글 한 편: {size}자."
    most, some = _main(p)
    yield _habits("자주 쓰는 것(1,500자에)", "ko", most, lambda h: f" {_often(h)}번")
    yield f"쓰지 않는 것: {', '.join(habit_name(n, 'ko') for n in p.absent)}." if p.absent else ""
    yield f"자기를 부르는 말: {', '.join(f'{w} {_percent(n)}' for w, n in p.selves)}." if p.selves else ""
    yield f"쉼표: 열 문장에 {round(10 * p.commas)}개. 마침표 없이 끝나는 문장: {_percent(p.unmarked)}."
    yield _habits("가끔 쓰는 것", "ko", some[:8], lambda h: f" 글의 {_percent(h.posts)}에서만, 쓰면 {_often(h)}번")
    yield (
        f"문장을 여는 말: {', '.join(f'{w}(100문장에 {max(1, round(n))}번)' for w, n in p.openers[:6])}."
        if p.openers
        else ""
    )
    if odd := unusual(p.choices, "ko")[:8]:
        yield f"적는 버릇: {', '.join(f'‘{c.written}’({c.instead_of} 아님)' for c in odd)}."
    if p.slips:
        yield f"고치지 않고 쓰는 말(글 한 편에 한두 번은 이런 식으로): {', '.join(f'‘{w}’' for w in p.slips)}."
    yield f"글마다 첫머리에 쓰는 말: “{p.greetings[0]}”" if p.greetings else ""
    yield f"글마다 끝에 쓰는 말: “{p.farewells[0]}”" if p.farewells else ""
    yield f"글에 따라 첫머리에 쓰는 말: “{p.greetings_of_some[0]}”" if p.greetings_of_some else ""
    yield f"글에 따라 끝에 쓰는 말: “{p.farewells_of_some[0]}”" if p.farewells_of_some else ""


def _habits(label: str, language: str, habits: Sequence[Habit], often: Callable[[Habit], str]) -> str:
    named = [habit_name(h.name, language) + (f" {' '.join(h.forms[:3])}" if h.forms else "") + often(h) for h in habits]
    return f"{label}: {'; '.join(named)}." if named else ""


def _english(p: Profile) -> Iterator[str]:
    yield (
        f"Sentences: mostly {_span(p.sentence.low, p.sentence.high)} words, {round(p.mean)} on average, "
        f"standard deviation {round(p.deviation)}: short and long ones mixed."
    )
    size = _span(rounded(p.post.low), rounded(p.post.high))
    yield f"Paragraphs: {_span(p.paragraph.low, p.paragraph.high)} sentences. A post: {size} characters."
    most, some = _main(p)
    yield _habits("Often (per 1,500 characters)", "en", most, lambda h: f" {_often(h)}")
    yield f"Never: {', '.join(habit_name(n, 'en') for n in p.absent)}." if p.absent else ""
    yield f"Words for oneself: {', '.join(f'{w} {_percent(n)}' for w, n in p.selves)}." if p.selves else ""
    yield f"Commas: {round(10 * p.commas)} in ten sentences. Without a final mark: {_percent(p.unmarked)} of sentences."
    yield _habits("Now and then", "en", some[:8], lambda h: f" (in {_percent(h.posts)} of posts, then {_often(h)})")
    yield (
        f"Sentences open with: {', '.join(f'{w} ({max(1, round(n))} in 100)' for w, n in p.openers[:6])}."
        if p.openers
        else ""
    )
    yield f"Post after post opens with: “{p.greetings[0]}”" if p.greetings else ""
    yield f"Post after post closes with: “{p.farewells[0]}”" if p.farewells else ""
    yield f"Some kinds of posts open with: “{p.greetings_of_some[0]}”" if p.greetings_of_some else ""
    yield f"Some kinds of posts close with: “{p.farewells_of_some[0]}”" if p.farewells_of_some else ""


def _japanese(p: Profile) -> Iterator[str]:
    ends = [f"{ending_name(e.ending, 'ja')} {_percent(e.share)}" for e in p.endings[:5]]
    yield f"文末: {'、'.join(ends)}。"
    span, middle, deviation = _span(p.sentence.low, p.sentence.high), round(p.mean), round(p.deviation)
    yield f"文の長さ: 多くは{span}字、平均{middle}字、標準偏差{deviation}字。長短が混ざる。"
    size = _span(rounded(p.post.low), rounded(p.post.high))
    yield f"段落: {_span(p.paragraph.low, p.paragraph.high)}文。一つの記事: {size}字。"
    most, some = _main(p)
    yield _habits("よく使う(1,500字に)", "ja", most, lambda h: f" {_often(h)}回")
    yield f"使わない: {'、'.join(habit_name(n, 'ja') for n in p.absent)}。" if p.absent else ""
    yield f"自分の呼び方: {'、'.join(w for w, _ in p.selves)}。" if p.selves else ""
    yield f"読点: 十文に{round(10 * p.commas)}個。"
    yield _habits("たまに使う", "ja", some[:8], lambda h: f" 記事の{_percent(h.posts)}だけ、使えば{_often(h)}回")
    yield f"毎回の書き出し: 「{p.greetings[0]}」" if p.greetings else ""
    yield f"毎回の結び: 「{p.farewells[0]}」" if p.farewells else ""
    yield f"記事によって使う書き出し: 「{p.greetings_of_some[0]}」" if p.greetings_of_some else ""
    yield f"記事によって使う結び: 「{p.farewells_of_some[0]}」" if p.farewells_of_some else ""
