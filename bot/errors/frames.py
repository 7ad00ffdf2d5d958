"""What an error says to the log, and which of several came first."""

import traceback


def error_frames(error: BaseException) -> str:
    """The type of an error and its frames, for the log. Its message and those of its causes may hold texts, addresses
    and tokens."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}\n{frames}".rstrip()


def first_of(error: BaseException) -> BaseException:
    """What came first of all that ended tasks which end together."""
    return first_of(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error
