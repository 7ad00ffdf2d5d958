"""Fixtures that any test may take."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from adapters.sandbox import Sandbox
from tests.support.blogs.reading import one_sandbox
from tests.support.databases import (
    begun,
    begun_database,
    begun_file,
    database,
    postgres_database,
    postgres_server,
    store,
)
from tests.support.people import stage

__all__ = [
    "begun",
    "begun_database",
    "begun_file",
    "database",
    "postgres_database",
    "postgres_server",
    "stage",
    "store",
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Where documents are read."""
    with one_sandbox() as shared:
        yield shared


# Two cores that others use as well are no measure of time: nothing here fails for being slow.
# "steady" tries the same examples at every run; "wide" looks for new ones, and keeps those that fail:
# HYPOTHESIS_PROFILE=wide .venv/bin/pytest -m hypothesis
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "wide",
    settings.get_profile("default"),
    deadline=None,
    max_examples=400,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("wide"), max_examples=20_000)  # make fuzz
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
