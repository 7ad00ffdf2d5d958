"""The methods of the Bot API, as far as the bot uses them."""

import asyncio
import re
import time
from typing import Unpack
from urllib.parse import urlsplit

from aiohttp import ClientSession, web

from tests.support.bot_api.chats import Json, Message, Refusal, Room, What, bad
from tests.support.bot_api.forms import keyboard_of, parameters_of, text_of
from tests.support.bot_api.people import People


class BotApi(People):
    """Telegram itself. `url` and `token` are for the bot; everything else is for the test."""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            if request.match_info["token"] != self.token:
                raise Refusal(401, "Unauthorized")
            parameters = await parameters_of(request)
            self.log.append((method, parameters))
            trouble = self._next_trouble(method)
            if isinstance(trouble, Refusal):
                raise trouble
            if trouble == "gateway":
                return web.Response(status=502, text="<html>502 Bad Gateway</html>", content_type="text/html")
            result = await getattr(self, f"_on_{method}")(parameters)
            if trouble == "swallow":
                assert request.transport
                request.transport.close()
        except Refusal as no:
            self.refused.append(no.description)
            answer: Json = {"ok": False, "error_code": no.code, "description": no.description}
            return web.json_response(answer | ({"parameters": no.parameters} if no.parameters else {}), status=no.code)
        return web.json_response({"ok": True, "result": result})

    async def download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            return web.Response(status=401)
        return web.Response(body=self._files[request.match_info["path"]])

    def _next_trouble(self, method: str) -> object:
        for trouble in self._trouble:
            if method in trouble[0]:
                self._trouble.remove(trouble)
                return trouble[1]
        return None

    def _count(self, room: Room) -> None:
        if self._clock is None:
            return
        now, span, most = self._clock(), *((1.0, 1) if room.kind == "private" else (60.0, 20))
        room.calls = [at for at in room.calls if at > now - span + 0.01]
        if len(room.calls) >= most:
            wait = int(room.calls[0] + span - now) + 1
            raise Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        room.calls.append(now)

    def _target(self, parameters: Json) -> Room:
        try:
            room = self.chat(int(parameters["chat_id"]))
        except StopIteration:
            raise bad("chat not found") from None
        self._count(room)
        if room.gone:
            raise room.gone
        return room

    def _new(self, parameters: Json, **what: Unpack[What]) -> Json:
        room, keyboard = self._target(parameters), keyboard_of(parameters)
        topic = int(parameters.get("message_thread_id", 0)) or None
        if topic and topic not in room.topics.values():
            raise bad("message thread not found")
        answer: Json = parameters.get("reply_parameters", {})
        answered = None
        if answer:
            try:
                answered = room.find(answer["message_id"], "message to be replied not found")
            except Refusal:
                if not answer.get("allow_sending_without_reply"):
                    raise
        message = room.add("", answered, topic, **what)
        message.buttons = keyboard
        room.seen.append(message.text)
        return message.json()

    async def _on_getMe(self, _: Json) -> Json:
        return self.me

    async def delivers(self, port: int, secret: str | None = None) -> list[int]:
        """Deliver what waits to where the webhook leads, at this port; the answers. What is kept is not delivered
        again, and what was not holds up what was said after it. A `secret` is another one than was agreed on."""
        assert self.webhook
        header = {"X-Telegram-Bot-Api-Secret-Token": secret or self.webhook["secret_token"]}
        address = f"http://127.0.0.1:{port}{urlsplit(self.webhook['url']).path}"
        answers = []
        async with ClientSession(headers=header) as session:
            for update in tuple(self.updates):
                async with session.post(address, json=update) as answer:
                    answers.append(answer.status)
                if answer.status != 200:
                    break
                self.updates.remove(update)
        return answers

    async def _on_setWebhook(self, parameters: Json) -> bool:
        if not parameters["url"].startswith("https://"):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = parameters
        return True

    async def _on_deleteWebhook(self, parameters: Json) -> bool:
        self.webhook = None
        if parameters.get("drop_pending_updates"):
            self.updates.clear()
        return True

    async def _on_setMyCommands(self, parameters: Json) -> bool:
        for command in parameters["commands"]:
            if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.menus[parameters.get("language_code", "")] = parameters["commands"]
        return True

    async def _on_getUpdates(self, parameters: Json) -> list[Json]:
        self.polls += 1
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        if (offset := int(parameters.get("offset", 0))) > 0:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
        wanted = parameters.get("allowed_updates", ("message", "callback_query"))
        end = time.monotonic() + float(parameters.get("timeout", 0))
        self._poller = me = object()
        while True:
            news = [update for update in self.updates if any(kind in update for kind in wanted)]
            if self._poller is not me:  # of two pollers, Telegram sends the earlier one away
                reason = "terminated by other getUpdates request; make sure that only one bot instance is running"
                raise Refusal(409, f"Conflict: {reason}")
            if news or self.closing or time.monotonic() >= end:
                return news[: int(parameters.get("limit", 100))]
            await asyncio.sleep(0.005)

    async def _on_sendMessage(self, parameters: Json) -> Json:
        text, entities = text_of(parameters)
        preview = not parameters.get("link_preview_options", {}).get("is_disabled", False)
        return self._new(parameters, text=text, entities=entities, preview=preview)

    async def _on_sendDocument(self, parameters: Json) -> Json:
        return self._new(parameters, text=parameters.get("caption", ""), file=parameters["document"])

    async def _on_sendPhoto(self, parameters: Json) -> Json:
        _, content = parameters["photo"]
        if not content.startswith((b"\xff\xd8", b"\x89PNG")):
            raise bad("IMAGE_PROCESS_FAILED")
        return self._new(parameters, text=parameters.get("caption", ""), photo=content)

    async def _on_editMessageText(self, parameters: Json) -> Json:
        text, entities = text_of(parameters)
        message = self._mine(parameters)
        if message.file or message.photo is not None:
            raise bad("there is no text in the message to edit")
        self._change(message, text=text, entities=entities, buttons=keyboard_of(parameters))
        message.preview = not parameters.get("link_preview_options", {}).get("is_disabled", False)
        message.chat.seen.append(text)
        return message.json()

    async def _on_editMessageReplyMarkup(self, parameters: Json) -> Json:
        message = self._mine(parameters)
        self._change(message, buttons=keyboard_of(parameters))
        return message.json()

    async def _on_deleteMessage(self, parameters: Json) -> bool:
        room = self._target(parameters)
        room.find(int(parameters["message_id"]), "message to delete not found").deleted = True
        return True

    async def _on_sendChatAction(self, parameters: Json) -> bool:
        self._target(parameters).typing += 1
        return True

    async def _on_answerCallbackQuery(self, parameters: Json) -> bool:
        self.answered.append(parameters["callback_query_id"])
        return True

    async def _on_getFile(self, parameters: Json) -> Json:
        key = parameters["file_id"]
        if len(self._files[key]) > 20_000_000:
            raise bad("file is too big")
        return {"file_id": key, "file_unique_id": key, "file_path": key}

    def _mine(self, parameters: Json) -> Message:
        message = self._target(parameters).find(int(parameters["message_id"]), "message to edit not found")
        if message.sender:
            raise bad("message can't be edited")
        return message

    @staticmethod
    def _change(message: Message, **what: Unpack[What]) -> None:
        if all(getattr(message, name) == value for name, value in what.items()):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same as a "
                "current content and reply markup of the message"
            )
        for name, value in what.items():
            setattr(message, name, value)
        message.edits += 1
