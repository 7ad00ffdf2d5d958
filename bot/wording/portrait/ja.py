"""What the bot says of a voice that its owner would show to a friend, in Japanese."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.portrait import PortraitWording
from styles.learning.shown.portrait import Rhythm
from styles.learning.shown.rows import Unit

_SENTENCES = {"short": "短い文", "long": "長い文", "": "文"}


class JapanesePortrait(PortraitWording):
    def verdict(self, endings: Sequence[str], by_post: bool, rhythm: Rhythm, habit: str, never: str) -> str:
        clauses = []
        if endings:
            clauses.append((f"{_SENTENCES[rhythm]}を{_ways(endings, by_post)}結", "び", "ぶ"))
        elif rhythm:
            clauses.append((f"{_SENTENCES[rhythm]}を書", "き", "く"))
        clauses += [(f"{habit}をよく使", "い", "う")] if habit else []
        clauses += [(f"{never}を使わ", "ず", "ない")] if never else []
        if not clauses:
            return "まだ一言で言えるほどの書きぐせはありません。"
        *first, (stem, _, final) = clauses
        return "".join([*(f"{begun}{joined}、" for begun, joined, _ in first), f"{stem}{final}文章です。"])

    def form(self, form: str) -> str:
        return f"「{form}」"

    def shown_by(self, sentences: Sequence[str]) -> str:
        return "\n".join(f"「{inline(sentence, 160)}」" for sentence in sentences)

    def row(self, unit: Unit, name: str, value: str, usual: str, more: bool) -> str:
        meant, counted = _row(unit, inline(name, 40), more), _counted(unit)
        return f"{meant} · {counted.format(value)}、ふつうは{usual}{_behind(unit)}"

    def length_unit(self, in_words: bool) -> str:
        return "語" if in_words else "字"

    def separate_voice(self, topic: str, posts: int) -> str:
        return f"「{inline(topic, 40)}」の記事{posts}本は書き方が違います。別の文体として学びましょうか？"

    def separate_voice_button(self, topic: str) -> str:
        return f"「{inline(topic, 20)}」の文体を学ぶ"

    def voice_of(self, title: str, topic: str) -> str:
        return f"{title} · {topic}"

    def no_such_topic(self) -> str:
        return "そのテーマの記事が足りないので、別の文体としては学べません。いまの文体は`/style`で見られます。"


def _ways(endings: Sequence[str], by_post: bool) -> str:
    if len(endings) == 1:
        return f"「{endings[0]}」で"
    one, other = endings[:2]
    return f"記事によって「{one}」か「{other}」で" if by_post else f"「{one}」と「{other}」を混ぜて"


def _row(unit: Unit, name: str, more: bool) -> str:
    """What the measure means."""
    much = "多めです" if more else "少なめです"
    match unit:
        case "choices":
            return f"「{name}」と書きます"
        case "endings" | "forms":
            return f"「{name}」で終わる文が{much}"
        case "openings":
            return f"「{name}」で始まる文が{much}"
        case "thousand":
            return f"「{name}」を{'よく使います' if more else 'あまり使いません'}"
        case "length":
            return f"一文が{'長めです' if more else '短めです'}"
        case "size":
            return f"一段落の文の数が{much}"
        case _:
            return f"{name}が{much}"


def _counted(unit: Unit) -> str:
    match unit:
        case "endings" | "forms" | "openings" | "sentences":
            return "文の{}"
        case "paragraphs":
            return "段落の{}"
        case "thousand":
            return "1,000語に{}回"
        case "screen":
            return "1,500字に{}回"
        case "length":
            return "平均{}"
        case "size":
            return "平均{}文"
        case _:
            return "{}"


def _behind(unit: Unit) -> str:
    return {"thousand": "回", "screen": "回", "size": "文"}.get(unit, "")
