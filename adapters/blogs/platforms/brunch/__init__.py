"""Read an author on Brunch."""

from adapters.blogs.platforms.brunch.page import post
from adapters.blogs.platforms.brunch.reader import BrunchReader

__all__ = ["BrunchReader", "post"]
