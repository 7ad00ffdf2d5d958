"""Move everything that is remembered from SQLite to PostgreSQL."""

from storage.moving.whole_move import Moved, move

__all__ = ["Moved", "move"]
