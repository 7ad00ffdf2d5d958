"""What the bot says of a voice that its owner takes along to other tools, in Korean."""

from collections.abc import Sequence

from bot.wording.along import AlongWording
from bot.wording.inline_text import inline


class KoreanAlong(AlongWording):
    def posts_are_noted(self, host: str) -> str:
        return f"말투를 배우고 나면 본보기로 삼을 글 몇 편을 {host} 쪽에 한 번 보내 메모로 옮겨 두기도 해요."

    def card_file_button(self) -> tuple[str, str]:
        return "파일로 받기", "파일"

    def voice_file(self, folder: str, posts: int) -> str:
        whole = f" 글 {posts}편이 통째로 들어 있으니 아무에게나 주지는 마세요." if posts else ""
        return (
            f"다른 글쓰기 도구에서도 쓸 수 있는 말투 파일이에요. 스킬을 읽는 도구라면 `{folder}` 폴더를 만들어 그 안에 SKILL.md로 넣고, "
            f"아니면 대화를 시작할 때 붙여 주세요.{whole}"
        )

    def no_such_blog_of_yours(self, name: str, known: Sequence[str]) -> str:
        if not known:
            return (
                "내 블로그가 아직 없어요. 터미널에서 등록한 블로그와 ADMINS에 적은 사람의 블로그를 봐요. "
                "채팅에서 등록했다면 .env의 ADMINS에 내 번호를 넣고 다시 해 보세요."
            )
        return f"‘{inline(name)}’ 블로그는 없어요. 이 가운데 번호나 제목으로 골라 주세요.\n" + _list(known)

    def several_blogs_of_yours(self, name: str, known: Sequence[str]) -> str:
        return f"‘{inline(name)}’ 블로그가 여럿이에요. 번호로 골라 주세요.\n" + _list(known)

    def blog_of_yours(self, number: int, title: str) -> str:
        return f"{number}  {inline(title)}"

    def nothing_to_demonstrate(self, title: str) -> str:
        return f"‘{inline(title)}’에는 통째로 보여 줄 글이 없어요. 350자에서 2,600자 사이의(영어는 900자에서 5,500자) 글이 있어야 해요."


def _list(known: Sequence[str]) -> str:
    return "\n".join(known)
