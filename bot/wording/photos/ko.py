"""What the bot says of photos, in Korean."""

from collections.abc import Sequence

from bot.model import PictureFault
from bot.sent import ServerFault
from bot.wording.inline_text import inline
from bot.wording.photos import PhotosWording

_FAULTS: dict[PictureFault, str] = {
    "empty": "파일이 비어 있어요. 다시 보내 주세요.",
    "broken": "사진이 깨져서 열리지 않아요. 다시 보내 주세요.",
    "huge": "사진이 너무 커서 열지 않았어요. 파일 말고 ‘사진’으로 보내시면 알맞은 크기로 줄어요.",
    "vector": "SVG 그림은 글에 넣을 수 없어요. 화면을 캡처해서 사진으로 보내 주세요.",
    "heic": "아이폰의 HEIC 사진은 열 수 없어요. 파일 말고 ‘사진’으로 보내시면 JPG로 바뀌어요.",
    "animated": "움직이는 사진은 글에 넣을 수 없어요. 한 장면을 캡처해서 보내 주세요.",
}


_NOT_SEEN: dict[ServerFault, str] = {
    "large": "{host}에 보낼 수 있는 크기를 넘어서",
    "kind": "{host}에서 쓰는 모델이 사진을 지원하지 않아",
    "busy": "지금 {host}에 요청이 몰려",
    "late": "{host}에서 제때 답이 오지 않아",
    "away": "{host}에 연결되지 않아",
    "garbled": "{host}에서 온 답을 읽을 수 없어",
    "key": "{host}의 API 키가 올바르지 않아",
    "model": "설정에 적힌 모델이나 주소가 {host}에 없어",
}
_TO_MEND: dict[ServerFault, str] = {
    "kind": " .env의 EYE_MODEL에 사진을 지원하는 모델을 적어 주세요.",
    "away": " .env의 EYE_BASE_URL을 확인해 주세요.",
    "garbled": " .env의 EYE_BASE_URL이 …/v1로 끝나는지 확인해 주세요.",
    "key": " .env의 EYE_API_KEY를 확인해 주세요.",
    "model": " .env의 EYE_MODEL과 EYE_BASE_URL을 확인해 주세요.",
}
_LOOK = (
    "봐도 돼",
    "봐도 돼요",
    "봐도 됩니다",
    "봐 줘",
    "봐줘",
    "봐 주세요",
    "봐주세요",
    "보세요",
    "보고 써 줘",
    "보고 써 주세요",
)
_AWAY = ("보지 마", "보지 마요", "보지 마세요", "보지 말아 줘", "보지 말아 주세요", "안 봐도 돼", "안 봐도 돼요")
_OF = ("사진", "사진은", "사진을", "사진도", "사진 내용")


