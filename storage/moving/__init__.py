"""Move everything that is remembered from SQLite to PostgreSQL."""

from storage.moving.whole_move import move

__all__ = ["move"]
