"""What came along with a message on Telegram: a file, a recording, or a picture."""

from pathlib import PurePosixPath

from telegram import Audio, Document, Message, PhotoSize, Voice

from adapters.chat.telegram.files import SentFile
from adapters.chat.telegram.trouble import seconds

PICTURE, SOUND = "image/", "audio/"  # how the types of pictures and recordings begin
ENDINGS = {"audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/wav": ".wav"}  # of recordings that come without a name


def sent_file(message: Message) -> SentFile | None:
    """A document that is neither a picture nor a recording."""
    found = _document(message)
    return _document_file(found) if found and not _holds(found, PICTURE, SOUND) else None


def sent_sound(message: Message) -> SentFile | None:
    """A voice message, a piece of music, or a recording sent as a file."""
    if found := message.voice or message.audio:
        length = int(seconds(found.duration))
        return SentFile(_sound_name(found), found.file_size or 0, found.file_id, found.file_unique_id, length)
    found = _document(message)
    return _document_file(found) if found and _holds(found, SOUND) else None


def sent_picture(message: Message) -> SentFile | None:
    """The largest of the sizes a photo comes in, or a picture sent as a file, which Telegram leaves as it is."""
    if message.photo:
        found = max(message.photo, key=_area)
        return SentFile("photo.jpg", found.file_size or 0, found.file_id, found.file_unique_id)
    document = _document(message)
    return _document_file(document) if document and _holds(document, PICTURE) else None


def _document(message: Message) -> Document | None:
    """Moving pictures come as documents too."""
    return message.document if not message.animation else None


def _document_file(found: Document) -> SentFile:
    size = found.file_size or 0
    return SentFile(found.file_name or "file", size, found.file_id, found.file_unique_id, as_file=True)


def _holds(document: Document, *kinds: str) -> bool:
    return (document.mime_type or "").startswith(kinds)


def _sound_name(sound: Voice | Audio) -> str:
    """Speech servers go by the ending; a voice message is Opus in Ogg."""
    named = sound.file_name if isinstance(sound, Audio) else ""
    ending = ENDINGS.get(sound.mime_type or "", ".ogg")
    return named if named and PurePosixPath(named).suffix else f"voice{ending}"


def _area(size: PhotoSize) -> int:
    return size.width * size.height
