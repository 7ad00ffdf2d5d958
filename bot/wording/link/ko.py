"""What the bot says where two accounts become one person, or part again, in Korean."""

from collections.abc import Sequence
from typing import assert_never

from bot.wording.link import LinkFault, LinkWording

_PLATFORM = r"(?:계정|텔레그램|텔레|디스코드|디코|telegram|discord)"
_WITH = r"(?:이랑|랑|하고|과|와|을|를|도|에)?"
_PLEASE = r"(?:좀 )?(?:해 ?)?(?:줘요?|주세요|줄래요?|할래요?|할게요?|하기|하고 ?싶어요?)?"


class KoreanLink(LinkWording):
    heard_link = (
        rf"(?:내 |제 )?{_PLATFORM}{_WITH} ?(?:{_PLATFORM}{_WITH} ?)?연결 ?{_PLEASE}",
        r"연결(?: ?코드)?(?: ?([0-9a-z]{4}[ -]?[0-9a-z]{4}))?",
    )
    heard_unlink = (
        rf"(?:{_PLATFORM}{_WITH} ?)?연결(?:을|은)? ?(?:해제|취소|끊기|끊어|끊을래요?|끊을게요?) ?{_PLEASE}",
    )

    def link_code(self, code: str, minutes: int) -> str:
        return (
            f"연결 코드예요: `{code}`\n\n{minutes}분 안에 다른 메신저에서 저에게 1:1 대화로 이렇게 보내 주세요.\n"
            f"`/link {code}`\n\n코드를 아는 사람은 이 계정의 글과 초안을 함께 보고 고칠 수 있으니, 아무에게도 알려 주지 마세요."
        )

    def linked_already(self, accounts: Sequence[str]) -> str:
        return f"{_and(accounts)} 계정이 연결되어 있어요. 끊으시려면 `/unlink`를 보내 주세요."

    def link_in_private(self) -> str:
        return "계정은 1:1 대화에서만 연결할 수 있어요. 거기서 다시 보내 주세요."

    def link_code_was_seen(self) -> str:
        return "다른 분들이 볼 수 있는 곳이라 그 코드는 못 쓰게 했어요. 1:1 대화에서 `/link`로 새 코드를 받고, 보내실 때도 1:1 대화에서 보내 주세요."

    def no_links_here(self) -> str:
        return "터미널에는 연결할 계정이 없어요. Discord와 Telegram에서 `/link`를 보내 주세요."

    def no_link_code(self) -> str:
        return "코드는 `7K4M 2XQ9`처럼 영문자와 숫자를 섞은 여덟 자리예요. 다른 메신저에서 `/link`를 보내면 받을 수 있어요."

    def link_fault(self, fault: LinkFault) -> str:
        match fault:
            case "wrong":
                return "맞는 코드가 없어요. 한 글자씩 다시 확인해 보시고, 그래도 안 되면 다른 메신저에서 `/link`로 새로 받아 주세요."
            case "expired":
                return "유효 시간이 지난 코드예요. 다른 메신저에서 `/link`로 새로 받아 주세요."
            case "spent":
                return "더는 쓸 수 없는 코드예요. 다른 메신저에서 `/link`로 새로 받아 주세요."
            case "own":
                return "이 계정에서 받은 코드예요. 연결할 다른 메신저에서 저에게 1:1 대화로 보내 주세요."
            case "linked":
                return "이미 연결되어 있어요. 끊으시려면 `/unlink`를 보내 주세요."
            case "taken":
                return "메신저마다 계정을 하나씩만 연결할 수 있어요. 다른 계정을 연결하시려면 먼저 `/unlink`로 지금 연결을 끊어 주세요."
            case "busy":
                return "지금 하고 있는 일이 있어요. 끝난 뒤에 코드를 다시 보내 주세요. 바로 연결하시려면 먼저 ‘그만’이라고 해 주세요."
            case "often":
                return "오늘은 코드를 너무 많이 틀리셨어요. 내일 다시 해 주세요."
            case _:
                assert_never(fault)

    def link_really(self, this: str, other: str) -> str:
        return (
            f"코드를 받은 {other} 계정과 이 {this} 계정을 연결할까요? 두 계정의 블로그와 말투, 초안이 하나로 합쳐지고, 양쪽에서 "
            f"똑같이 보고 지울 수 있어요. 나중에 연결을 끊으면 모두 {other} 계정에 남아요. 본인 계정이 아니면 연결하지 마세요."
        )

    def link_button(self) -> str:
        return "내 계정 맞아요, 연결할게요"

    def not_linked(self) -> str:
        return "네, 연결하지 않을게요."

    def accounts_linked(self, this: str, other: str) -> str:
        return (
            f"연결했어요. 이제 {this}에서도 {other}에서도 같은 블로그와 말투, 초안을 이용할 수 있어요. 지워진 데이터는 없어요. "
            f"{other}에서 골라 두신 블로그가 있으면 그 블로그의 말투로 써요. 바꾸시려면 `/blogs`를 보내 주세요."
        )

    def account_was_linked(self, other: str) -> str:
        return f"{other} 계정이 연결됐어요. 직접 하신 일이 아니면 바로 `/unlink`를 보내 주세요."

    def alone(self) -> str:
        return "연결된 다른 계정이 없어요. 연결하시려면 `/link`를 보내 주세요."

    def unlink_really(self, keeps: str, other: str) -> str:
        return (
            f"두 계정의 연결을 끊을까요? 블로그와 말투, 초안, 규칙은 모두 {keeps} 계정에 남고, {other} 계정은 처음부터 "
            "새로 시작해요. 오늘 사용량은 두 계정에 그대로 남아요."
        )

    def unlink_button(self) -> str:
        return "연결 끊기"

    def stays_linked(self) -> str:
        return "네, 그대로 연결해 둘게요."

    def accounts_parted(self, keeps: str, other: str) -> str:
        return f"연결을 끊었어요. 블로그와 말투, 초안, 규칙은 모두 {keeps} 계정에 남아 있고, {other} 계정은 처음부터 새로 시작해요. `/link`로 언제든 다시 연결할 수 있어요."

    def has_accounts(self, accounts: Sequence[str]) -> str:
        return f"연결된 {_and(accounts)} 계정의 데이터예요."

    def forgets_accounts(self, accounts: Sequence[str]) -> str:
        return f"연결된 {_and(accounts)} 계정에서 모두 지워져요."


def _and(accounts: Sequence[str]) -> str:
    return "·".join(accounts)
