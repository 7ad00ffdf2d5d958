"""Bring the tables to the shape the program expects, with Alembic, which is loaded where they are not in it already."""

from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config


HALF_MOVED = "moving"  # stands where a version stands as long as not all that is moved into a database is there

MOVE_AGAIN = "what is being moved into it is not all there yet: run maltu move again"


class CannotMigrate(Exception):
    """The tables are of a newer version of the program, or a migration is missing; str() says which."""


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to their newest shape, or that of another version. Raises CannotMigrate."""
    found = version(connection)
    if found == newest():
        return
    if found == HALF_MOVED:
        raise CannotMigrate(MOVE_AGAIN)
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(migrations(connection), to)
    except CommandError as error:
        raise CannotMigrate(str(error)) from error


def version(connection: Connection) -> str:
    """The last migration of these tables, '' before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def set_version(connection: Connection, version: str) -> None:
    """Say of which version these tables are."""
    connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def newest() -> str:
    """The last migration there is; the files of migrations are named by their numbers."""
    return max(file.name[:4] for file in files("storage.migrations.versions").iterdir() if file.name[:4].isdigit())


def migrations(connection: Connection) -> "Config":
    """Where Alembic finds the migrations, on this connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config
