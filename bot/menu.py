"""The commands as menus show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import Language

Both = Mapping[Language, str]


@dataclass(frozen=True)
class Field:
    """Something to fill in: its name in both languages, and what it is for."""

    name: Both
    description: Both
    file: bool = False
    required: bool = False


@dataclass(frozen=True)
class Offer:
    """A command on offer. Its English name is what commands.parse understands."""

    name: Both
    description: Both
    fields: tuple[Field, ...] = ()

    @property
    def underscored(self) -> str:
        """Telegram's menu bears no hyphens."""
        return self.name["en"].replace("-", "_")


def _file(number: int) -> Field:
    return Field(
        {"ko": f"파일{number}" if number > 1 else "파일", "en": f"file{number}" if number > 1 else "file"},
        {"ko": "글이 담긴 .md .txt .zip 파일", "en": "Posts as .md, .txt or .zip"},
        file=True,
    )


MENU = (
    Offer(
        {"ko": "블로그등록", "en": "register-blog"},
        {"ko": "블로그를 읽고 말투를 배워요", "en": "Read a blog and learn its voice"},
        (
            Field(
                {"ko": "주소", "en": "url"},
                {"ko": "블로그 주소. 예: https://blog.naver.com/아이디", "en": "The address of the blog"},
                required=True,
            ),
        ),
    ),
    Offer(
        {"ko": "글쓰기", "en": "write"},
        {"ko": "내 말투로 초안을 써요", "en": "Write a draft in your voice"},
        (
            Field(
                {"ko": "주제", "en": "topic"}, {"ko": "무엇에 대해 쓸까요?", "en": "What to write about"}, required=True
            ),
            Field(
                {"ko": "메모", "en": "notes"},
                {
                    "ko": "있었던 일, 꼭 넣을 것. 여기 적힌 사실만 써요",
                    "en": "What happened; only these facts are used",
                },
            ),
        ),
    ),
    Offer(
        {"ko": "말투", "en": "style"},
        {"ko": "배운 말투를 보고 고쳐요", "en": "See your style card and change it"},
        (
            Field(
                {"ko": "바꿀점", "en": "change"},
                {"ko": "예: 이모지는 빼 줘. 비우면 카드를 보여 드려요", "en": "For example: leave out emoji"},
            ),
        ),
    ),
    Offer({"ko": "초안", "en": "drafts"}, {"ko": "내 초안을 다시 봐요", "en": "Your drafts"}),
    Offer({"ko": "블로그", "en": "blogs"}, {"ko": "말투를 배운 블로그를 봐요", "en": "What I learned from"}),
    Offer(
        {"ko": "배우기", "en": "learn"},
        {"ko": "파일이나 붙여 넣은 글에서 말투를 배워요", "en": "Learn from files or pasted posts"},
        tuple(_file(n) for n in range(1, 6)),
    ),
    Offer(
        {"ko": "블로그삭제", "en": "forget-blog"},
        {"ko": "블로그와 배운 말투를 지워요", "en": "Forget a blog and its voice"},
        (Field({"ko": "번호", "en": "which"}, {"ko": "목록에 있는 번호", "en": "Its number in the list"}),),
    ),
    Offer({"ko": "취소", "en": "cancel"}, {"ko": "하던 일을 멈춰요", "en": "Stop what I'm doing for you"}),
    Offer({"ko": "도움말", "en": "help"}, {"ko": "할 수 있는 일", "en": "What I can do"}),
)
