"""What the bot says of photos, in Korean."""

from bot.model import PictureFault
from bot.wording.inline_text import inline
from bot.wording.photos import PhotosWording

_FAULTS: dict[PictureFault, str] = {
    "empty": "파일이 비어 있어요. 다시 한 번 보내 주세요.",
    "broken": "사진이 깨져서 열리지 않아요. 다시 한 번 보내 주세요.",
    "huge": "사진이 너무 커서 열지 않았어요. 파일 말고 ‘사진’으로 보내시면 알맞은 크기로 와요.",
    "vector": "SVG 그림은 쓸 수 없어요. 화면을 캡처해서 사진으로 보내 주세요.",
    "heic": "아이폰의 HEIC 사진은 열 수 없어요. 파일 말고 ‘사진’으로 보내시면 JPG로 바뀌어 와요.",
    "animated": "움직이는 사진은 쓸 수 없어요. 한 장면을 캡처해서 보내 주세요.",
}


class KoreanPhotos(PhotosWording):
    heard_add_photos = (
        "(?:(?:이|그|방금|위|아까)(?: 보낸)? ?)?(?:사진|거|것)(?:들)?(?:도|을|를|까지)? ?(?:좀 |마저 |같이 |함께 )?"
        "(?:넣어|추가해|붙여|올려)(?: ?(?:줘|줘요|주세요|주라|줄래|줄래요|주실래요))?",
    )

    def photos_taken(self, first: int, last: int) -> str:
        if first == last:
            return "사진 받았어요. 1번 사진이에요." if first == 1 else f"사진 받았어요. {first}번 사진이에요."
        return f"사진 {last - first + 1}장 받았어요. 순서대로 {first}–{last}번이에요."

    def photos_want_a_topic(self) -> str:
        return "어떤 글에 넣을 사진이에요? 주제와 메모를 `/write 주제`로 보내 주시면 사진 자리까지 잡아서 쓸게요."

    def photos_for_next_draft(self) -> str:
        return "사진을 더 보내셔도 돼요. 다 보내셨으면 `/write 주제`로 시작해 주세요."

    def write_with_photos(self) -> tuple[str, str]:
        return "이대로 써 주세요", "/write"

    def same_photos(self, doubles: int) -> str:
        return f"똑같은 사진 {doubles}장은 한 번만 넣었어요."

    def too_many_photos(self, most: int, left: int) -> str:
        return f"글 하나에 사진은 {most}장까지예요. 나머지 {left}장은 넣지 않았어요."

    def photo_as_file(self) -> str:
        return "파일로 보내시면 찍은 시각도 봐요."

    def add_photos(self, anchors: str) -> str:
        return f"{anchors}\n이 사진도 어울리는 자리에 넣어 주세요."

    def not_a_picture(self, name: str, fault: PictureFault) -> str:
        return f"{inline(name, 60)}: {_FAULTS[fault]}"
