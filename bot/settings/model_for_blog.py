"""Which model writes for which blog: '12 = kong-voice'."""

import re
from collections.abc import Mapping

from bot.model import Blog
from bot.settings.refused import SettingRefused

_ID = re.compile(r"(?:id)?\d{1,18}")
_MODEL = re.compile(r"[\w./:@+-]{1,200}")


def named_models(text: str) -> Mapping[str, str]:
    """From the id of a blog to the name of a model. Never from a title: anybody may give a blog that of another.

    Raises ValueError.
    """
    pairs = [part.rpartition("=") for part in text.split(",") if part.strip()]
    for name, _, model in pairs:
        if not (_ID.fullmatch(name.strip()) and _MODEL.fullmatch(model.strip())):
            given = (name + "=" + model if name else model).strip()[:100]
            raise SettingRefused(
                "MODEL_FOR_BLOG takes pairs parted by commas, the id of a blog and the name of a model: "
                f"12 = kong-voice, not {given!r}",
                "models of blogs",
                given,
            )
    return {name.strip().removeprefix("id"): model.strip() for name, _, model in pairs}


def model_for(blog: Blog, models: Mapping[str, str]) -> str:
    """The model that is named for a blog; '' where none is."""
    return models.get(str(blog.id), "")


def is_called(blog: Blog, name: str) -> bool:
    """Whether somebody means this blog by '12', 'id12' or its title."""
    return _folded(name) in (str(blog.id), f"id{blog.id}", _folded(blog.title))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
