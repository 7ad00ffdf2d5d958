"""What all places share."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.support.flows.talk import SCHOOL


@pytest.fixture(scope="session", autouse=True)
def school() -> Iterator[None]:
    yield
    asyncio.run(SCHOOL.__aexit__(None, None, None))
