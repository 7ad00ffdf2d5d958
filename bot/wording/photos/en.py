"""What the bot says of photos, in English."""

from collections.abc import Sequence

from bot.model import PictureFault
from bot.sent import ServerFault
from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.photos import PhotosWording

_FAULTS: dict[PictureFault, str] = {
    "empty": "the file is empty. Please send it once more.",
    "broken": "the photo is damaged and does not open. Please send it once more.",
    "huge": "the photo is too large to open. Send it as a photo, not as a file, and it comes in a size that fits.",
    "vector": "SVG drawings cannot be used. Take a screenshot and send that as a photo.",
    "heic": "HEIC photos of iPhones cannot be opened here. Send it as a photo, not as a file, and it comes as a JPG.",
    "animated": "animations can't be used. Send a screenshot of one moment.",
}


_NOT_SEEN: dict[ServerFault, str] = {
    "large": "the photos are too large for {host}",
    "kind": "the model at {host} cannot look at photos",
    "busy": "{host} is busy",
    "late": "{host} did not answer in time",
    "away": "{host} cannot be reached",
    "garbled": "the answer from {host} made no sense",
    "key": "{host} does not accept the API key",
    "model": "{host} has no such model or address",
}
_TO_MEND: dict[ServerFault, str] = {
    "kind": " Set EYE_MODEL in .env to a model that sees.",
    "away": " Check EYE_BASE_URL in .env.",
    "garbled": " Check that EYE_BASE_URL in .env ends in /v1.",
    "key": " Check EYE_API_KEY in .env.",
    "model": " Check EYE_MODEL and EYE_BASE_URL in .env.",
}


class EnglishPhotos(PhotosWording):
    operator: bool
    heard_look = ("you may look at my photos", "you can look at my photos", "look at my photos", "look at the photos")
    heard_may_look = ()
    heard_yes_first = "yes"
    heard_look_away = (
        "don't look at my photos",
        "do not look at my photos",
        "don't look at the photos",
        "don’t look at my photos",
        "stop looking at my photos",
    )
    heard_seen_right = ("that's right", "that’s right", "that is right", "all right", "correct")
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

    def may_i_look(self, count: int, host: str) -> str:
        what = "your photo" if count == 1 else f"your {count} photos"
        return (
            f"Before I write: may I look at what is in {what}? They would be sent to {host}. I'll remember your choice."
        )

    def look_and_write(self) -> tuple[str, str]:
        return "Look and write", "look and write"

    def places_only(self) -> tuple[str, str]:
        return "Places only", "places only"

    def looking_at_photos(self, host: str) -> str:
        return f"Looking at your photos… (they were sent to {host})"

    def seen_in_photos(self, seen: Sequence[tuple[str, str]]) -> str:
        if not seen:
            return "I dropped everything I saw. Shall I write with the places of the photos only?"
        lines = "\n".join(f"{numbers} {text}" for numbers, text in seen)
        return f"What I saw:\n{lines}\nTo correct or drop something, say it like this: “2 croffle”, “drop 3”."

    def seen_is_right(self) -> tuple[str, str]:
        return "That's right, write it", "that's right, write it"

    def nothing_seen(self) -> str:
        return "I couldn't make anything out in the photos, so I'll write with their places only."

    def not_seen(self, fault: ServerFault, host: str) -> str:
        to_mend = _TO_MEND.get(fault, "") if self.operator else ""
        why = _NOT_SEEN[fault].format(host=host)
        return f"I couldn't look at the photos, because {why}. I'll write with their places only.{to_mend}"

    def looks_from_now_on(self, host: str) -> str:
        return f"From now on I look at the photos for your posts; they are sent to {host}. To stop that, say “don't look at my photos”."

    def looks_at_none(self) -> str:
        return "I won't look at what is in your photos, and only find their places."

    def photos_go_to(self, host: str) -> str:
        return f"Photos are sent to {host} to be looked at only if you said yes. I keep no photos, and of what was seen only what you confirmed."

    def photos_are_seen(self, host: str, model: str) -> str:
        return f"{model} at {host} looks at photos. It was sent a small grey picture."
