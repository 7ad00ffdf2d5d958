"""What can go wrong, each with a sentence that says what to do next.

CannotStart               for whoever runs the bot
BotError
├── Forgotten             what something belongs to has been forgotten in the meantime
├── BlogError
│   ├── NotAnAddress      no URL at all
│   ├── NotABlog          an address of something else: a café, a search page, a platform's front page
│   ├── NoBlogThere       a page, but no posts to be found from it
│   ├── NoPublicPosts     a blog without a post that everybody may read
│   ├── Unreachable       a dead host, a timeout, an HTTP error
│   ├── Blocked           a page that wants a login, a captcha, a browser, or rest
│   ├── NotWelcome        a blog whose robots.txt asks programs like ours to stay away
│   ├── NotProved         nobody has shown yet that this blog is theirs
│   ├── PrivateAddress    an address inside somebody's network
│   ├── TooLarge          a page, a feed or a file over the limit
│   ├── BrokenFeed        a feed that cannot be read
│   ├── NoTextInside      files without a text in them
│   ├── BadArchive        a zip file that is broken, locked, or holds too much
│   ├── NotReadable       a file of a kind we cannot read
│   ├── OthersWords       a saved conversation, or other people's comments
│   ├── NothingToLearn    a blog with too little of the author's own text
│   ├── OtherLanguage     posts in a language whose voice we cannot hear; see bot.errors.other_language
│   ├── HardToRead        a page or a file that cannot be read within reason
│   └── TooHard           posts that cannot be learned from within reason
├── TooManyFiles          more files in one message than are read
├── TooMuchSent           files of one message that are too large together
├── LimitReached          somebody has used what there is for now; see bot.people.costs.limits
├── NoRoomLeft            the bot's disk is full, so that nothing can be kept
├── NotReceived           a file that was sent and cannot be fetched: too large, of no use, or gone
└── ModelError            see bot.drafts.model_errors; NotAPicture: bot.drafts.photos.errors
"""

from bot.model import ArchiveFault, BlockReason, Conversation, Elsewhere, Skipped, Unwelcome, WorkFault
from bot.wording import Wording, words_in


class CannotStart(Exception):
    """The bot cannot start as it is set up; str() is one line for whoever runs it, and says what to do."""

    def sentence(self, words: Wording) -> str:
        """The same in their language, where it has words of its own."""
        return str(self)


class BotError(Exception):
    """Something a person should hear about; `sentence` is fit to show to them, and so is str(), in Korean."""

    def sentence(self, words: Wording) -> str:
        """What went wrong, and what to do next. Raises TypeError where an error has no words of its own."""
        raise TypeError(f"{type(self).__name__} has no sentence")

    def __str__(self) -> str:
        return self.sentence(words_in("ko"))


class Forgotten(BotError):
    """What something belongs to is not there, or has been forgotten in the meantime."""

    def sentence(self, words: Wording) -> str:
        return words.forgotten_meanwhile()


class NoRoomLeft(BotError):
    """The disk of the bot is full."""

    def sentence(self, words: Wording) -> str:
        return words.no_room_left()


class NotReceived(BotError):
    """A file of this name was sent, and cannot be fetched."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def sentence(self, words: Wording) -> str:
        return words.too_large_to_get(self.name)


class TooManyFiles(BotError):
    """So many files came in one message; at most `most` are read."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count, most)
        self.count = count
        self.most = most

    def sentence(self, words: Wording) -> str:
        return words.too_many_files(self.count, self.most)


