"""What comes in with a call, and what Telegram refuses of it."""

import json

from aiohttp import web

from tests.support.bot_api.chats import Json, bad


async def parameters_of(request: web.Request) -> Json:
    """Forms carry JSON in their fields; files come as multipart parts or are attached under another name."""
    form = await request.post() if request.can_read_body else {}
    parts: Json = {name: (v.filename, v.file.read()) if isinstance(v, web.FileField) else v for name, v in form.items()}
    for name, value in parts.items():
        if isinstance(value, str) and name not in ("text", "caption", "callback_query_id", "file_id"):
            attached = value.removeprefix("attach://")
            parts[name] = parts[attached] if attached != value else _json(value)
    return parts


def _json(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def text_of(parameters: Json) -> tuple[str, list[Json]]:
    """What is left of a text as Telegram cleans it, with its entities."""
    assert "parse_mode" not in parameters
    text: str = parameters.get("text", "")
    entities: list[Json] = parameters.get("entities") or []
    breaks = {0}
    for char in text:
        breaks.add(max(breaks) + _units(char))
    for entity in entities:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if start < 0 or entity["length"] <= 0 or stop > _units(text):
            raise bad(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {stop}"
            )
        if not {start, stop} <= breaks:
            raise bad(f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol")
    if not text.strip(" \n\t\u200b\u200c\u200d\u2060\ufeff"):
        raise bad("message text is empty")
    if _units(text.strip()) > 4096:
        raise bad("message is too long")
    return text.rstrip(), entities


def keyboard_of(parameters: Json) -> list[list[Json]]:
    rows: list[list[Json]] = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    for row in rows:
        if len(row) > 8:
            raise bad("REPLY_MARKUP_TOO_LONG")
        for button in row:
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                raise bad("BUTTON_DATA_INVALID")
            if not button["text"].strip():
                raise bad("can't parse inline keyboard button: Text buttons must be non-empty")
    return rows
