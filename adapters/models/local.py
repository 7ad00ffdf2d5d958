"""Stand in for a model where there is none: an outline, and nothing made up."""

import asyncio
from collections.abc import AsyncGenerator

from styles import Prompt, outline


class Outliner:
    """A Writer that writes outlines. Nothing leaves this machine."""

    host = ""

    async def write(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        """An outline in one piece."""
        yield await asyncio.to_thread(outline, prompt)
