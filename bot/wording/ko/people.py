"""What the bot says about who may use it, to those who run it, and of what it keeps of people, in Korean."""

from collections.abc import Mapping, Sequence

from bot.wording.inline_text import inline
from bot.wording.people import AccessWording, AdminVerb, DataNames, PrivacyWording, megabytes_up


class KoreanAccess(AccessWording):
    def not_invited(self, person: str) -> str:
        return f"죄송해요, 이 봇은 초대받은 분만 쓸 수 있어요. 쓰고 싶으시면 봇 운영자에게 이 번호를 알려 주세요: `{person}`"

    def not_served(self) -> str:
        return "죄송해요, 지금은 이 봇을 쓰실 수 없어요. 궁금한 점은 봇 운영자에게 물어봐 주세요."

    def answered_in_private(self, link: str) -> str:
        return f"1:1 대화로 보내 드렸어요. {link}".strip()

    def open_private_chat(self, link: str) -> str:
        if link:
            return f"다른 분들도 있는 곳이라 여기서는 보여 드리지 않을게요. 먼저 1:1 대화로 저에게 말을 걸어 주신 다음 다시 보내 주세요: {link}"
        return "다른 분들도 있는 곳이라 여기서는 보여 드리지 않을게요. 제가 1:1 메시지를 보낼 수 있게 허용해 주신 다음 다시 보내 주세요."

    def too_many_files(self, count: int, most: int) -> str:
        return f"파일은 한 번에 {most}개까지 읽을 수 있는데 {count}개를 보내 주셨어요. 나눠서 보내 주시거나 .zip 하나로 묶어 주세요."

    def too_much_sent(self, size: int, most: int) -> str:
        return f"보내 주신 파일을 다 합치면 {megabytes_up(size)} MB예요. 한 번에 {megabytes_up(most)} MB까지 읽을 수 있으니 나눠서 보내 주세요."

    def admin_names(self, verb: AdminVerb) -> tuple[str, ...]:
        match verb:
            case "limits":
                return ("제한",)
            case "block":
                return ("차단", "차단해제")
            case "announce":
                return ("공지",)

    def limits(self, values: Mapping[str, str], allowed: int, admins: int) -> str:
        who = f"허용한 사람·방·서버만 쓸 수 있어요(총 {allowed}개)." if allowed else "누구나 쓸 수 있어요."
        lines = "".join(f"\n- `{name}` {value}" for name, value in values.items())
        return f"지금 적용 중인 한도예요. {who} 운영자는 {admins}명이에요.{lines}\n\n바꾸려면 설정 파일을 고치고 봇을 다시 켜 주세요."

    def blocked(self, person: str) -> str:
        return f"`{person}` 님을 차단했어요. 이분이 맡긴 작업도 모두 멈췄어요. 같은 명령을 한 번 더 보내시면 차단이 풀려요."

    def unblocked(self, person: str) -> str:
        return f"`{person}` 님의 차단을 풀었어요. 이제 다시 쓸 수 있어요."

    def not_blocked(self, person: str) -> str:
        return f"`{person}` 님은 차단되어 있지 않아요."

    def blocked_people(self, people: Sequence[str]) -> str:
        if not people:
            return "차단한 사람이 없어요. `/block telegram:42`처럼 보내시면 차단할 수 있어요."
        return "차단한 사람 목록이에요.\n" + "\n".join(f"{n}. `{person}`" for n, person in enumerate(people, 1))

    def no_such_person(self, said: str) -> str:
        return f"‘{said[:40]}’만으로는 누구인지 알 수 없어요. `telegram:42`나 `discord:123456789012345678`처럼 번호로 적어 주세요."

    def no_admin_blocked(self) -> str:
        return "운영자는 차단할 수 없어요. 먼저 설정의 `ADMINS`에서 빼 주세요."

    def unblock_button(self, person: str) -> str:
        return f"{person} 차단 풀기"

    def unblock_words(self) -> tuple[str, ...]:
        return ("풀기", "풀어줘", "풀어 줘", "해제")

    def announce_what(self) -> str:
        return "무엇을 알릴까요? `/announce 내일 새벽 2시부터 잠시 쉬어요`처럼 알릴 내용을 함께 적어 주세요."

    def announce_really(self, people: int) -> str:
        return f"아래 공지를 {people}명에게 1:1로 한 번씩 보낼게요. 보낸 뒤에는 취소할 수 없어요."

    def announce_button(self) -> str:
        return "모두에게 보내기"

    def announcing(self) -> str:
        return "공지를 보내고 있어요. 다 보내면 알려 드릴게요."

    def announced(self, reached: int, missed: int) -> str:
        if missed:
            return f"공지를 다 보냈어요. {reached}명이 받았고, {missed}명은 1:1 대화를 막아 두어 받지 못했어요."
        return f"공지를 다 보냈어요. {reached}명이 받았어요."

    def announced_already(self) -> str:
        return "이미 보냈거나 더는 보낼 수 없는 공지예요. 새로 보내시려면 `/announce 내용`이라고 적어 주세요."


