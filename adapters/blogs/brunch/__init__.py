"""Read an author on Brunch."""

from adapters.blogs.brunch.page import post
from adapters.blogs.brunch.reader import BrunchReader

__all__ = ["BrunchReader", "post"]
