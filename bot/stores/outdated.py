"""What was to take the place of something that has changed meanwhile."""


class Outdated(Exception):
    """Something newer has come since it was read: it is to be read again, and changed then."""
