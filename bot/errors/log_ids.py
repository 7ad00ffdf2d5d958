"""Which job a line of the log is about, whoever writes it on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_JOB: ContextVar[str] = ContextVar("job", default="")


def job_in_hand() -> str:
    """The id of what is being done here; empty where it is nobody's job."""
    return _JOB.get()


@contextmanager
def in_hand(job: str) -> Iterator[None]:
    """What is logged meanwhile, here and in what is begun from here, is about this job."""
    before = _JOB.set(job)
    try:
        yield
    finally:
        _JOB.reset(before)
