"""What the bot says of the revisions of a draft, in Korean."""

from bot.wording.history import HistoryWording, TextState
from bot.wording.ways.ko import KoreanWays

_PLEASE = "(?: ?(?:좀 )?(?:해 ?)?(?:줘|줘요|주세요|줄래|줄래요|주실래요|주라|볼래|볼래요|봐|봐요))?"
_AND = "(?: ?번)?(?:이랑|랑|하고|과|와|이?나|에서|,| ?vs)? ?"
_SHOW = f"(?: ?(?:보여|열어|보기|열기|보자)){_PLEASE}"
_NTH = "(?:첫|두|세|네|다섯|여섯|일곱|마지막|끝|맨|앞|뒤|이|그|저|[0-9]{1,2}) ?(?:번째|째|번)? ?"
_THING = "(?:문단|단락|문장|줄|소제목|부분|구절|대목|항목)"


class KoreanHistory(KoreanWays, HistoryWording):
    heard_go_back = (
        f"(?:다시 |원래대로 |이전(?:으로| 글로| 걸로)? |전으로 |그 ?전으로 )?(?:되돌리기|되돌려|되돌릴래|되돌릴래요|되돌려 ?놔){_PLEASE}",
        f"(?:원래대로|이전(?:으로| 글로| 걸로)|그 ?전(?:으로| 글로| 걸로))(?: ?(?:돌려|돌아가|돌아갈래|돌아가자|해)){_PLEASE}",
        f"([0-9]{{1,6}}) ?번?(?:으로|로|을|글로| 글로)? ?(?:다시 )?(?:되돌리기|되돌려|되돌릴래|되돌릴래요|돌아가|돌아갈래|돌아가자|돌려){_PLEASE}",
        "되돌리기 ?#?([0-9]{1,6}) ?번?",
    )
    heard_compare = (
        f"(?:이전(?: 글)?(?:이랑|과|하고) )?비교{_PLEASE}",
        f"#?([0-9]{{1,6}}){_AND}#?([0-9]{{1,6}})(?: ?번)?(?:을|를)? ?비교{_PLEASE}",
        f"#?([0-9]{{1,6}}) ?번?(?:이랑|랑|하고|과|와) ?비교{_PLEASE}",
        "비교 ?#?([0-9]{1,6})(?: ?번)?(?:,| |이랑 ?|랑 ?|과 ?|와 ?|하고 ?)#?([0-9]{1,6})(?: ?번)?",
        "(?:뭐가|어디가|뭘|무엇이|어디를|뭐) ?(?:바뀌었어요?|바뀐 ?거예요|바뀐 ?거야|달라졌어요?|바꿨어요?|고쳤어요?|바뀌었나요|달라졌나요|바뀜)\\??",
        f"(?:바뀐|달라진|고친) ?(?:점|곳|것|거|부분)(?:만|을|를)?{_SHOW}",
    )
    heard_revisions = (f"(?:수정 ?|변경 ?|고친 ?)?(?:기록|이력|버전)(?: ?(?:목록|들))?(?:을|를|만)?(?:{_SHOW})?",)
    heard_drafts = (
        f"(?:내 )?초안 ?목록(?:{_SHOW})?",
        f"내 ?초안(?:들)?(?:{_SHOW})?",
        f"#?([0-9]{{1,6}}) ?번?(?:째)? ?초안(?:을|의)?(?: ?#?([0-9]{{1,6}}) ?번?(?:을|를)?)?(?:{_SHOW})?",
        f"초안 ?#?([0-9]{{1,6}}) ?번?(?:을|의)?(?: ?#?([0-9]{{1,6}}) ?번?(?:을|를)?)?(?:{_SHOW})?",
    )
    heard_small_part = (
        f"(?:{_NTH}){_THING}",
        f"{_THING} ?(?:하나|한 ?개|만|빼|지워|삭제)",
        "(?:한|두) ?(?:문장|줄|문단|단락|마디)",
        "(?<!소)제목|오타|맞춤법|띄어쓰기|철자|오자|탈자|글자|단어|낱말|이름|상호|가격|날짜|시간|숫자|전화번호|주소|링크|해시태그|사진|확인",
        "(?:첫|마지막|끝) ?(?:문장|인사|부분|머리|말|단락|문단)|인사말|맺음말|도입부|마무리|첫머리|끝말",
        "(?:말고|아니고|아니라|대신) ?.{1,60}",
        "(?<=.)(?:을|를|은|는) ?.{1,60}(?:으로|로) ?(?:바꿔|고쳐|수정|변경|해 ?줘)",
    )
    heard_manner = (
        "(?:더|좀|조금|훨씬|너무|살짝|많이|절반|반으로|두 배) ?(?:더 )?(?:길|짧|자세|간결|간단|줄여|늘려|담담|밝|무겁|가볍|재미|재밌|부드럽|딱딱|친근|차분|발랄|진지|솔직|감성|유쾌|담백|풍성|생생)",
        "길게|짧게|자세히|자세하게|간결하게|간단하게|줄여|늘려|요약|압축|풀어서|톤|분위기|느낌으로|느낌이|감성|담담하게|친근하게|밝게|재미있게|재밌게|유머|부드럽게|딱딱하게|차분하게|진지하게",
        "다시 ?써|새로 ?써|고쳐 ?써 ?줘|다듬|매끄럽|자연스럽|구성|순서|흐름|소제목을? ?(?:달|넣|붙)|문단을? ?나눠|목록으로|표로",
    )

    def go_back(self) -> tuple[str, str]:
        return "되돌리기", "되돌리기"

    def went_back(self, number: int, left: int) -> str:
        return f"{number}번 글로 되돌렸어요. 이제부터 이 글을 고칠게요. {left}번 글도 남아 있으니, 그 글로 돌아가려면 “{left}번으로 되돌려 줘”라고 해 주세요."

    def nothing_before(self) -> str:
        return "처음 쓴 글이라 더 되돌릴 수 없어요."

    def no_such_revision(self, number: int, last: int) -> str:
        there = f"1번부터 {last}번까지 있어요" if last > 1 else "1번 하나뿐이에요"
        return f"이 초안에는 {number}번 글이 없어요. 글은 {there}."

    def branched(self, parent: int, number: int) -> str:
        return f"{parent}번 글을 고쳐 쓴 {number}번 글이에요."

    def draft_state(self, state: TextState, number: int) -> str:
        match state:
            case "written":
                return f"{number}번까지 썼어요"
            case "cut off":
                return f"{number}번을 쓰다가 끊겼어요"
            case "empty":
                return "아직 글이 없어요"

    def older_drafts(self, first: int) -> str:
        return f"그 전에 쓴 초안은 `/drafts {first}`처럼 번호로 열 수 있어요."

    def revisions(self, lines: str, left_out: int) -> str:
        older = f"(그 전에 쓴 글 {left_out}개는 번호로 찾을 수 있어요)\n" if left_out else ""
        return f"고친 기록\n{older}{lines}\n“1이랑 2 비교”, “1번으로 되돌려 줘”라고 답장하셔도 돼요."

    def first_text(self) -> str:
        return "처음 쓴 글"

    def another_text(self) -> str:
        return "처음부터 다시 쓴 글"

    def carried_on(self) -> str:
        return "끊긴 곳부터 이어 씀"

    def brought_back(self, number: int) -> str:
        return f"{number}번으로 되돌림"

    def tried_again(self, request: str) -> str:
        return f"다시 씀: {request}"

    def grown_from(self, number: int) -> str:
        return f"{number}번 글을 고침"

    def characters(self, number: int) -> str:
        return f"{number:,}자"

    def more_characters(self, number: int) -> str:
        return f"{'+' if number > 0 else '−' if number else '±'}{abs(number):,}자"

    def state_of_revision(self, state: TextState) -> str:
        match state:
            case "written":
                return ""
            case "cut off":
                return "끊김"
            case "empty":
                return "글 없음"

    def compared(self, one: int, other: int, changes: str, more: int) -> str:
        rest = f"\n그 밖에 {more}곳이 더 달라요." if more else ""
        return f"{one}번 → {other}번\n\n{changes}{rest}"

    def no_difference(self, one: int, other: int) -> str:
        return f"{one}번과 {other}번은 글이 똑같아요."

    def only_breaks_differ(self, one: int, other: int) -> str:
        return f"{one}번과 {other}번은 내용이 같고, 줄바꿈만 달라요."

    def nothing_to_compare(self) -> str:
        return "아직 글이 하나라 비교할 수 없어요. 고친 뒤에는 “비교”나 “1이랑 2 비교”라고 답장해 주세요."

    def only_the_quote(self) -> str:
        return "고르신 부분만 고치고, 나머지는 한 글자도 바꾸지 않았어요."

    def quote_stayed(self) -> str:
        return "고르신 부분을 모델이 고치지 않아서 글이 그대로예요. 어떻게 고칠지 조금 더 자세히 답장해 주세요."

    def quote_not_found(self) -> str:
        return "인용하신 부분을 이 글에서 찾지 못해 글 전체를 보고 고쳤어요. “비교”라고 답장하시면 달라진 곳을 보여 드려요."

    def edit_broke_off(self) -> str:
        return f"고치다가 중간에 끊겨서 글은 그대로예요. {self._press('다시 써 보기')} 다시 고쳐 볼게요."
