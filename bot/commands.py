"""Turn what somebody typed into a command: one grammar for every platform."""

import re
from dataclasses import dataclass
from unicodedata import category, normalize


@dataclass(frozen=True)
class Register:
    url: str


@dataclass(frozen=True)
class Address:
    """An address said without a command: a blog to register, unless it answers to a draft."""

    text: str


@dataclass(frozen=True)
class Learn:
    """Learn from the files that came along."""


@dataclass(frozen=True)
class Write:
    topic: str
    notes: str


@dataclass(frozen=True)
class ListBlogs:
    use: str = ""  # the number or name of the blog to write as from now on


@dataclass(frozen=True)
class ListDrafts:
    open: str = ""  # the number of the draft to show again


@dataclass(frozen=True)
class Forget:
    which: str = ""


@dataclass(frozen=True)
class Style:
    """The style card of the voice in use."""

    wish: str = ""  # what to change about it


@dataclass(frozen=True)
class Help:
    pass


@dataclass(frozen=True)
class Stop:
    """Stop what is being done for me."""


@dataclass(frozen=True)
class Thanks:
    """Nothing to do."""


@dataclass(frozen=True)
class Again:
    """Another try at the same request."""


@dataclass(frozen=True)
class CarryOn:
    """Continue a text that broke off."""


@dataclass(frozen=True)
class Done:
    """That was all I have to paste."""


@dataclass(frozen=True)
class There:
    """The code that was asked for stands in my blog now."""


@dataclass(frozen=True)
class Unknown:
    name: str


@dataclass(frozen=True)
class Say:
    """Plain words."""

    text: str


Command = (
    Register
    | Address
    | Learn
    | Write
    | ListBlogs
    | ListDrafts
    | Forget
    | Style
    | Help
    | Stop
    | Thanks
    | Again
    | CarryOn
    | Done
    | There
    | Unknown
    | Say
)

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
    "글": "write",
    "blogs": "blogs",
    "blog": "blogs",
    "블로그": "blogs",
    "블로그목록": "blogs",
    "목록": "blogs",
    "drafts": "drafts",
    "draft": "drafts",
    "초안": "drafts",
    "초안목록": "drafts",
    "forgetblog": "forget",
    "forget": "forget",
    "delete": "forget",
    "블로그삭제": "forget",
    "블로그잊기": "forget",
    "삭제": "forget",
    "style": "style",
    "mystyle": "style",
    "voice": "style",
    "myvoice": "style",
    "card": "style",
    "말투": "style",
    "내말투": "style",
    "말투카드": "style",
    "스타일": "style",
    "help": "help",
    "?": "help",
    "start": "help",  # the first thing anybody says to a bot on Telegram
    "도움말": "help",
    "도움": "help",
    "cancel": "stop",
    "stop": "stop",
    "취소": "stop",
    "중지": "stop",
    "그만": "stop",
}

# What people say without a slash, and what the buttons say, in both languages.
AGAIN = ("다시 써 주세요", "another try", "다시 써 보기", "다시", "다시 써줘", "다시 써 줘", "try again", "again")
CARRY_ON = ("이어서 써 주세요", "carry on", "이어서", "계속", "계속 써줘", "계속 써 줘", "continue")
_DONE = ("끝", "끝이에요", "끝났어요", "다 보냈어요", "다 붙였어요", "done", "that's all", "that’s all")
_THERE = (
    "문구를 넣었어요",
    "문구 넣었어요",
    "넣었어요",
    "확인해 주세요",
    "the code is there",
    "it is there",
    "it's there",
)
_STOP = ("취소", "그만", "중지", "멈춰", "stop", "cancel")
_STYLE = ("내 말투", "내 말투 보여줘", "내 말투 보여 줘", "my style", "show my style")
_HELP = ("도움말", "help", "?")
_THANKS = (
    "고마워", "고마워요", "고맙습니다", "감사합니다", "감사해요", "감사", "넵", "네", "thanks", "thank you", "ok"
)  # fmt: skip

