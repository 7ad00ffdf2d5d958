"""Turn what somebody typed into a command: one grammar for every platform."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Register:
    url: str


@dataclass(frozen=True)
class Learn:
    """Learn from the files that came along."""


@dataclass(frozen=True)
class Write:
    topic: str
    notes: str


@dataclass(frozen=True)
class Blogs:
    use: str = ""  # the number or name of the blog to write as from now on


@dataclass(frozen=True)
class Drafts:
    open: str = ""  # the number of the draft to show again


@dataclass(frozen=True)
class Forget:
    which: str = ""


@dataclass(frozen=True)
class Help:
    pass


@dataclass(frozen=True)
class Again:
    """Another try at the same request."""


@dataclass(frozen=True)
class CarryOn:
    """Continue a text that broke off."""


@dataclass(frozen=True)
class Unknown:
    name: str


@dataclass(frozen=True)
class Say:
    """Plain words."""

    text: str


Command = Register | Learn | Write | Blogs | Drafts | Forget | Help | Again | CarryOn | Unknown | Say

# Telegram knows no hyphens in commands, people know no underscores, and Koreans think in Korean: all mean the same.
_NAMES: dict[str, str] = {
    "registerblog": "register",
    "register": "register",  # what Telegram makes of a typed /register-blog
    "블로그등록": "register",
    "등록": "register",
    "learn": "learn",
    "배우기": "learn",
    "학습": "learn",
    "write": "write",
    "글쓰기": "write",
    "쓰기": "write",
    "blogs": "blogs",
    "블로그": "blogs",
    "블로그목록": "blogs",
    "drafts": "drafts",
    "초안": "drafts",
    "초안목록": "drafts",
    "forgetblog": "forget",
    "forget": "forget",
    "블로그삭제": "forget",
    "블로그잊기": "forget",
    "help": "help",
    "start": "help",  # the first thing anybody says to a bot on Telegram
    "도움말": "help",
    "도움": "help",
}

# What the buttons say, in both languages.
AGAIN = ("다시 써 주세요", "another try")
CARRY_ON = ("이어서 써 주세요", "carry on")

_COMMAND = re.compile(r"/([^\s/@]+)(?:@\w+)?(?:\s+|$)")


def parse(text: str) -> Command:
    """The command somebody typed. Text that is no command is Say."""
    text = text.strip()
    found = _COMMAND.match(text)
    if not found:
        return _plain(text)
    rest = text[found.end() :].strip()
    match _NAMES.get(re.sub(r"[-_]", "", found.group(1)).casefold()):
        case "register":
            return Register(rest)
        case "learn":
            return Learn()
        case "write":
            topic, _, notes = rest.partition("\n")
            return Write(topic.strip(), notes.strip("\n"))
        case "blogs":
            return Blogs(rest)
        case "drafts":
            return Drafts(rest)
        case "forget":
            return Forget(rest)
        case "help":
            return Help()
        case _:
            return Unknown(found.group(1))


def _plain(text: str) -> Command:
    said = text.rstrip(".!~ ").casefold()
    if said in AGAIN:
        return Again()
    if said in CARRY_ON:
        return CarryOn()
    return Say(text)
