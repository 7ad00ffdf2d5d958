"""What the bot says around a draft, in Korean."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.ways.ko import KoreanWays
from bot.wording.writing import OpeningsWording, WritingWording


class KoreanWriting(KoreanWays, WritingWording):
    def writing(self) -> str:
        return "쓰는 중…"

    def still_writing(self, seconds: float) -> str:
        minutes, rest = divmod(int(seconds), 60)
        lasting = " ".join([f"{minutes}분"] * (minutes > 0) + [f"{rest}초"] * (rest > 0 or not minutes))
        return f"아직 쓰는 중이에요 · {lasting}째 모델의 답을 기다리고 있어요"

    def held_up(self) -> str:
        return "메신저의 전송 제한에 걸려 조금 늦었어요."

    def shorter(self) -> tuple[str, str]:
        return "더 짧게", "더 짧게 써 주세요"

    def longer(self) -> tuple[str, str]:
        return "더 길게", "더 길게 써 주세요"

    def another_try(self) -> tuple[str, str]:
        return "다시 써 보기", "다시 써 주세요"

    def carry_on(self) -> tuple[str, str]:
        return "이어서", "이어서 써 주세요"

    def quoted(self, quote: str, request: str) -> str:
        return f"“{quote}” 이 부분: {request}"

    def nothing_written(self) -> str:
        return f"아직 써 둔 글이 없어요. {self._press('다시 써 보기')} 처음부터 써 볼게요."

    def strange_letters(self, found: tuple[str, ...]) -> str:
        shown = ", ".join(f"‘{f}’" for f in found[:3])
        return (
            f"다른 나라 글자({shown})가 섞여 있어요. 어떻게 고칠지 답장으로 알려 주시거나, 파일에서 직접 바꿔 주세요."
        )

    def spelled_otherwise(self, places: Sequence[tuple[str, str]]) -> str:
        shown = ", ".join(f"{inline(before)} → {inline(after)}" for before, after in list(dict.fromkeys(places))[:3])
        more = " 등" if len(set(places)) > 3 else ""
        return f"맞춤법보다 평소 쓰시는 표기에 맞춰 {len(places)}곳을 고쳤어요: {shown}{more}"

    def own_sentences(self, kept: int, missing: Sequence[str]) -> str:
        if not missing:
            return f"직접 쓰신 문장 {kept}개는 한 글자도 안 바꿨어요."
        lost = f"{len(missing)}개는 못 넣었어요. 넣을 자리를 답장으로 알려 주세요: {_quoted(missing)}"
        if not kept:
            return f"직접 쓰신 문장 {lost}"
        return f"직접 쓰신 문장 {kept + len(missing)}개 중 {kept}개는 그대로 넣었고 {lost}"

    def own_sentences_again(self, kept: int, put_back: Sequence[str], missing: Sequence[str]) -> str:
        said = [f"직접 쓰신 문장 {kept}개는 한 글자도 안 바꿨어요."] if kept else []
        if put_back:
            said.append(
                f"그중 {len(put_back)}개는 모델이 고쳐 써서 원래대로 되돌려 놓았어요. 바꾸고 싶으시면 그 문장을 적어서 답장해 주세요: {_quoted(put_back)}"
            )
        if missing:
            said.append(
                f"직접 쓰신 문장 {len(missing)}개는 바뀌거나 빠졌어요. 다시 넣으려면 그 문장을 적어서 답장해 주세요: {_quoted(missing)}"
            )
        return " ".join(said)

    def near_post(self, title: str, share: float) -> str:
        return f"내 글 ‘{inline(title)}’의 내용과 많이 겹쳐요({share:.0%}). 네이버는 비슷한 글이 많은 블로그를 낮게 평가해요. 그 글에 없는 이야기를 답장으로 알려 주시면 겹치는 곳을 바꿔 쓸게요."

    def outline_only(self) -> str:
        return "연결된 언어 모델이 없어서 초안 대신 뼈대만 적었어요. 빈칸을 채워 직접 써 주세요."

    def not_your_draft(self) -> str:
        return "이 초안은 만든 사람만 고칠 수 있어요. `/write 주제`로 내 초안을 만들어 보세요."

    def forgotten_draft(self) -> str:
        return "지워진 초안이라 고칠 수 없어요. `/write 주제`로 새로 시작해 주세요."

    def forgotten_meanwhile(self) -> str:
        return "그사이에 블로그가 지워져서 계속할 수 없어요. 블로그나 글 파일을 다시 등록해 주세요."

    def too_large_to_get(self, name: str) -> str:
        return f"{name} 파일은 너무 커서 받지 못했어요. 20 MB보다 작게 나누어 보내 주세요."

    def wrong_key(self, host: str) -> str:
        if self.operator:
            return f"{host}의 API 키가 올바르지 않아요. .env의 DEEPSEEK_API_KEY를 새 키로 바꾸고 봇을 다시 켜 주세요."
        return f"{host}에 접속할 수 없어서 쓰지 못했어요. 봇 운영자에게 알려 두었어요."

    def no_balance(self, host: str) -> str:
        return f"{host} 계정의 잔액이 떨어졌어요. 봇 운영자가 충전하면 다시 쓸 수 있어요."

    def refused(self, host: str) -> str:
        return f"{host}의 내용 심사에서 이 글이 거절됐어요. 주제나 메모의 표현을 바꿔서 다시 보내 주세요."

    def busy(self, host: str) -> str:
        return f"지금 {host}에 요청이 몰려서 답을 받지 못했어요. 1~2분 뒤에 다시 시도해 주세요."

    def unanswered(self, host: str) -> str:
        if self.operator and ":" in host:
            return f"{host}에서 답이 오지 않아요. 모델 서버를 켜 두셨는지, 주소가 맞는지 확인해 주세요."
        return f"{host}에서 답이 오지 않아요. 잠시 뒤 다시 시도해 주세요."

    def interrupted(self) -> str:
        return f"쓰는 도중에 제가 꺼졌다 켜지는 바람에 글이 끊겼어요. 그때까지 쓴 글은 저장해 두었어요. {self._press('이어서')} 끊긴 곳부터 이어서 쓸게요."

    def interrupted_before_a_word(self) -> str:
        return f"글을 쓰기도 전에 제가 꺼졌다 켜지는 바람에 아직 한 글자도 못 썼어요. {self._press('다시 써 보기')} 바로 쓸게요."

    def broke_off(self) -> str:
        return f"글이 중간에 끊겼어요. 그때까지 쓴 글은 저장해 두었어요. {self._press('이어서')} 끊긴 곳부터 이어서 쓸게요."

    def too_long(self) -> str:
        return f"한 번에 쓸 수 있는 길이를 다 채워서 멈췄어요. {self._press('이어서')} 끊긴 곳부터 이어서 쓸게요."

    def empty_answer(self) -> str:
        return f"모델의 답이 비어 있어요. {self._press('다시 써 보기')} 처음부터 다시 써 볼게요."

    def gone_round(self) -> str:
        return f"모델이 같은 말을 되풀이해서 멈췄어요. 그 앞까지는 저장해 두었어요. {self._press('다시 써 보기')} 다시 써 볼게요."

    def prompt_repeated(self) -> str:
        return f"모델이 글 대신 작업 지시를 그대로 옮겨 적어서 멈췄어요. {self._press('다시 써 보기')} 다시 써 볼게요."

    def foreign_addresses(self, found: Sequence[str]) -> str:
        places = list(dict.fromkeys(found))
        shown = ", ".join(inline(one) for one in places[:3])
        more = f" 등 {len(places)}개" if len(places) > 3 else ""
        return (
            f"보내 주신 적 없는 주소({shown}{more})는 눌러도 열리지 않게 적었어요. 맞는 주소라면 답장으로 보내 주세요."
        )

    def masked_secrets(self) -> str:
        return "비밀번호나 키처럼 보이는 글자는 ‘••••’로 가렸어요."

    def ai_writes(self) -> str:
        return "안녕하세요, 말투예요. 여기서 쓰는 글은 AI(언어 모델)가 쓰는 초안이니, 올리기 전에 꼭 한번 읽어 보세요."

    def not_understood(self, host: str) -> str:
        if self.operator:
            return f"{host}에서 요청을 처리하지 못했어요. .env의 DEEPSEEK_BASE_URL과 DEEPSEEK_MODEL이 맞는지 확인해 주세요. `python -m bot doctor`로 점검할 수 있어요."
        return f"{host}에서 요청이 처리되지 않아 쓰지 못했어요. 봇 운영자에게 알려 두었어요."

    def prompt_too_long(self, prompt: int, window: int, option: str, card: int) -> str:
        if not self.operator:
            return "내용이 너무 길어 모델이 한 번에 읽지 못했어요. 봇 운영자에게 알려 두었어요. 메모나 파일을 줄이면 바로 쓸 수도 있어요."
        long = (
            f"보낸 글(프롬프트)이 {prompt:,}토큰인데 모델 서버는 {window:,}토큰까지만 받아요."
            if prompt and window
            else "보낸 글(프롬프트)이 모델 서버에서 받는 길이를 넘었어요."
        )
        ways = [f"서버를 {option} 옵션으로 다시 켜"] if option else []
        ways += [f".env의 CARD_TOKENS를 {card}까지 줄여"] if card else []
        return f"{long} {'거나 '.join(ways) or '.env의 CARD_TOKENS를 줄여'} 주세요."


def _quoted(sentences: Sequence[str]) -> str:
    """Three of them at most, each in quotation marks."""
    shown = ", ".join(f"“{inline(sentence)}”" for sentence in sentences[:3])
    return f"{shown} 등" if len(sentences) > 3 else shown


_ONE = "(?: ?(?:첫머리|첫 ?문장|거|것|걸)|안)?"
_BEST = "(?:(?:제일|가장|더|마음에|맘에) ){0,2}"
_VERB = "(?:써|쓸|할|해|하자|갈|가|골라|고를|좋|들|부탁|이어|시작)(?!지)[가-힣]{0,6}(?: ?(?:써 ?)?(?:줘|줘요|주세요|볼게요|볼래요))?"
_TAKE = f"(?:(?:으로|로|이|가|을|를)?(?: ?{_BEST}{_VERB})?|이?요)"
_PLACES = (("1", "첫", "첫째"), ("2", "두", "둘째"), ("3", "세", "셋째"))


class KoreanOpenings(KoreanWays, OpeningsWording):
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
        return "마음에 드는 첫머리를 골라 주세요. 고른 첫머리는 그대로 두고 이어서 쓸게요. “좀 더 담담하게”처럼 답장하시면 첫머리를 다시 써 볼게요."

    def no_openings(self) -> str:
        return f"첫머리를 제대로 쓰지 못했어요. {self._press('다시 써 보기')} 한 번 더 써 볼게요."

    def which_topic_to_open(self) -> str:
        return "어떤 주제로 첫머리를 써 볼까요? `/openings 제주 3일 여행`처럼 주제를 적어 주세요. 써 둔 초안이 있으면 그 초안에 답장으로 `/openings`라고 보내셔도 돼요."

    def openings_need_a_model(self) -> str:
        return (
            "연결된 언어 모델이 없어서 첫머리를 써 드릴 수 없어요. `/write 주제`라고 보내시면 글의 뼈대는 적어 드려요."
        )