class TooMuchSent(BotError):
    """The files of one message have so many bytes; at most `most` are read."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(size, most)
        self.size = size
        self.most = most

    def sentence(self, words: Wording) -> str:
        return words.too_much_sent(self.size, self.most)


class BlogError(BotError):
    """A blog or a file that could not be read."""


class NotAnAddress(BlogError):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def sentence(self, words: Wording) -> str:
        return words.not_an_address(self.text)


class NoBlogThere(BlogError):
    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url

    def sentence(self, words: Wording) -> str:
        return words.no_blog_there(self.url)


class NotABlog(BlogError):
    """`what` says what the address is of instead."""

    def __init__(self, url: str, what: Elsewhere) -> None:
        super().__init__(url, what)
        self.url = url
        self.what = what

    def sentence(self, words: Wording) -> str:
        return words.not_a_blog(self.url, self.what)


class NoPublicPosts(BlogError):
    """`closed` posts are there that only some may read."""

    def __init__(self, name: str, closed: int = 0) -> None:
        super().__init__(name, closed)
        self.name = name
        self.closed = closed

    def sentence(self, words: Wording) -> str:
        return words.no_public_posts(self.name, self.closed)


class Blocked(BlogError):
    def __init__(self, host: str, reason: BlockReason) -> None:
        super().__init__(host, reason)
        self.host = host
        self.reason = reason

    def sentence(self, words: Wording) -> str:
        return words.walled(self.host, self.reason)


class NotWelcome(BlogError):
    """`why`: a rule for programs like ours, or one against all use by artificial intelligence."""

    def __init__(self, host: str, why: Unwelcome = "rule") -> None:
        super().__init__(host, why)
        self.host = host
        self.why = why

    def sentence(self, words: Wording) -> str:
        return words.not_welcome(self.host, self.why)


class NotProved(BlogError):
    """`code` has to stand in the blog; `refused` where robots.txt is what keeps us out until then."""

    def __init__(self, address: str, code: str, refused: NotWelcome | None = None, looked: bool = False) -> None:
        super().__init__(address)
        self.address = address
        self.code = code
        self.refused = refused
        self.looked = looked

    def sentence(self, words: Wording) -> str:
        why = self.refused.sentence(words) if self.refused else ""
        return words.not_proved(self.address, self.code, why, self.looked)


class Unreachable(BlogError):
    """`status` is the HTTP status of an answer, 0 where there was none."""

    def __init__(self, host: str, status: int = 0) -> None:
        super().__init__(host, status)
        self.host = host
        self.status = status

    def sentence(self, words: Wording) -> str:
        return words.unreachable(self.host, self.status)


class PrivateAddress(BlogError):
    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host

    def sentence(self, words: Wording) -> str:
        return words.private_address(self.host)


class TooLarge(BlogError):
    """`limit` in bytes."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name, limit)
        self.name = name
        self.limit = limit

    def sentence(self, words: Wording) -> str:
        return words.too_large(self.name, self.limit)


class BrokenFeed(BlogError):
    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url

    def sentence(self, words: Wording) -> str:
        return words.broken_feed(self.url)


class NoTextInside(BlogError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def sentence(self, words: Wording) -> str:
        return words.no_text_inside(self.name)


class BadArchive(BlogError):
    def __init__(self, name: str, fault: ArchiveFault) -> None:
        super().__init__(name, fault)
        self.name, self.fault = name, fault

    def sentence(self, words: Wording) -> str:
        return words.bad_archive(self.name, self.fault)


class NotReadable(BlogError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def sentence(self, words: Wording) -> str:
        return words.not_readable(self.name)


class OthersWords(BlogError):
    def __init__(self, name: str, what: Conversation) -> None:
        super().__init__(name, what)
        self.name, self.what = name, what

    def sentence(self, words: Wording) -> str:
        return words.others_words(self.name, self.what)


class NothingToLearn(BlogError):
    """`read` posts were found, of which all were `skipped`."""

    def __init__(self, name: str, skipped: tuple[Skipped, ...] = ()) -> None:
        super().__init__(name)
        self.name, self.skipped = name, skipped

    def sentence(self, words: Wording) -> str:
        return words.nothing_to_learn(self.name, self.skipped)


class HardToRead(BlogError):
    def __init__(self, name: str, why: WorkFault) -> None:
        super().__init__(name, why)
        self.name, self.why = name, why

    def sentence(self, words: Wording) -> str:
        return words.hard_to_read(self.name, self.why)


class TooHard(BlogError):
    def __init__(self, why: WorkFault = "slow") -> None:
        super().__init__(why)
        self.why = why

    def sentence(self, words: Wording) -> str:
        return words.too_hard(self.why)
