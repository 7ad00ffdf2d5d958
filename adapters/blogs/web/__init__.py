"""A page, politely and safely."""