class KoreanPhotos(PhotosWording):
    operator: bool
    heard_look = tuple(f"{of} {way}" for of in _OF for way in _LOOK)
    heard_may_look = (*_LOOK, "보고 쓰기")
    heard_yes_first = "네{1,5}|예|응|넵"
    heard_look_away = tuple(f"{of} {way}" for of in _OF for way in _AWAY)
    heard_seen_right = (
        "맞아요",
        "맞아",
        "다 맞아요",
        "다 맞아",
        "맞습니다",
        "맞아요 써 주세요",
        "맞아 써 줘",
        "맞아요 써 줘",
        "맞아요 써줘",
        "이대로 써 줘",
        "이대로 써줘",
        "이대로 써 주세요",
    )
    heard_add_photos = (
        "(?:(?:이|그|방금|위|아까)(?: 보낸)? ?)?(?:사진|거|것)(?:들)?(?:도|을|를|까지)? ?(?:좀 |마저 |같이 |함께 )?"
        "(?:넣어|추가해|붙여|올려)(?: ?(?:줘|줘요|주세요|주라|줄래|줄래요|주실래요))?",
    )

    def photos_taken(self, first: int, last: int) -> str:
        if first == last:
            return f"사진 받았어요. {first}번 사진이에요."
        return f"사진 {last - first + 1}장 받았어요. 순서대로 {first}~{last}번이에요."

    def photos_want_a_topic(self) -> str:
        return "어떤 글에 넣을 사진이에요? `/write 주제`라고 쓰고 다음 줄에 메모를 적어 보내 주시면 사진 자리까지 잡아서 쓸게요."

    def photos_for_next_draft(self) -> str:
        return "사진을 더 보내셔도 돼요. 다 보내셨으면 ‘이대로 써 주세요’를 고르거나 `/write 주제`라고 보내 주세요."

    def write_with_photos(self) -> tuple[str, str]:
        return "이대로 써 주세요", "/write"

    def same_photos(self, doubles: int) -> str:
        return f"똑같은 사진 {doubles}장은 한 번만 넣었어요."

    def too_many_photos(self, most: int, left: int) -> str:
        return f"글 하나에 사진은 {most}장까지예요. 나머지 {left}장은 넣지 않았어요."

    def photo_as_file(self) -> str:
        return "파일로 보내시면 찍은 시각도 알 수 있어요."

    def add_photos(self, anchors: str) -> str:
        return f"{anchors}\n이 사진도 어울리는 자리에 넣어 주세요."

    def not_a_picture(self, name: str, fault: PictureFault) -> str:
        return f"{inline(name, 60)}: {_FAULTS[fault]}"

    def may_i_look(self, count: int, host: str) -> str:
        what = "사진" if count == 1 else f"사진 {count}장"
        return f"쓰기 전에 {what}도 살펴볼까요? 살펴보려면 사진을 {host}에 보내야 해요. 한 번 고르시면 다음부터는 그대로 따를게요."

    def look_and_write(self) -> tuple[str, str]:
        return "사진 보고 쓰기", "사진 보고 쓰기"

    def places_only(self) -> tuple[str, str]:
        return "자리만 잡기", "자리만 잡기"

    def looking_at_photos(self, host: str) -> str:
        return f"사진을 보고 있어요… ({host}에 보냈어요)"

    def seen_in_photos(self, seen: Sequence[tuple[str, str]]) -> str:
        if not seen:
            return "사진에서 본 내용은 모두 뺐어요. 사진 자리만 잡아서 쓸까요?"
        lines = "\n".join(f"{numbers.replace('–', '~')} {text}" for numbers, text in seen)
        return f"사진에 이런 게 보여요.\n{lines}\n틀리거나 빼고 싶은 건 “2 크로플”, “3 빼 줘”처럼 알려 주세요. 다 맞으면 ‘맞아요, 써 주세요’라고 해 주세요."

    def seen_is_right(self) -> tuple[str, str]:
        return "맞아요, 써 주세요", "맞아요, 써 주세요"

    def nothing_seen(self) -> str:
        return "사진에 무엇이 있는지 잘 모르겠어요. 사진 자리만 잡아서 쓸게요."

    def not_seen(self, fault: ServerFault, host: str) -> str:
        to_mend = _TO_MEND.get(fault, "") if self.operator else ""
        return f"{_NOT_SEEN[fault].format(host=host)} 사진을 보지 못했어요. 사진 자리만 잡아서 쓸게요.{to_mend}"

    def looks_from_now_on(self, host: str) -> str:
        return (
            f"앞으로 글에 넣을 사진은 {host}에 보내 살펴볼게요. 원하지 않으시면 “사진 보지 마세요”라고 말씀해 주세요."
        )

    def looks_at_none(self) -> str:
        return "사진 내용은 보지 않고 자리만 잡을게요."

    def photos_go_to(self, host: str) -> str:
        return f"사진은 허락하신 경우에만 {host}에 보내 살펴봐요. 보관하지는 않고, 살펴본 내용 중 맞다고 확인해 주신 것만 남겨요."

    def photos_are_seen(self, host: str, model: str) -> str:
        return f"사진은 {host}의 {model} 모델로 살펴봐요. 작은 이미지로 시험해 봤고, 잘 돼요."
