"""Read a blog on Tistory, under its own domain too."""

from adapters.blogs.platforms.tistory.page import Identity, identity, post
from adapters.blogs.platforms.tistory.reader import TistoryReader

__all__ = ["Identity", "TistoryReader", "identity", "post"]
