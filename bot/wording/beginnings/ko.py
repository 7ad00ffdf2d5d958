"""What the bot says at the very beginning, in Korean."""

from bot.wording.beginnings import BeginningsWording
from bot.wording.inline_text import inline
from styles.measuring.genre import Genre

_BY_SUBJECT = (
    ("카페", "새로 가 본 카페"),
    ("맛집", "새로 가 본 식당"),
    ("캠핑", "최근에 다녀온 캠핑"),
    ("여행", "최근에 다녀온 여행"),
    ("전시", "최근에 본 전시"),
    ("영화", "최근에 본 영화"),
    ("독후감", "최근에 읽은 책"),
    ("서평", "최근에 읽은 책"),
    ("육아", "이번 주 육아 일기"),
    ("회고", "이번 달 회고"),
)


class KoreanBeginnings(BeginningsWording):
    start_names = ("시작",)

    def first_contact(self) -> str:
        return (
            "블로그에서 말투를 배우고, 주제와 메모를 주시면 AI가 그 말투로 초안을 써요. "
            f"먼저 블로그 주소를 보내거나 예전에 쓴 글을 붙여 넣어 주세요.\n\n{self._example()}"
        )

    def first_contact_without_model(self) -> str:
        return (
            "블로그에서 말투를 배우고, 주제와 메모를 주시면 글의 뼈대를 잡아 드려요. 지금은 연결된 AI가 없어서, 뼈대에는 주제와 "
            f"메모, 예전 글의 구성만 담겨요. 먼저 블로그 주소를 보내 주세요.\n\n{self._example()}"
        )

    def _example(self) -> str:
        return "예: `/register-blog https://blog.naver.com/아이디`"

    def paste_posts_button(self) -> str:
        return "글 붙여 넣기"

    def show_help_button(self) -> str:
        return "도움말"

    def first_line(self) -> str:
        return (
            "블로그에서 말투를 배우고, 주제와 메모를 주면 그 말투로 초안을 써요. 먼저 블로그 주소나 글 폴더를 알려 주세요. "
            "예: /register-blog https://blog.naver.com/아이디"
        )

    def key_costs(self, drafts: int, dollars: float, won: int) -> str:
        return f"뼈대는 주제와 메모를 예전 글의 구성대로 나열한 거예요. 키는 platform.deepseek.com에서 만들 수 있고, 한 달에 초안 {drafts}편을 쓰고 고치면 {won:,}원쯤 들어요."

    def topic_like(self, title: str, genre: Genre | None) -> str:
        subject = next((topic for sign, topic in _BY_SUBJECT if sign in title), "")
        match genre:
            case _ if subject:
                return subject
            case "diary":
                return "이번 주에 있었던 일"
            case "review":
                return "최근에 써 본 물건 후기"
            case "tutorial":
                return "요즘 배운 것 정리"
            case "essay":
                return "요즘 자주 하는 생각"
            case "notice" | None:
                return ""

    def suggest_topic(self, title: str, topic: str) -> str:
        return f"첫 글은 ‘{inline(title, 40)}’처럼 써 볼까요? 예: `/write {topic}`"

    def write_this_button(self) -> str:
        return "이 주제로 쓰기"

    def folder_refuses(self, folder: str, reason: str) -> str:
        return f"DATA_DIR: {folder} 폴더에 저장할 수 없어요({reason}). 쓰기 권한을 주거나, .env의 DATA_DIR에 다른 폴더를 적어 주세요."

    def disk_full(self, where: str) -> str:
        return f"디스크 공간이 부족해요({where}). 공간을 비우거나, .env의 DATA_DIR에 다른 디스크의 폴더를 적고 다시 시작해 주세요."

    def port_taken(self, address: str) -> str:
        return f"HTTP_PORT: 다른 프로그램이 {address} 주소를 쓰고 있어요. 그 프로그램을 끄거나, .env의 HTTP_PORT에 다른 번호를 적어 주세요."

    def port_refused(self, address: str, reason: str) -> str:
        return (
            f"HTTP_PORT: {address} 주소를 열 수 없어요({reason}). .env의 HTTP_HOST와 HTTP_PORT에 다른 값을 적어 주세요."
        )

    def no_database(self, file: str) -> str:
        return f"{file} 파일은 데이터베이스가 아니거나 손상됐어요. 다른 곳으로 옮기고 다시 시작하면 새 데이터베이스를 만들어요. 백업이 있으면 maltu restore로 복원해 주세요."

    def database_read_only(self, file: str) -> str:
        return f"데이터베이스({file})에 저장할 수 없어요. 파일과 폴더에 쓰기 권한을 주고 다시 시작해 주세요."
