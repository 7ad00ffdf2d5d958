"""Files as people upload them, and zips that Python makes."""

import io
import stat
import zipfile

from adapters.blogs.files.reader import FilePosts
from bot.model import File, Post

DAY = "오늘은 김치를 담갔다. 배추 열 포기는 역시 무리였다 ㅠㅠ\n\n그래도 맛은 좋다!"


def md(name: str, text: str = DAY, charset: str = "utf-8", folder: str = "") -> File:
    return File(name, text.encode(charset), folder)


class Zip:
    """A zip file in the making."""

    def __init__(self, name: str = "내 블로그.zip") -> None:
        self.name = name
        self.into = io.BytesIO()
        self.archive = zipfile.ZipFile(self.into, "w", zipfile.ZIP_DEFLATED)

    def add(self, path: str, text: str | bytes = DAY) -> "Zip":
        self.archive.writestr(path, text)
        return self

    def named_by_windows(self, path: str, text: str = DAY) -> "Zip":
        """With the name in cp949 and nothing that says so."""
        placeholder = "x" * len(path.encode("cp949"))
        self.archive.writestr(placeholder, text)
        self.archive.close()
        raw = self.into.getvalue().replace(placeholder.encode(), path.encode("cp949"))
        self.into = io.BytesIO(raw)
        self.archive = zipfile.ZipFile(io.BytesIO(), "w")
        return self

    def link(self, path: str, to: str) -> "Zip":
        info = zipfile.ZipInfo(path)
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        self.archive.writestr(info, to)
        return self

    @property
    def file(self) -> File:
        self.archive.close()
        return File(self.name, self.into.getvalue())


def only(pile: FilePosts) -> Post:
    """The one post of a pile; fails where there are none or more."""
    (post,) = pile.posts
    return post
