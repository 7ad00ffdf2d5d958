"""What the bot says of recordings and pictures that people send, in English."""

from typing import assert_never

from bot.sent import SpeechFault
from bot.wording.inline_text import inline
from bot.wording.speech import SHOWN, SpeechWording, clock

_DICTATE = "Until then, speak through the microphone key (🎤) of your keyboard and it arrives as text."


class EnglishSpeech(SpeechWording):
    operator: bool

    def listening(self, host: str) -> str:
        return f"Listening to your recording… (it was sent to {host} to become text)"

    def heard(self, text: str, seconds: int) -> str:
        long = f" ({clock(seconds)})" if seconds else ""
        return f"What I heard{long}: “{inline(text, SHOWN)}”\nIf I got something wrong, reply to this message with what you said."

    def heard_about_what(self) -> str:
        return "I've written down what I heard. What is the post about? Tell me the topic and I'll write it from this."

    def heard_corrected(self, text: str) -> str:
        return f"Corrected: “{inline(text, SHOWN)}”"

    def misheard(self, text: str) -> str:
        return f"Where what I said aloud went into the text wrongly, please correct it. This is what I said: {text}"

    def speech_goes_to(self, host: str) -> str:
        return f"Recordings are sent to {host} and come back as text. I don't keep them."

    def not_heard(self, fault: SpeechFault, host: str) -> str:
        match fault:
            case "empty":
                return "The recording is empty. Please record it again."
            case "silent":
                return "I heard no words. Please say it again, a little closer to the microphone."
            case "long":
                return "I can't listen to more than 10 minutes at once. Please send it in parts of at most 10 minutes."
            case "large":
                return "The recording is too large for me. Please send it in parts of at most 20 MB."
            case "gone":
                return "The recording could not be downloaded. Please send it again."
            case "kind":
                return f"{host} cannot read this recording. Please send a voice message, or an mp3 or m4a file."
            case "busy":
                return f"{host} is busy, so your recording was not heard. Please send it again in a minute or two."
            case "late":
                return f"{host} did not answer in time. If the recording is long, please send it again in parts."
            case "away" | "garbled" | "key" | "model":
                return self._not_heard_by_server(fault, host)
            case _:
                assert_never(fault)

    def _not_heard_by_server(self, fault: SpeechFault, host: str) -> str:
        """What whoever runs the bot can mend, and others get around."""
        if not self.operator:
            again = (
                "Please send it again later." if fault in ("away", "garbled") else "Please tell whoever runs the bot."
            )
            return f"The server that turns recordings into text ({host}) isn't working, so I didn't hear yours. {again} {_DICTATE}"
        match fault:
            case "key":
                return f"{host} does not accept the API key. Check TRANSCRIBE_API_KEY in .env."
            case "model":
                return f"{host} has no such model or address. Check TRANSCRIBE_MODEL and TRANSCRIBE_BASE_URL in .env."
            case "garbled":
                return f"The answer from {host} made no sense. Check that TRANSCRIBE_BASE_URL in .env ends in /v1."
            case _:
                return f"{host} cannot be reached. Check that the speech server runs, and TRANSCRIBE_BASE_URL in .env."

    def speech_is_heard(self, host: str, model: str) -> str:
        return f"{model} at {host} turns recordings into text. It was sent one second of silence."

    def console_no_such_media(self, path: str) -> str:
        example = "/voice ~/memo.ogg, /photo ~/cafe.jpg"
        if not path:
            return f"Tell me where the file is: {example}"
        return f"There is no file {path}. Check where it is and try again: {example}"
