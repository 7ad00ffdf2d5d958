"""What the bot says of a draft on its way out, in Korean."""

from collections.abc import Mapping, Sequence

from bot.wording.inline_text import inline
from bot.wording.kit import Construct, KitForm, KitPageWording, KitWording
from bot.wording.open_questions import in_circles

_TO = "(네이버|티스토리|워드프레스|브런치|마크다운|벨로그|조각|velog|md)"
_PLEASE = "(?:줘|줘요|주세요|줄래요?|주실래요)"


class KoreanKit(KitWording):
    heard_export = (
        rf"(?:{_TO}(?:에|로|으로|용으로|용)? ?)?(?:내보내기|내보낼래요?|내보내 ?{_PLEASE}|붙여 ?넣기|붙여 ?넣을래요?)",
        _TO,
        "(티스토리)·워드프레스",
        rf"{_TO}(?:으로|로) ?(?:받기|받을래요?|나눠 ?{_PLEASE}|보내 ?{_PLEASE}|{_PLEASE})",
        rf"(나눠)서? ?(?:받기|받을래요?|보내 ?{_PLEASE})",
    )
    heard_forms: Mapping[KitForm, tuple[str, ...]] = {
        "pieces": ("조각", "나눠"),
        "naver": ("네이버",),
        "rich": ("티스토리", "워드프레스", "브런치"),
        "markdown": ("마크다운", "벨로그"),
    }

    def form_button(self, form: KitForm) -> str:
        match form:
            case "pieces":
                return "나눠서 받기"
            case "naver":
                return "네이버"
            case "rich":
                return "티스토리·워드프레스"
            case "markdown":
                return "마크다운"

    def export_offered(self, number: int, titles: Sequence[str], hashtags: str, left_open: str) -> str:
        said = [f"**초안 {number} · 붙여 넣기**"]
        quoted = [f"`{inline(title, 120)}`" for title in titles]
        said.append(f"제목: {quoted[0]}" if len(quoted) == 1 else f"제목 후보: {in_circles(quoted)}")
        said += [f"태그: `{inline(hashtags, 256)}`"] if hashtags else []
        said += [left_open] if left_open else []
        said.append(
            "어디에 붙여 넣으실 거예요? 아래에서 골라 주세요. 휴대폰에서는 ‘나눠서 받기’로 받아서 사진 사이에 하나씩 붙여 넣는 게 편해요."
        )
        return "\n".join(said)

    def kit_page(self, form: KitForm, left_out: int) -> str:
        where = "네이버 글쓰기 화면" if form == "naver" else "티스토리·워드프레스·브런치 글쓰기 화면"
        lost = f" 파일이 너무 커져서 사진 {left_out}장은 자리만 표시했어요." if left_out else ""
        return f"컴퓨터에서 이 파일을 열고 복사 버튼을 누른 다음 {where}에 붙여 넣으세요.{lost}"

    def kit_markdown(self) -> str:
        return "벨로그처럼 마크다운을 쓰는 곳에 그대로 붙여 넣으시면 돼요."

    def piece_head(self, number: int, count: int, photos: str) -> str:
        return f"{number}/{count}" + (f" ↑ 사진 {photos.replace('–', '~')}" if photos else "")

    def pieces_begin(self, count: int) -> str:
        how = (
            "사진을 먼저 올리고, 글을 하나씩 눌러 복사해서 사진 사이에 붙여 넣어 주세요."
            if count > 1
            else "글을 눌러 복사한 다음 붙여 넣어 주세요."
        )
        return f"글을 {count}개로 나눴어요. {how}" if count > 1 else how

    def nothing_to_export(self) -> str:
        return "이 초안에는 내보낼 글이 아직 없어요. 글이 있는 초안에 답장으로 `/export`라고 보내 주세요."


class KoreanKitPage(KitPageWording):
    def page_how(self) -> str:
        return (
            "버튼을 누르면 복사돼요. 글쓰기 화면에 붙여 넣으세요(Ctrl+V, Mac은 ⌘V). "
            "버튼이 작동하지 않으면 아래 글을 직접 선택해 복사하거나, 봇에게 “나눠서 받기”라고 보내 주세요."
        )

    def copy_title(self) -> str:
        return "제목"

    def copy_text(self) -> str:
        return "본문"

    def copy_with_places(self) -> str:
        return "본문(사진 자리)"

    def copy_with_photos(self) -> str:
        return "본문(사진까지)"

    def copy_tags(self) -> str:
        return "태그"

    def copy_done(self) -> str:
        return "복사했어요. 이제 붙여 넣으세요."

    def copy_failed(self) -> str:
        return "브라우저에서 복사가 막혔어요. 글을 직접 선택해서 복사해 주세요."

    def check_title(self) -> str:
        return "편집기에서 어떤 서식이 유지되는지 보기"

    def check_how(self) -> str:
        return (
            "① ‘전부 복사’를 눌러 글쓰기 화면에 붙여 넣으세요. ② 서식이 그대로 남은 항목에 표시하세요(A와 B는 같은 서식을 다른 방식으로 적은 거예요). "
            "③ ‘표시한 항목 복사’를 눌러 복사한 한 줄을 개발자에게 보내 주세요."
        )

    def construct(self, name: Construct) -> str:
        return _CONSTRUCTS[name]

    def copy_all(self) -> str:
        return "전부 복사"

    def copy_ticks(self) -> str:
        return "표시한 항목 복사"

    def editor_field(self) -> str:
        return "어디에 붙여 넣으셨나요? (예: 네이버 앱, 아이폰)"

    def check_written(self, path: str) -> str:
        return f"{path} 파일을 브라우저로 열어 보세요."

    def check_not_written(self, path: str, why: str) -> str:
        return f"{path} 파일을 저장할 수 없어요({why}). 다른 위치를 적어 주세요: maltu kit --check 파일이름.html"


_CONSTRUCTS: Mapping[Construct, str] = {
    "heading": "제목",
    "bold": "굵게",
    "strike": "취소선",
    "shaded": "배경색",
    "list": "목록",
    "nested": "목록 안의 목록",
    "numbered": "번호 목록",
    "quote": "인용",
    "rule": "구분선",
    "table": "표",
    "link": "링크",
    "blank": "빈 줄",
    "code": "코드",
    "picture": "사진",
}
