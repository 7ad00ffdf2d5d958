"""Blogs on Naver."""

from adapters.blogs.platforms.naver.page import post
from adapters.blogs.platforms.naver.reader import NaverReader, Sites

__all__ = ["NaverReader", "Sites", "post"]
