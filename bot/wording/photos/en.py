"""What the bot says of photos, in English."""

from bot.model import PictureFault
from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.photos import PhotosWording

_FAULTS: dict[PictureFault, str] = {
    "empty": "the file is empty. Please send it once more.",
    "broken": "the photo is damaged and does not open. Please send it once more.",
    "huge": "the photo is too large to open. Send it as a photo, not as a file, and it comes in a size that fits.",
    "vector": "SVG drawings cannot be used. Take a screenshot and send that as a photo.",
    "heic": "HEIC photos of iPhones cannot be opened here. Send it as a photo, not as a file, and it comes as a JPG.",
    "animated": "moving pictures cannot be used. Send a screenshot of one moment.",
}


class EnglishPhotos(PhotosWording):
    heard_add_photos = (
        "(?:please )?(?:add|put in|include) (?:this|that|these|those|the)(?: (?:photos?|pictures?|one))?(?: too| as well)?(?:,? please)?",
    )

    def photos_taken(self, first: int, last: int) -> str:
        if first == last:
            return f"Got your photo: it is number {first}."
        return f"Got {count(last - first + 1, 'photo')}: numbers {first}–{last}, in the order you sent them."

    def photos_want_a_topic(self) -> str:
        return "Which post are they for? Send topic and notes with `/write TOPIC`, and I'll find each photo its place."

    def photos_for_next_draft(self) -> str:
        return "You can send more. When that was all, begin with `/write TOPIC`."

    def write_with_photos(self) -> tuple[str, str]:
        return "Write it like this", "/write"

    def same_photos(self, doubles: int) -> str:
        return f"{doubles} of them you had sent before: each photo goes in once."

    def too_many_photos(self, most: int, left: int) -> str:
        return f"A post takes {count(most, 'photo')} at most, so I left out the last {left}."

    def photo_as_file(self) -> str:
        return "Sent as a file, a photo also tells me when it was taken."

    def add_photos(self, anchors: str) -> str:
        return f"{anchors}\nPlease put this in, too, where it fits."

    def not_a_picture(self, name: str, fault: PictureFault) -> str:
        return f"{inline(name, 60)}: {_FAULTS[fault]}"
