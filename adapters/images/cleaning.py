"""Have a photo painted anew in a process of its own."""

from adapters.sandbox import Sandbox, SandboxFailed
from bot.drafts.photos.errors import NotAPicture
from bot.sent import CleanPhoto


async def clean(sandbox: Sandbox, name: str, data: bytes, side: int) -> CleanPhoto:
    """The photo with its longer side in at most `side` pixels, painted in a process of its own. Raises NotAPicture."""
    from adapters.images.repainting import repaint  # with the first photo: Pillow takes a while to load

    try:
        came = await sandbox.run(repaint, data, side)
    except SandboxFailed as error:
        raise NotAPicture(name, "huge" if error.why in ("slow", "memory") else "broken") from error
    if isinstance(came, CleanPhoto):
        return came
    raise NotAPicture(name, came)
