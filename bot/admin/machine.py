"""Whether this machine can do what the bot needs: hear Korean, draw, and build a prompt."""

import io
import wave

from PIL import Image

from bot.model import Post
from styles import StyleCard, learn, prompt
from styles.export.picture.chart import render_picture
from styles.languages import has_analyser
from styles.reading.sentences import sentences
from styles.reading.tokens import count

SAMPLE = Post("", "", "비가 와서 하루 종일 집에 있었어요. 그래서 김치전을 부쳐 먹었지요. " * 3)


def sample_card() -> StyleCard:
    """A card from a few sentences; whatever is missing for Korean raises here."""
    return learn([SAMPLE])


def takes_japanese_apart() -> bool:
    """Whether the dictionary is installed; where it is and does not work, the analyser's own error."""
    if not has_analyser("ja"):
        return False
    [[found]] = sentences(["雨の日に本を読んだ。"], "ja")
    return bool(found.morphemes)


def sample_picture() -> bytes:
    """A picture with letters in it, as a PNG. Raises OSError where the fonts cannot be read."""
    return render_picture("말투", "maltu", (), (), "ko")


def usual_prompt(card_tokens: int) -> int:
    """How many tokens the prompt of a draft has, as DeepSeek counts them, when the card takes all it may."""
    asked = prompt(sample_card(), "제주 3일 여행", "첫날 비", card_tokens)
    return sum(count(message.content) for message in asked.messages) + card_tokens


def second_of_silence() -> bytes:
    """A WAV file as every speech server takes it: one channel of 16,000 samples of 16 bits."""
    silence = io.BytesIO()
    with wave.open(silence, "wb") as sound:
        sound.setparams((1, 2, 16_000, 0, "NONE", ""))
        sound.writeframes(bytes(32_000))
    return silence.getvalue()


def sample_photo() -> bytes:
    """A JPEG of 64 by 64 grey pixels."""
    photo = io.BytesIO()
    Image.new("RGB", (64, 64), "grey").save(photo, "JPEG")
    return photo.getvalue()
