"""What the bot says of drafts that were published, and of the rules it proposes because of them, in Korean."""

from collections.abc import Sequence

from bot.wording.inline_text import inline
from bot.wording.ko.particles import final, with_ro
from bot.wording.published import PublishedWording, curve


class KoreanPublished(PublishedWording):
    def edited(self, title: str, share: float, before: float | None) -> str:
        last = "" if before is None else f"(지난번에는 {before:.0%})"
        return f"**{inline(title)}**: 초안의 {share:.0%}를 고치셨어요{last}."

    def edited_by_and_by(self, shares: Sequence[float]) -> str:
        numbers = " → ".join(f"{share:.0%}" for share in shares)
        return f"초안을 고치신 비율 {curve(shares)}\n{numbers}"

    def proposed_rule(self, rule: str, times: int, posts: int, before: str, after: str) -> str:
        now = f"발행한 글: “{inline(after, 160)}”" if after else "발행한 글에서는 빼셨어요."
        return (
            f"글 {posts}편에서 {times}번 이렇게 고치셨어요. 앞으로는 제가 알아서 이렇게 쓸까요?\n"
            f"초안: “{inline(before, 160)}”\n{now}\n규칙: {rule}"
        )

    def make_rule_button(self) -> str:
        return "규칙에 넣기"

    def proposal_declined(self, rule: str) -> str:
        return f"알겠어요. ‘{rule}’는 규칙에 넣지 않을게요. 다시 여쭤보지도 않을게요."

    def no_such_proposal(self) -> str:
        return "이미 답하신 제안이거나 찾을 수 없는 제안이에요. 지금 규칙은 `/style`로 볼 수 있어요."

    # Rules, as somebody would give them

    def rule_without(self, habit: str) -> str:
        return f"{habit}{'은' if final(habit) else '는'} 쓰지 않기"

    def rule_not_opening_with(self, word: str) -> str:
        return f"문장을 ‘{inline(word, 20)}’{with_ro(word).removeprefix(word)} 시작하지 않기"

    def rule_ending_in(self, was: str, now: str) -> str:
        return f"문장을 {with_ro(was)} 끝내지 말고 {with_ro(now)} 끝내기"

    def rule_joined(self) -> str:
        return "짧은 문장으로 끊지 말고 한 문장으로 이어 쓰기"

    def rule_split(self) -> str:
        return "긴 문장은 두 문장으로 나누어 쓰기"

    def rule_without_opening(self) -> str:
        return "들어가는 말 없이 바로 본론부터 쓰기"

    def rule_without_closing(self) -> str:
        return "맺음말 없이 할 말만 하고 바로 끝내기"
