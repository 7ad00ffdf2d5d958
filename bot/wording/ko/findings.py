"""What the bot says of what it learned from somebody's posts, in Korean."""

from collections.abc import Sequence

from bot.wording.findings import FindingsWording, Formless
from bot.wording.ko.particles import final, with_ro


class KoreanFindings(FindingsWording):
    def formless_ending(self, ending: Formless) -> str:
        match ending:
            case "noun":
                return "명사나 토막말"
            case "trailing":
                return "말끝 흐리기"
            case "other":
                return "그 밖의 말"

    def usual_endings(self, most: tuple[str, float], second: tuple[str, float] | None, sample: str) -> str:
        more = f", {second[1]:.0%}는 {with_ro(second[0])}" if second else ""
        example = f" (“{sample}”)" if sample else ""
        return f"문장의 {most[1]:.0%}를 {with_ro(most[0])}{more} 끝내요{example}."

    def sentence_length(self, span: str, mean: int, in_words: bool) -> str:
        unit = "단어" if in_words else "자"
        return f"문장은 대개 {span}{unit}, 평균 {mean}{unit}예요."

    def paragraph_and_post(self, sentences: str, characters: str) -> str:
        return f"한 문단은 {sentences}문장, 글 한 편은 {characters}자쯤이에요."

    def opens_with(self, greeting: str) -> str:
        return f"글을 “{greeting}” 하고 열 때가 많아요."

    def closes_with(self, farewell: str) -> str:
        return f"글을 “{farewell}” 하고 닫을 때가 많아요."

    def names_oneself(self, me: str, openers: Sequence[str]) -> str:
        called = f"‘{me}’{'이라고' if final(me) else '라고'}"
        if not openers:
            return f"자신을 {called} 불러요."
        return f"자신을 {called} 부르고, 문장을 {', '.join(f'‘{word}’' for word in openers)} 같은 말로 자주 열어요."

    def often_there(self, habits: Sequence[str]) -> str:
        return f"자주 쓰는 것: {', '.join(habits)}."

    def layout(self, habits: Sequence[str]) -> str:
        return f"글의 모양: {', '.join(habits)}."

    def habit_share(self, habit: str, posts: float) -> str:
        return f"{habit} (글의 {posts:.0%})"

    def hardly_ever(self, habits: Sequence[str]) -> str:
        return f"거의 쓰지 않는 것: {', '.join(habits)}."
