"""Make one answer of the events a model server sends, whatever else it puts there."""

import json
from collections.abc import Iterable

from adapters.models.bill import Bill
from adapters.models.spoken import Spoken


class ErrorEvent(Exception):
    """An error in a stream that began well. `code` is the server's word for it, the message its sentence, and `body`
    all it says."""

    def __init__(self, error: object) -> None:
        fields = error if isinstance(error, dict) else {}
        super().__init__(str(fields.get("message")))
        self.code = fields.get("code")
        self.body: object = error


class Completion:
    """A chat completion while its chunks come.

    `finish` is why it ended, empty until it has; `done` is True once the server has said that nothing follows, and
    `trouble` is what was wrong with a chunk, after which no more are heard.
    """

    def __init__(self) -> None:
        self.finish = ""
        self.done = False
        self.trouble: Exception | None = None
        self.bill = Bill()
        self._spoken = Spoken()

    @property
    def began(self) -> bool:
        """Whether anything of it can be shown."""
        return self._spoken.began

    def hear(self, events: Iterable[str]) -> str:
        """What can be shown now that these came."""
        pieces: list[str] = []
        try:
            for data in events:
                if data.startswith("[DONE]"):
                    self.done = True
                    break
                pieces.append(self._piece(json.loads(data)))
        except (ValueError, RecursionError, ErrorEvent) as trouble:
            self.trouble = trouble
        return self._spoken.hear("".join(pieces))

    def rest(self) -> str:
        """What is still held at the end, if it is more than a thought."""
        return self._spoken.rest()

    def _piece(self, chunk: object) -> str:
        """The text in a chunk. Thoughts come beside it, as `reasoning_content` or `reasoning`, and are left there."""
        if not isinstance(chunk, dict):
            return ""
        if error := chunk.get("error"):
            raise ErrorEvent(error)
        self.bill.note(chunk)
        choices = chunk.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        if self.finish or not isinstance(choice, dict):
            return ""
        if isinstance(finish := choice.get("finish_reason"), str):
            self.finish = finish
        delta = choice.get("delta")
        content = delta.get("content") if isinstance(delta, dict) else None
        return content if isinstance(content, str) else ""
