"""English plurals."""


def count(number: int, thing: str) -> str:
    """(1, 'post') -> '1 post', (2, 'post') -> '2 posts'"""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
