"""What the bot says of the openings of a post, and understands, in Korean."""

from bot.wording.openings import OpeningsWording

_ONE = "(?: ?(?:첫머리|첫 ?문장|거|것|걸|안))?"
_BEST = "(?:(?:제일|가장|더|마음에|맘에) ){0,2}"
_VERB = "(?:써|쓸|할|해|하자|갈|가|골라|고를|좋|들|부탁|이어|시작)[가-힣]{0,6}(?: ?(?:써 ?)?(?:줘|줘요|주세요|볼게요|볼래요))?"
_TAKE = f"(?:(?:으로|로|이|가|을|를)?(?: ?{_BEST}{_VERB})?|이?요)"
_PLACES = (("1", "첫", "첫째"), ("2", "두", "둘째"), ("3", "세", "셋째"))


class KoreanOpenings(OpeningsWording):
    heard_opening = tuple(
        (rf"{digit}(?: ?번)?{_ONE}{_TAKE}", rf"(?:{word} ?번째|{ordinal}){_ONE}{_TAKE}")
        for digit, word, ordinal in _PLACES
    )
    heard_openings = ("다른 첫머리", "다른 첫 문장", "첫머리 다르게", "첫머리를 골라 볼래요", "첫머리 보여 줘")

    def other_openings(self) -> tuple[str, str]:
        return "다른 첫머리", "다른 첫머리 보여 주세요"

    def this_opening(self, number: int) -> tuple[str, str]:
        return f"{number}번", f"{number}번 첫머리로 써 주세요"

    def openings_offered(self) -> str:
        return "마음에 드는 첫머리를 골라 주세요. 그 글자 그대로 두고 이어서 쓸게요. “좀 더 담담하게”처럼 답장하시면 첫머리를 다시 써 볼게요."

    def no_openings(self) -> str:
        return "모델이 첫머리를 나눠서 보내 주지 않았어요. ‘다시 써 보기’를 누르면 한 번 더 받아 볼게요."

    def which_topic_to_open(self) -> str:
        return "무엇에 대한 글의 첫머리를 볼까요? `/openings 제주 3일 여행`처럼 주제를 적어 주세요. 써 둔 초안이 있으면 그 초안에 답장으로 `/openings`라고 보내셔도 돼요."

    def openings_need_a_model(self) -> str:
        return "언어 모델이 연결되지 않아서 첫머리를 지어 드릴 수 없어요. `/write 주제`라고 보내시면 글의 뼈대는 적어 드려요."
