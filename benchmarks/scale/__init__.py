"""What a community needs of its database: many blogs, many posts, backups and a move, on SQLite and PostgreSQL."""
