"""What the bot says of the lines that leave with a draft, in Korean."""

from bot.wording.inline_text import inline
from bot.wording.leaving import LeavingWording


class KoreanLeaving(LeavingWording):
    heard_no_sponsor = (
        "(?:(?:협찬|광고)? ?(?:문구|줄|표시)?(?:은|는|을|를|도)? ?)?(?:빼|없애|지워|삭제|제거)(?: ?(?:줘|줘요|주세요|해|해줘|해 줘|해 주세요|주라|줄래요?))?",
    )

    def asks_sponsored(self, line: str) -> str:
        return f"협찬 글이죠? 첫 줄에 이렇게 넣을게요: “{inline(line, 200)}”"

    def sponsor_line_stays(self) -> str:
        return "네, 첫 줄에 둘게요. 글을 고쳐도 빠지지 않아요. 바꾸려면 `/협찬` 뒤에 문구를 적어 주세요."

    def sponsor_line_gone(self) -> str:
        return "알겠어요. 첫 줄의 협찬 문구를 뺐어요. 다시 넣으려면 `/협찬 네`라고 해 주세요."

    def sponsor_line_is(self, line: str) -> str:
        return (
            f"첫 줄에 이렇게 들어가요: “{inline(line, 200)}”\n"
            "바꾸려면 `/협찬` 뒤에 문구를 적어 주시고, 빼려면 `/협찬 아니에요`라고 해 주세요."
        )

    def no_sponsor_line(self) -> str:
        return (
            "이 초안에는 협찬 문구가 없어요. 대가를 받은 글이라면 `/협찬 네`라고 해 주세요. "
            "`/협찬` 뒤에 문구를 직접 적으셔도 돼요."
        )

    def no_draft_to_disclose(self) -> str:
        return "어느 초안인지 모르겠어요. 초안에 답장으로 `/협찬 네`라고 해 주세요."

    def sponsor_line_is_ours(self) -> str:
        return "첫 줄의 협찬 문구는 글을 고쳐도 바뀌지 않아요. 바꾸려면 `/협찬` 뒤에 문구를 적어 주시고, 빼려면 `/협찬 아니에요`라고 해 주세요."
