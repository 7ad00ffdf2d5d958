"""The threads that SQLite is read and written in."""
