"""Fixtures that any test may take."""

from hypothesis import settings

from tests.databases import database, postgres_database, postgres_server, store
from tests.people import stage

__all__ = ["database", "postgres_database", "postgres_server", "stage", "store"]

settings.register_profile("maltu", deadline=None)  # two cores that others use as well are no measure of time
settings.load_profile("maltu")