_PLEASE = r"(?:좀 )?(?:해 ?)?(?:줘요?|주세요|줄래요?|주실래요|주라|할래요?|버려요?)?"
_DROP = rf"(?:지워|지울래요?|삭제|없애|버려) ?{_PLEASE}"
_NUMBER = r"(?:#?([0-9]{1,3}) ?번(?:째)? ?)?"


class KoreanPrivacy(PrivacyWording):
    heard_privacy = (
        r"개인 ?정보(?: ?(?:처리 ?방침|보호|안내))?(?:은|는|을|를)? ?(?:보여|알려)? ?(?:줘요?|주세요)?",
        "프라이버시",
    )
    heard_my_data = (
        r"내 ?(?:데이터|정보|자료)(?:를|을)? ?(?:전부|모두|다)? ?(?:보여|보내|내보내|받을래요?|받기)? ?(?:줘요?|주세요)?",
    )
    heard_forget_me = (
        r"(?:나|나를|저|저를|날) ?(?:그만 |이제 |완전히 )?잊어 ?(?:줘요?|주세요|버려)?",
        rf"(?:내|제|나의|저의) ?(?:데이터|정보|자료|기록)(?:를|을)? ?(?:전부|모두|다)? ?{_DROP}",
        rf"개인 ?정보(?:를|을)? ?(?:전부|모두|다)? ?{_DROP}",
        r"(?:회원 ?)?탈퇴(?:할래요?|할게요?| ?해 ?(?:줘요?|주세요)|하고 ?싶어요?)?",
    )
    heard_forget_draft = (
        rf"(?:이|그|이번|방금|방금 ?쓴|지금)? ?{_NUMBER}(?:초안|글)(?:은|는|을|를)? ?(?:그냥 |아예 |완전히 )?{_DROP}",
        rf"(?:초안|글) ?#?([0-9]{{1,3}}) ?번?(?:은|는|을|를)? ?{_DROP}",
    )

    def privacy(self, host: str, deepseek: bool, months: int, days: int, warned: int) -> str:
        return f"""**개인정보 안내**

**보관하는 것** 등록하신 블로그의 글과 거기서 배운 말투, 초안과 초안에 쓴 주제·메모·수정 요청, 메신저 ID와 쓰시는 언어예요. 보내신 사진은 저장하지 않고 어느 메시지에 있는지만 적어 둬요. 그 밖의 메시지는 답하고 나면 지우고, 두 번 답하지 않도록 메시지 번호만 4일쯤 보관해요.

**보내는 곳** {self._sent(host, deepseek)}

**보관 기간** 지워 달라고 하실 때까지예요. 붙여 넣다 만 글은 {days}일 뒤에 지워요. {months}개월 동안 아무 말씀이 없으시면 먼저 알려 드리고, {warned}일 안에 답이 없으시면 모두 지워요.

**받기와 지우기** `/my-data` 내 데이터 모두 받기 · `/forget-draft` 초안 하나 지우기 · `/forget-blog` 블로그 하나 지우기 · `/forget-me` 전부 지우기
전부 지우면 누구인지 알아볼 수 없는 표시(해시) 하나만 남아요. 이미 주고받은 메시지와 파일은 메신저에 남으니, 그것까지 없애시려면 대화를 지워 주세요."""

    def _sent(self, host: str, deepseek: bool) -> str:
        if not host:
            return "연결된 언어 모델이 없어서 글이 이 봇이 있는 컴퓨터 밖으로 나가지 않아요."
        place = f"{host}(중국에 있는 DeepSeek 서버)" if deepseek else f"{host}(이 봇의 운영자가 고른 서버)"
        return f"초안을 쓰거나 고칠 때, 배운 글 몇 편과 메모, 초안을 {place}에 보내요. 이름이나 ID는 보내지 않고, 누구인지 알아볼 수 없는 가명만 붙여요. 보낸 글을 얼마나 보관하는지는 그 서버의 방침을 따라요."

    def my_data(self, part: int, parts: int) -> str:
        if parts == 1:
            return "제가 보관하고 있는 데이터 전부예요. ‘읽어 주세요.txt’부터 열어 보세요."
        return f"제가 보관하고 있는 데이터예요. 용량이 커서 파일 {parts}개로 나눴고, 이건 그중 {part}번 파일이에요."

    def my_data_is_coming(self) -> str:
        return "지금 데이터를 모으고 있어요. 곧 파일로 보내 드릴게요."

    def my_data_names(self) -> DataNames:
        return DataNames("내-데이터", "읽어 주세요.txt", "글", "초안", "데이터")

    def my_data_readme(self) -> str:
        return """말투가 보관하고 있는 내 데이터

- 글 폴더: 블로그별로 읽은 글(.md)
- 초안 폴더: 초안별로 쓴 글 전부(.md). 번호가 클수록 나중에 쓴 글이에요.
- 데이터 폴더: 보관하는 데이터 전체(.json). analyses의 packed는 글에서 계산한 값을 압축한 것(base64)이에요.

지우고 싶으면 봇에게 /forget-me를 보내 주세요.
"""

    def forget_me_really(self) -> str:
        return "제가 보관하고 있는 데이터를 모두 지울까요? 블로그 글과 배운 말투, 초안, 붙여 넣은 글까지 전부 지워지고 되돌릴 수 없어요. 하던 작업도 멈춰요. 먼저 받아 두고 싶으면 `/my-data`를 보내 주세요."

    def forgot_me(self, blogs: int, posts: int, drafts: int, files: int) -> str:
        counted = ((blogs, "블로그 {}개"), (posts, "글 {}편"), (drafts, "초안 {}개"), (files, "저장된 파일 {}개"))
        named = ", ".join(what.format(number) for number, what in counted if number)
        gone = f"모두 지웠어요({named})." if named else "모두 지웠어요."
        return f"{gone} 이 대화에 남은 메시지와 이미 받으신 파일은 직접 지워 주세요. 언제든 다시 말을 걸어 주시면 처음부터 새로 시작해요."

    def lingers(self) -> str:
        return "지금 다른 프로그램이 데이터베이스 파일을 쓰고 있어서, 남은 데이터는 그 프로그램이 끝나는 대로 지울게요. 따로 하실 일은 없어요."

    def forget_draft_really(self, topic: str) -> str:
        return f"**{inline(topic)}** 초안을 지울까요? 고친 글까지 모두 지워지고 되돌릴 수 없어요."

    def forgot_draft(self, topic: str) -> str:
        return f"**{inline(topic)}** 초안을 지웠어요. 이미 받으신 .md 파일은 남아 있어요."

    def forget_which_draft(self) -> str:
        return "어느 초안을 지울까요? `/drafts`로 번호를 보고 `/forget-draft 번호`를 보내 주시거나, 초안에 답장으로 “이 초안 지워 줘”라고 보내 주세요."

    def nothing_forgotten(self) -> str:
        return "네, 그대로 둘게요."

    def forgotten_soon(self, months: int, days: int) -> str:
        return f"{months}개월 동안 말씀이 없으셔서 알려 드려요. {days}일 뒤에 보관하던 글과 말투, 초안을 모두 지울 거예요. 계속 쓰시려면 아무 말이나 한마디만 보내 주세요. 받아 두시려면 `/my-data`를 보내 주세요."
