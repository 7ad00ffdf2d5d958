"""What the bot says, and understands, of what a draft leaves open, in Korean."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.open_questions import OpenQuestionsWording, in_circles


class KoreanOpenQuestions(OpenQuestionsWording):
    heard_wish = (
        "(?:줘|줘요|주세요|주실래요|주라|주시겠어요|줄래|줄래요|달라|부탁해|부탁해요|부탁드려요|바라요|바랍니다)\\Z",
        "(?:빼|지워|고쳐|바꿔|없애|삭제|수정|삭제해|수정해|하자|빼자|지우자|바꾸자|빼고|지우고|말고|지 ?마|빼요|지워요|고쳐요|바꿔요)\\Z",
        "(?:(?<!가)게|[세히])\\Z|[?？]\\Z",
    )
    heard_unknown = (
        "(?:잘 )?(?:모름|몰라|몰라요|모르겠어|모르겠어요|모르겠음|모르겠네요|모르겠습니다|기억 ?안 ?나요?)",
        "글쎄요?|패스|스킵|[?？ㅋㅎㅠㅜ]+",
    )
    heard_counted = (
        "(?:명|개|시|시간|분|초|일|월|년|주|달|개월|원|만 ?원|천 ?원|층|호|번|회|잔|병|마리|살|권|장|대|곳|군데|박|인분|그릇|조각|배|도|평)"
        "(?:이서|정도|쯤|에|까지|부터|이|은|만|씩|짜리|간|동안|,|(?=\\s)|\\Z)",
    )
    heard_part = ("(?:문단|단락|문장|줄|째|번째|소제목|제목|사진|부분|항목)",)

    def as_long_as_notes(self, size: int, length: int) -> str:
        return f"메모가 {size:,}자여서 초안은 {length:,}자로 썼어요."

    def open_blanks(self, whats: Sequence[str]) -> str:
        example = "1 10시부터" if len(whats) == 1 else "1 10시부터 2 동생이랑"
        shown = in_circles([inline(what, 60) for what in whats])
        return f"빈칸 {len(whats)}개: {shown} – “{example}”처럼 답장하시면 채워 드려요."

    def fill_blanks(self, answers: Sequence[tuple[str, str]]) -> str:
        return "\n".join(["빈칸을 이렇게 채워 주세요.", *(f"{blank} → {answer}" for blank, answer in answers)])

    def of_blanks(self, said: str, whats: Sequence[str]) -> str:
        listed = ", ".join(f"{number} [확인: {what}]" for number, what in enumerate(whats, 1))
        return f"{said}\n(번호별 빈칸: {listed})"
