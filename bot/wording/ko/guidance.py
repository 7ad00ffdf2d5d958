"""What the bot says of itself, and what to do first, in Korean."""

from bot.wording.guidance import GuidanceWording


class KoreanGuidance(GuidanceWording):
    def help(self, host: str) -> str:
        sent = (
            (f"글을 쓸 때 배운 글 몇 대목이 {host} 쪽으로 보내져요.")
            if host
            else ("지금은 연결된 언어 모델이 없어서 초안 대신 뼈대를 적어 드려요. 글은 이 컴퓨터를 떠나지 않아요.")
        )
        return f"""**말투** — 내 블로그의 말투로 글 초안을 써 드려요.

1. `/register-blog 블로그주소` : 글을 읽고 말투를 배워요. 주소 대신 .md·.txt·.zip 파일을 보내도 되고, `/learn` 다음에 글을 붙여 넣어도 돼요 (터미널에서는 `/learn 폴더`).
2. `/write 주제` : 초안을 써요. 다음 줄부터 메모를 적으면 거기 적힌 사실만 써요. 모르는 건 `[확인: …]`으로 남겨요.
3. 초안에 **답장**하면 고쳐요. “두 번째 문단만 더 짧게”처럼요. 예전 글에 답장하면 그 글에서 다시 고쳐요.

`/style` 내 말투 보고 고치기 · `/blogs` 배운 블로그 · `/drafts` 내 초안 · `/forget-blog` 블로그 지우기 · `/cancel` 하던 일 멈추기 · `/help` 이 도움말

{sent}"""

    def which_address(self) -> str:
        return "블로그 주소를 함께 보내 주세요. 예: `/register-blog https://blog.naver.com/아이디` (글이 담긴 .md·.txt·.zip 파일을 보내도 돼요.)"

    def which_topic(self) -> str:
        return "무엇에 대해 쓸까요? `/write 제주 3일 여행`처럼 주제를 적어 주세요. 다음 줄에 메모를 더하면 더 좋아요."

    def no_blog_yet(self) -> str:
        return "아직 배운 말투가 없어요. 먼저 `/register-blog 블로그주소`로 블로그를 등록하거나 글 파일을 보내 주세요."

    def no_draft_yet(self) -> str:
        return "고칠 초안이 아직 없어요. `/write 주제`라고 보내면 초안부터 써 드릴게요."

    def unknown_command(self, name: str) -> str:
        return f"`/{name[:40]}` 명령은 몰라요. `/help`를 보내면 할 수 있는 일을 알려 드려요."

    def waits_for_draft(self) -> str:
        return "지금 다른 글을 쓰고 있어요. 끝나는 대로 이어서 할게요."

    def waits_for_reading(self) -> str:
        return "지금 블로그를 읽고 있어요. 다 배우면 바로 시작할게요."

    def still_reading(self) -> str:
        return "지금 블로그를 읽으면서 말투를 배우고 있어요. 다 배우면 알려 드릴게요."

    def writes_below(self) -> str:
        return "차례가 돼서 쓰기 시작했어요."

    def nothing_to_stop(self) -> str:
        return "지금 하고 있는 일이 없어요."

    def stopped(self) -> str:
        return "여기서 멈췄어요."

    def stopped_and_kept(self) -> str:
        return "여기서 멈췄고, 여기까지는 보관했어요. ‘이어서’를 누르면 이어 써요."

    def welcome(self) -> str:
        return "네! 더 고치고 싶은 곳이 있으면 초안에 답장해 주세요."

    def cut_off(self) -> str:
        return "제가 중간에 여러 번 다시 켜지는 바람에 끝내지 못했어요. 번거로우시겠지만 한 번만 다시 보내 주세요."

    def went_wrong(self, number: str) -> str:
        return f"제 쪽에서 문제가 생겼어요 (오류 번호 {number}). 한 번 더 보내 보시고, 또 그러면 봇을 운영하는 분께 이 번호를 알려 주세요."
