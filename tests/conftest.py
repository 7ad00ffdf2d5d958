"""Fixtures that any test may take."""

import multiprocessing
import os
import sys
from multiprocessing import forkserver
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import begun, begun_database, begun_file, database, postgres_database, postgres_server, store
from tests.people import stage

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
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session", autouse=True)
def _readers_at_hand() -> None:
    """Processes that read pages are forked from one that has loaded every reader; each test's own would load them."""
    apart = sys.modules.get("adapters.blogs.apart")
    if apart is None or "forkserver" not in multiprocessing.get_all_start_methods():
        return
    import adapters.blogs

    modules = [module.name for module in walk_packages(adapters.blogs.__path__, "adapters.blogs.")]
    multiprocessing.get_context("forkserver").set_forkserver_preload(modules)
    forkserver.ensure_running()
