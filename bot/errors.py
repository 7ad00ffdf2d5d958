"""What can go wrong, each with a sentence that says what to do next.

BotError
├── Forgotten             what something belongs to has been forgotten in the meantime
├── BlogError
│   ├── NotAnAddress      no URL at all
│   ├── NoBlogThere       a page, but no posts to be found from it
│   ├── Unreachable       a dead host, a timeout, an HTTP error
│   ├── PrivateAddress    an address inside somebody's network
│   ├── TooLarge          a page, a feed or a file over the limit
│   ├── BrokenFeed        a feed that cannot be read
│   ├── NoTextInside      files without a text in them
│   ├── NothingToLearn    a blog with too little of the author's own text
│   ├── OtherLanguage     posts in a language whose voice we cannot hear
│   └── TooHard           posts that cannot be learned from within reason
└── ModelError
    ├── WrongKey          401 or 403
    ├── NoBalance         402
    ├── Refused           the provider's content filter, before or during writing
    ├── Busy              408, 409, 429 or 5xx, after retries
    ├── Unanswered        nobody there, or silence until the deadline
    ├── BrokeOff          the text stopped in the middle
    ├── TooLong           the length limit cut the text
    └── NotUnderstood     the server does not take such requests: wrong model name, prompt too long, …
"""

from bot.model import Skipped
from bot.wording import Wording


class BotError(Exception):
    """Something a person should hear about; `said` is fit to show to them, and so is str(), in Korean."""

    def said(self, words: Wording) -> str:
        raise TypeError(f"{type(self).__name__} has no sentence")

    def __str__(self) -> str:
        return self.said(Wording("ko"))


class Forgotten(BotError):
    """What something belongs to is not there, or has been forgotten in the meantime."""

    def said(self, words: Wording) -> str:
        return words.forgotten_meanwhile()


class BlogError(BotError):
    """A blog or a file that could not be read."""


class NotAnAddress(BlogError):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def said(self, words: Wording) -> str:
        return words.not_an_address(self.text)


class NoBlogThere(BlogError):
    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url

    def said(self, words: Wording) -> str:
        return words.no_blog_there(self.url)


class Unreachable(BlogError):
    """`status` is the HTTP status of an answer, 0 where there was none."""

    def __init__(self, host: str, status: int = 0) -> None:
        super().__init__(host, status)
        self.host = host
        self.status = status

    def said(self, words: Wording) -> str:
        return words.unreachable(self.host, self.status)


class PrivateAddress(BlogError):
    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host

    def said(self, words: Wording) -> str:
        return words.private_address(self.host)


class TooLarge(BlogError):
    """`limit` in bytes."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name, limit)
        self.name = name
        self.limit = limit

    def said(self, words: Wording) -> str:
        return words.too_large(self.name, self.limit)


class BrokenFeed(BlogError):
    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url

    def said(self, words: Wording) -> str:
        return words.broken_feed(self.url)


class NoTextInside(BlogError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def said(self, words: Wording) -> str:
        return words.no_text_inside(self.name)


class NothingToLearn(BlogError):
    """`read` posts were found, of which all were `skipped`."""

    def __init__(self, name: str, skipped: tuple[Skipped, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.skipped = skipped

    def said(self, words: Wording) -> str:
        return words.nothing_to_learn(self.name, self.skipped)


class OtherLanguage(BlogError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def said(self, words: Wording) -> str:
        return words.other_language(self.name)


class TooHard(BlogError):
    def said(self, words: Wording) -> str:
        return words.too_hard()


class ModelError(BotError):
    """The model did not finish; what had come before stays."""

    def __init__(self, host: str = "") -> None:
        super().__init__(host)
        self.host = host


class WrongKey(ModelError):
    def said(self, words: Wording) -> str:
        return words.wrong_key(self.host)


class NoBalance(ModelError):
    def said(self, words: Wording) -> str:
        return words.no_balance(self.host)


class Refused(ModelError):
    def said(self, words: Wording) -> str:
        return words.refused(self.host)


class Busy(ModelError):
    def said(self, words: Wording) -> str:
        return words.busy(self.host)


class Unanswered(ModelError):
    def said(self, words: Wording) -> str:
        return words.unanswered(self.host)


class BrokeOff(ModelError):
    def said(self, words: Wording) -> str:
        return words.broke_off()


class TooLong(ModelError):
    def said(self, words: Wording) -> str:
        return words.too_long()


class NotUnderstood(ModelError):
    def said(self, words: Wording) -> str:
        return words.not_understood(self.host)
