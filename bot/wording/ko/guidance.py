"""What the bot says of itself, and what to do first, in Korean."""

from bot.model import Unread
from bot.wording.guidance import GuidanceWording
from bot.wording.inline_text import inline
from bot.wording.ways.ko import KoreanWays


class KoreanGuidance(KoreanWays, GuidanceWording):
    def help(self, host: str, company: bool = False) -> str:
        sent = (
            f"초안은 AI(언어 모델)가 써요. 그때 내 글 몇 편을 {host}에 보내요."
            if host
            else "연결된 언어 모델이 없어서 초안 대신 뼈대를 잡아요. 글이 컴퓨터 밖으로 나가지 않아요."
        )
        heard = "여럿이 있는 방이나 토픽에서는 저에게 답장하거나 @로 부르신 메시지만 읽어요.\n" if company else ""
        learn = "나 `/learn 폴더`" if self.terminal else ""
        return f"""블로그에 쓰던 말투로 초안을 써 드려요.

1. `/register-blog 블로그주소`{learn}: 말투를 배워요.
2. `/write 주제`: 초안을 써요. 다음 줄부터 메모를 적으면 그 내용만으로 써요.
3. 초안에 **답장**하면 고쳐요. “더 짧게”처럼요.

`/style` 내 말투 · `/drafts` 내 초안 · `/export` 붙여 넣기 · `/help more` 도움말 더 보기
{heard}{sent}"""

    def help_more(self) -> str:
        paste = "" if self.terminal else ".md·.txt·.zip 파일을 보내거나 "
        return f"""블로그 주소가 없으면 {paste}`/learn`으로 글을 붙여 넣어 주세요.
메모에 완성된 문장을 적으면 그대로 살리고, 모르는 건 `[확인: …]`으로 남겨요. 사진을 보내면 자리를 잡아 둬요.
예전 초안에 답장하면 그 초안을 고쳐요.
‘말투 일치도’는 초안이 내 글과 얼마나 비슷한지 100점 만점으로 매긴 점수예요.

`/openings 주제` 첫머리 고르기
`/blogs` 배운 블로그 · `/forget-blog` 블로그 지우기
`/usage` 사용량 · `/privacy` 개인정보
`/cancel` 하던 일 멈추기"""

    def help_more_button(self) -> str:
        return "더 보기"

    def which_address(self) -> str:
        return f"블로그 주소를 함께 보내 주세요. 예: `/register-blog https://blog.naver.com/아이디` ({self._files()} 주셔도 돼요.)"

    def which_topic(self) -> str:
        return (
            "어떤 글을 쓸까요? `/write 제주 3일 여행`처럼 주제를 적어 주세요. 다음 줄에 메모도 적어 주시면 더 좋아요."
        )

    def no_blog_yet(self) -> str:
        return (
            f"아직 배운 말투가 없어요. 먼저 `/register-blog 블로그주소`로 블로그를 등록하거나, {self._files()} 주세요."
        )

    def no_draft_yet(self) -> str:
        return "고칠 초안이 아직 없어요. `/write 주제`라고 보내면 초안부터 써 드릴게요."

    def may_write(self) -> str:
        return "`/write 주제`라고 보내 주시면 블로그에서 배운 말투로 초안을 써 드릴게요."

    def may_refine(self) -> str:
        return "초안에서 고치고 싶은 곳이 있으면 편하게 말씀해 주세요. 새 글은 `/write 주제`라고 보내 주시면 돼요."

    def greeting(self, next_step: str) -> str:
        return f"안녕하세요! {next_step}"

    def is_writing(self, waiting: int) -> str:
        return f"지금 글을 쓰고 있어요. 다 쓰면 바로 보여 드릴게요.{self._behind(waiting)}"

    def is_reading(self, waiting: int) -> str:
        return f"지금 글을 읽으면서 말투를 배우고 있어요. 다 배우면 바로 알려 드릴게요.{self._behind(waiting)}"

    def _behind(self, waiting: int) -> str:
        return f" 그 뒤에 할 일도 {waiting}개 있어요." if waiting else ""

    def all_done(self, topic: str, whole: bool) -> str:
        state = "다 썼어요." if whole else "쓰다가 멈췄어요. 초안을 열면 이어 쓸 수 있어요."
        return f"지금 하고 있는 일은 없어요. 마지막 초안(‘{inline(topic)}’)은 {state}"

    def show_draft_button(self) -> str:
        return "초안 보기"

    def unread(self, what: Unread) -> str:
        match what:
            case "photo":
                return "사진은 아직 볼 수 없어요. 어떤 사진인지 글로 적어 주시면 초안에 담을게요."
            case "voice":
                return "음성은 아직 못 들어요. 키보드의 마이크(🎤)를 눌러 말씀하시면 글로 입력돼요."
            case "video":
                return "동영상은 아직 볼 수 없어요. 어떤 장면인지 글로 적어 주시면 초안에 담을게요."
            case "sticker":
                return "스티커는 아직 알아보지 못해요. 하실 말씀이 있으면 글로 보내 주세요."
            case "location":
                return "위치는 확인할 수 없어요. 어디인지 글로 적어 주시면 초안에 담을게요."
            case "poll":
                return "투표에는 참여할 수 없어요. 정하고 싶은 내용을 글로 적어 주시면 도와드릴게요."
            case "contact":
                return "연락처는 읽지 않아요. 초안에 넣고 싶은 내용이 있으면 그 부분만 글로 적어 주세요."
            case "edited":
                return "고친 메시지는 다시 읽지 않아요. 바뀐 내용을 새 메시지로 보내 주세요."
            case "forwarded":
                return "전달해 주신 메시지네요. 초안에 반영할 글이면 복사해서 초안에 답장해 주시고, 새 글의 메모로 쓰실 거면 `/write 주제` 다음 줄에 붙여 넣어 주세요."

    def reads_words_only(self) -> str:
        return "사진이나 동영상, 음성은 아직 보거나 들을 수 없어서 함께 적어 주신 글만 읽을게요."

    def forwarded_as_request(self) -> str:
        return "초안에 반영하기"

    def forwarded_as_topic(self) -> str:
        return "새 글 쓰기"

    def too_much_waits(self, waiting: int) -> str:
        return (
            f"이미 {waiting}건이 차례를 기다리고 있어서 이번 요청은 받지 못했어요. 몇 건이 끝난 뒤에 다시 보내 주세요."
        )

    def unknown_command(self, name: str, meant: str = "") -> str:
        if meant:
            return f"`/{name[:40]}` 명령은 없어요. 혹시 `/{meant}`를 찾으셨나요?"
        return f"`/{name[:40]}` 명령은 없어요. `/help`를 보내면 할 수 있는 일을 알려 드려요."

    def waits_for_draft(self) -> str:
        return "지금 다른 글을 쓰고 있어요. 끝나는 대로 이어서 할게요."

    def waits_for_others(self) -> str:
        return "지금은 글을 쓰는 분이 많아서 잠시 기다려야 해요. 차례가 오면 여기서 바로 시작할게요."

    def waits_for_reading(self) -> str:
        return "지금 블로그를 읽고 있어요. 다 배우면 바로 시작할게요."

    def still_reading(self) -> str:
        return "지금 블로그를 읽으면서 말투를 배우고 있어요. 다 배우면 알려 드릴게요."

    def writes_below(self) -> str:
        return "차례가 돼서 쓰기 시작했어요."

    def nothing_to_stop(self) -> str:
        return "지금 하고 있는 일이 없어요."

    def stopped(self) -> str:
        return "멈췄어요."

    def stopped_and_kept(self) -> str:
        return f"멈췄어요. 그때까지 쓴 글은 저장해 두었어요. {self._press('이어서')} 이어서 쓸게요."

    def welcome(self) -> str:
        return "네! 더 고치고 싶은 곳이 있으면 초안에 답장해 주세요."

    def cut_off(self) -> str:
        return "중간에 제가 여러 번 꺼졌다 켜지는 바람에 끝내지 못했어요. 번거로우시겠지만 한 번만 다시 보내 주세요."

    def went_wrong(self, number: str) -> str:
        if self.operator:
            return f"처리하다가 문제가 생겼어요(오류 번호 {number}). 한 번 더 해 보시고, 또 같은 문제가 생기면 로그에서 이 번호를 찾아 주세요."
        return f"처리하다가 문제가 생겼어요(오류 번호 {number}). 한 번 더 보내 보시고, 또 같은 문제가 생기면 봇 운영자에게 이 번호를 알려 주세요."
