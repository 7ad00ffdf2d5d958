"""Blogs on Naver."""

from adapters.blogs.naver.page import framed, post
from adapters.blogs.naver.reader import NaverReader, Sites

__all__ = ["NaverReader", "Sites", "framed", "post"]
