"""What the log says of an error."""

import traceback


def error_frames(error: BaseException) -> str:
    """The type of an error and its frames, for the log. Its message and those of its causes may hold texts, addresses
    and tokens."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}\n{frames}".rstrip()
