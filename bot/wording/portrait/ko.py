"""What the bot says of a voice that its owner would show to a friend, in Korean."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.ko.particles import final, with_ro
from bot.wording.portrait import PortraitWording
from styles.learning.shown.portrait import Rhythm
from styles.learning.shown.rows import Unit

_STEMS = {"short": "짧", "long": "길"}


class KoreanPortrait(PortraitWording):
    def verdict(self, endings: Sequence[str], by_post: bool, rhythm: Rhythm, habit: str, never: str) -> str:
        clauses = []
        if endings:
            clauses.append(f"문장이 {f'{_STEMS[rhythm]}고 ' if rhythm else ''}{_ways(endings, by_post)} 끝나")
        elif rhythm:
            clauses.append(f"문장을 {_STEMS[rhythm]}게 쓰")
        clauses += [f"{_with_reul(habit)} 자주 쓰"] if habit else []
        clauses += [f"{_with(never, '은', '는')} 쓰지 않"] if never else []
        return f"{'고, '.join(clauses)}는 글이에요." if clauses else "아직 한마디로 말할 만큼 뚜렷한 버릇은 없어요."

    def form(self, form: str) -> str:
        return f"‘{form}’"

    def shown_by(self, sentences: Sequence[str]) -> str:
        return "\n".join(f"“{inline(sentence, 160)}”" for sentence in sentences)

    def row(self, unit: Unit, name: str, value: str, usual: str, more: bool) -> str:
        name = inline(name, 40)
        meant, counted = _row(unit, name, more), _counted(unit)
        return f"{meant} · {counted.format(value)}, 보통 {usual}{_behind(unit)}"

    def length_unit(self, in_words: bool) -> str:
        return "단어" if in_words else "자"

    def separate_voice(self, topic: str, posts: int) -> str:
        return f"‘{inline(topic, 40)}’ 글 {posts}편은 말투가 달라요. 그 말투를 따로 배울까요?"

    def separate_voice_button(self, topic: str) -> str:
        return f"‘{inline(topic, 20)}’ 말투 따로 배우기"

    def voice_of(self, title: str, topic: str) -> str:
        return f"{title} · {topic}"

    def no_such_topic(self) -> str:
        return "그 주제의 글이 모자라서 따로 배울 수 없어요. `/style`로 지금 말투를 볼 수 있어요."


def _ways(endings: Sequence[str], by_post: bool) -> str:
    if len(endings) == 1:
        return with_ro(endings[0])
    either = " ".join(f"{with_ro(one)}도" for one in endings[:2])
    return f"글에 따라 {either}" if by_post else either


def _with(name: str, after_final: str, after_vowel: str) -> str:
    """A name with its particle, which stands behind a word that ends in ㄴ where nobody knows how the name sounds.
    What stands in parentheses at its end is not heard."""
    heard = name.rstrip("’ ")
    heard = heard.rpartition("(")[0].rstrip() if heard.endswith(")") else heard
    last = heard[-1:]
    if not last.isalnum() or "ㄱ" <= last <= "힣":
        return name + (after_final if final(heard) else after_vowel)
    return f"{name} 표현{after_final}"


def _with_reul(name: str) -> str:
    return _with(name, "을", "를")


def _with_i(name: str) -> str:
    return _with(name, "이", "가")


def _quoted_with_ro(name: str) -> str:
    return f"‘{name}’{with_ro(name).removeprefix(name) if '가' <= name[-1:] <= '힣' else ' 표현으로'}"


def _row(unit: Unit, name: str, more: bool) -> str:
    """What the measure means."""
    much = "많아요" if more else "적어요"
    match unit:
        case "choices":
            return f"{_quoted_with_ro(name)} 적어요"
        case "endings":
            return f"{with_ro(name)} 끝나는 문장이 {much}"
        case "forms":
            return f"{_quoted_with_ro(name)} 끝나는 문장이 {much}"
        case "openings":
            return f"{_quoted_with_ro(name)} 시작하는 문장이 {much}"
        case "thousand":
            return f"{_with_reul(f'‘{name}’')} {'자주' if more else '적게'} 써요"
        case "length":
            return f"문장이 {'길어요' if more else '짧아요'}"
        case "size":
            return f"한 단락에 문장이 {much}"
        case _:
            return f"{_with_i(name)} {much}"


def _counted(unit: Unit) -> str:
    match unit:
        case "endings" | "forms" | "openings" | "sentences":
            return "문장의 {}"
        case "paragraphs":
            return "단락의 {}"
        case "thousand":
            return "1,000단어에 {}번"
        case "screen":
            return "1,500자에 {}번"
        case "length":
            return "평균 {}"
        case "size":
            return "평균 {}문장"
        case _:
            return "{}"


def _behind(unit: Unit) -> str:
    return {"thousand": "번", "screen": "번", "size": "문장"}.get(unit, "")
