"""How long a built image takes from its command to /readyz."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import aiohttp

from benchmarks.load.figures import usage

LONGEST = 120.0  # seconds it is waited for


class Start(NamedTuple):
    """Seconds from the command to the first 200 of /readyz: by the clock, and of a processor."""

    clock: float
    processor: float


async def seconds_to_ready(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Start:
    """How long it takes; the process is ended then.

    Raises TimeoutError where it does not get ready, RuntimeError where it ends before.
    """
    port = _free_port()
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env={**environment, "HTTP_PORT": str(port)}, stderr=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(LONGEST), aiohttp.ClientSession() as session:
            while not await _is_ready(session, port):
                if process.returncode is not None:
                    assert process.stderr
                    raise RuntimeError((await process.stderr.read()).decode()[-2_000:])
                await asyncio.sleep(0.02)
        return Start(time.perf_counter() - began, usage(process.pid).processor)
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        await process.communicate()


async def _is_ready(session: aiohttp.ClientSession, port: int) -> bool:
    try:
        async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def forget(folder: Path) -> None:
    """Ask the system to keep none of these files in memory, as after a fetch of the image; others are left alone."""
    os.sync()
    for file in files_below(folder):
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def files_below(folder: Path) -> Iterator[Path]:
    """Every file, no link."""
    return (Path(at, name) for at, _, names in os.walk(folder) for name in names if not Path(at, name).is_symlink())


def megabytes(folder: Path) -> float:
    """What the files of a folder take on a disk, in millions of bytes, as `du` counts them."""
    return sum(file.stat().st_blocks for file in files_below(folder)) * 512 / 1e6
