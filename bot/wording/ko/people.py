"""What the bot says about who may use it, and to those who run it, in Korean."""

from collections.abc import Mapping, Sequence

from bot.wording.people import AccessWording, AdminVerb


class KoreanAccess(AccessWording):
    def not_invited(self, person: str) -> str:
        return f"죄송해요, 이 봇은 초대받은 분만 쓸 수 있어요. 쓰고 싶으시면 봇을 운영하는 분께 이 번호를 알려 주세요: `{person}`"

    def not_served(self) -> str:
        return "죄송해요, 지금은 이 봇을 쓰실 수 없어요. 궁금한 점은 봇을 운영하는 분께 물어봐 주세요."

    def answered_in_private(self, link: str) -> str:
        return f"저와의 1:1 대화로 보내 드렸어요. {link}".strip()

    def open_private_chat(self, link: str) -> str:
        if link:
            return f"다른 분들도 있는 곳이라 여기서는 보여 드리지 않을게요. {link} 에서 저에게 먼저 말을 걸어 주신 다음 다시 보내 주세요."
        return "다른 분들도 있는 곳이라 여기서는 보여 드리지 않을게요. 저에게 1:1 메시지를 보낼 수 있게 열어 주신 다음 다시 보내 주세요."

    def too_many_files(self, count: int, most: int) -> str:
        return f"파일은 한 번에 {most}개까지 읽을 수 있는데 {count}개를 보내 주셨어요. 나눠서 보내 주시거나 .zip 하나로 묶어 주세요."

    def too_much_sent(self, size: int, most: int) -> str:
        return f"보내 주신 파일이 모두 {_megabytes(size)} MB예요. 한 번에 {_megabytes(most)} MB까지 읽을 수 있으니 나눠서 보내 주세요."

    def admin_names(self, verb: AdminVerb) -> tuple[str, ...]:
        match verb:
            case "limits":
                return ("한도", "제한")
            case "block":
                return ("차단", "차단해제")
            case "announce":
                return ("공지",)

    def limits(self, values: Mapping[str, str], allowed: int, admins: int) -> str:
        who = f"허락한 사람·방·서버 {allowed}곳만 쓸 수 있어요." if allowed else "누구나 쓸 수 있어요."
        lines = "".join(f"\n- `{name}` {value}" for name, value in values.items())
        return f"지금 적용 중인 한도예요. {who} 운영자는 {admins}명이에요.{lines}\n\n바꾸려면 설정 파일을 고치고 봇을 다시 켜 주세요."

    def blocked(self, person: str) -> str:
        return f"`{person}` 님을 차단했어요. 하던 일과 기다리던 일도 멈췄어요. 같은 명령을 한 번 더 보내시면 풀려요."

    def unblocked(self, person: str) -> str:
        return f"`{person}` 님의 차단을 풀었어요. 이제 다시 쓸 수 있어요."

    def not_blocked(self, person: str) -> str:
        return f"`{person}` 님은 차단되어 있지 않아요."

    def blocked_people(self, people: Sequence[str]) -> str:
        if not people:
            return "차단한 사람이 없어요. `/block telegram:42`처럼 보내시면 차단해요."
        return "차단한 사람이에요.\n" + "\n".join(f"{n}. `{person}`" for n, person in enumerate(people, 1))

    def no_such_person(self, said: str) -> str:
        return f"‘{said[:40]}’만으로는 누구인지 알 수 없어요. `telegram:42`나 `discord:123456789012345678`처럼 번호로 적어 주세요."

    def no_admin_blocked(self) -> str:
        return "운영자는 차단할 수 없어요. 먼저 설정의 `ADMINS`에서 빼 주세요."

    def unblock_button(self, person: str) -> str:
        return f"{person} 풀기"

    def unblock_words(self) -> tuple[str, ...]:
        return ("풀기", "풀어줘", "풀어 줘", "해제")

    def announce_what(self) -> str:
        return "무엇을 알릴까요? `/announce 내일 새벽 2시부터 잠시 쉬어요`처럼 알릴 내용을 함께 적어 주세요."

    def announce_really(self, people: int) -> str:
        return f"아래 글을 {people}명에게 1:1로 한 번씩 보낼게요. 보낸 글은 거둘 수 없어요."

    def announce_button(self) -> str:
        return "모두에게 보내기"

    def announcing(self) -> str:
        return "보내기 시작했어요. 다 보내면 알려 드릴게요."

    def announced(self, reached: int, missed: int) -> str:
        rest = f" {missed}명은 1:1 대화가 닫혀 있어 받지 못했어요." if missed else ""
        return f"공지를 다 보냈어요. {reached}명이 받았어요.{rest}"

    def announced_already(self) -> str:
        return "이미 보냈거나 남아 있지 않은 공지예요. 새로 보내시려면 `/announce 내용`이라고 적어 주세요."


def _megabytes(size: int) -> int:
    """Rounded up, so that what is over a limit also reads so."""
    return -(-size // 1_000_000)
