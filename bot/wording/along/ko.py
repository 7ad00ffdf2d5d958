"""What the bot says of a voice that its owner takes along to other tools, in Korean."""

from collections.abc import Sequence

from bot.wording.along import AlongWording
from bot.wording.inline_text import inline


class KoreanAlong(AlongWording):
    def posts_are_noted(self, host: str) -> str:
        return f"말투를 배운 뒤에는 글 몇 편을 {host}에 한 번 보내 메모로 정리해 두기도 해요."

    def card_file_button(self) -> tuple[str, str]:
        return "파일로 받기", "파일"

    def voice_file(self, folder: str, posts: int) -> str:
        whole = f" 내 글 {posts}편이 그대로 들어 있으니 아무에게나 주지 마세요." if posts else ""
        return (
            f"다른 글쓰기 도구에서도 쓸 수 있는 말투 파일이에요. 스킬(skill)을 지원하는 도구라면 `{folder}` 폴더에 SKILL.md라는 이름으로 넣고, "
            f"다른 도구라면 대화를 시작할 때 첨부해 주세요.{whole}"
        )

    def no_such_blog_of_yours(self, name: str, known: Sequence[str]) -> str:
        if not known:
            return (
                "등록한 블로그가 아직 없어요. 여기서는 터미널에서 등록한 블로그와 ADMINS에 적힌 사람의 블로그만 쓸 수 있어요. "
                "채팅에서 등록했다면 .env의 ADMINS에 내 번호를 넣고 다시 해 보세요."
            )
        return f"‘{inline(name)}’ 블로그는 없어요. 아래에서 번호나 제목으로 골라 주세요.\n" + "\n".join(known)

    def several_blogs_of_yours(self, name: str, known: Sequence[str]) -> str:
        return f"‘{inline(name)}’ 블로그가 여러 개예요. 아래에서 번호로 골라 주세요.\n" + "\n".join(known)

    def blog_of_yours(self, number: int, title: str) -> str:
        return f"{number}  {inline(title)}"

    def nothing_to_demonstrate(self, title: str) -> str:
        return f"‘{inline(title)}’에는 예시로 쓰기에 길이가 알맞은 글이 없어요. 350~2,600자(영어는 900~5,500자)인 글이 필요해요."
