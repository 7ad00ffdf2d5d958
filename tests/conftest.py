"""Fixtures that any test may take."""

from tests.databases import database, postgres_database, postgres_server, store
from tests.people import stage

__all__ = ["database", "postgres_database", "postgres_server", "stage", "store"]
