"""Everything that touches the world, except the database."""