_SCHEME = re.compile("https?:", re.I)
_URL = re.compile(r"https?:\S+\.\S+", re.I)
_BARE = re.compile(
    r"(?:www\.|m\.|blog\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|kr|me|dev|blog|page|site|xyz)(?:/\S*)?", re.I
)
_ABOUT_A_BLOG = re.compile(r"블로그|등록|\bblog\b|\bregister\b", re.I)
_DASHES = r"_\u2010-\u2015\u2212-"  # phones turn two hyphens into one long dash


def parse(text: str) -> Command:
    """The command somebody typed. Text that is no command is Say."""
    text = _typed(text)
    if not text.startswith("/"):
        return _plain(text)
    body = text.lstrip("/ ")
    name, verb, rest = _named(body)
    if verb in ("register", "blogs", "learn") and _holds_address(rest):
        return Register(rest)
    match verb:
        case "register":
            return Register(rest)
        case "learn":
            return Learn()
        case "write":
            topic, _, notes = rest.partition("\n")
            return Write(topic.strip(), notes.strip("\n"))
        case "blogs":
            return ListBlogs(rest)
        case "drafts":
            return ListDrafts(rest)
        case "forget":
            return Forget(rest)
        case "style":
            return Style(rest)
        case "stop":
            return Stop()
        case "help":
            return Help()
        case _:
            return Unknown(name) if name else Help()


def number(which: str) -> int | None:
    """'2', '#2' and '2번' are the second."""
    found = re.fullmatch(r"#?([0-9]{1,9}) ?번?", which.strip())
    return int(found.group(1)) if found else None


def _typed(text: str) -> str:
    """Full-width slashes, invisible characters, and the backticks of a command copied from our own help."""
    text = "".join(c for c in text if category(c) != "Cs" and c not in "\u200b\u200e\u200f\u2060\ufeff").strip()
    head, rest = text[:40], text[40:]
    if head[:1] in "`/／":
        text = normalize("NFKC", head) + rest
    if text.startswith("`/"):
        text = text.replace("`", "", 2).strip()
    return text


def _named(body: str) -> tuple[str, str, str]:
    """The name as typed, the verb it means (empty if none), and what follows it."""
    name = (re.match(rf"\?|[\w{_DASHES}]{{1,64}}", body) or [""])[0]
    name = name[: name.index("http")] if "http" in name[1:] else name
    for end in (len(name), *range(len(name) - 1, 0, -1)):
        verb = _NAMES.get(re.sub(f"[{_DASHES}]", "", name[:end]).casefold(), "")
        if verb and (end == len(name) or (verb in ("write", "register") and "가" <= name[end] <= "힣" and end > 1)):
            rest = re.sub(r"\A@\w+", "", body[end:])
            return name, verb, re.sub(r"\A\s*[:,!]+", "", rest).strip()
    return name, "", ""


def _plain(text: str) -> Command:
    said = text.rstrip(".!~ ").casefold()
    if said in AGAIN:
        return Again()
    if said in CARRY_ON:
        return CarryOn()
    if said in _STOP:
        return Stop()
    if said in _DONE:
        return Done()
    if said in _THERE:
        return There()
    if said in _STYLE:
        return Style()
    if said in _HELP:
        return Help()
    if said in _THANKS:
        return Thanks()
    if len(text) <= 300 and "\n" not in text and _is_about_a_blog(text):
        return Address(text)
    return Say(text)


def _is_about_a_blog(text: str) -> bool:
    """A web address and little else, or one that is called a blog."""
    alone = _URL.fullmatch(text.strip("<>()[]*")) or _BARE.fullmatch(text)
    return bool(alone or (_holds_address(text) and _ABOUT_A_BLOG.search(_URL.sub("", text))))


def _holds_address(text: str) -> bool:
    """Where the first scheme in a word begins no address, no later one does: every word is read once."""
    schemes = ((word, _SCHEME.search(word)) for word in text.split())
    return any(_URL.match(word, scheme.start()) for word, scheme in schemes if scheme)
