"""Tell Enter at the end of a message from the line breaks of a pasted text."""

import asyncio

from prompt_toolkit import PromptSession
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys

AT_ONCE = 0.03  # seconds; nobody types that fast, and what is pasted comes faster


class EnterKey:
    """Enter sends what was typed, unless more keys follow at once: then it was a line break of a paste.

    Most terminals say where a paste begins and ends. Others hand its lines over as if they were typed.
    """

    def __init__(self, session: PromptSession[str]) -> None:
        self._buffer = session.default_buffer
        self._sending: asyncio.TimerHandle | None = None
        session.app.key_processor.before_key_press += lambda _: self._go_on()

    def press(self, event: KeyPressEvent) -> None:
        """Send soon, and at once before Ctrl+C and Ctrl+D, which are in no text."""
        follow = event.key_processor.input_queue
        if follow and follow[0].key in (Keys.ControlC, Keys.ControlD):
            self._send()
        else:
            self._sending = asyncio.get_running_loop().call_later(AT_ONCE, self._send)

    def _go_on(self) -> None:
        if self._sending:
            self._sending.cancel()
            self._sending = None
            self._buffer.insert_text("\n")

    def _send(self) -> None:
        self._sending = None
        self._buffer.validate_and_handle()
