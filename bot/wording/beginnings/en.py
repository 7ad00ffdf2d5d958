"""What the bot says at the very beginning, in English."""

from bot.wording.beginnings import BeginningsWording
from bot.wording.inline_text import inline
from styles.measuring.genre import Genre

_BY_SUBJECT = (
    ("cafe", "a cafe I tried lately"),
    ("café", "a café I tried lately"),
    ("restaurant", "a restaurant I tried lately"),
    ("recipe", "something I cooked lately"),
    ("trip", "my latest trip"),
    ("travel", "my latest trip"),
    ("movie", "a movie I saw lately"),
    ("book", "a book I read lately"),
    ("retrospective", "a retrospective of this month"),
)


class EnglishBeginnings(BeginningsWording):
    start_names = ("start",)

    def first_contact(self) -> str:
        return (
            "I learn how you write from your blog, and AI then drafts posts that way from your topic and notes. "
            f"First send me your blog's address, or paste posts you wrote.\n\n{self._example()}"
        )

    def first_contact_without_model(self) -> str:
        return (
            "I learn how you write from your blog, and outline posts from your topic and notes. No AI is connected yet, "
            "so an outline holds only your topic, your notes and how you built earlier posts. First send me your blog's "
            f"address.\n\n{self._example()}"
        )

    def _example(self) -> str:
        return "For example: `/register-blog https://yourblog.example`"

    def paste_posts_button(self) -> str:
        return "Paste posts"

    def show_help_button(self) -> str:
        return "Help"

    def first_line(self) -> str:
        return (
            "I learn how you write from your blog, then draft posts that way from a topic and notes. First tell me its "
            "address, or a folder of posts. For example: /register-blog https://yourblog.example"
        )

    def key_costs(self, drafts: int, dollars: float, won: int) -> str:
        return (
            "An outline puts your topic and notes the way you build posts. "
            f"You get a key at platform.deepseek.com; {drafts} drafts a month, with changes, cost about ${dollars:.2f}."
        )

    def topic_like(self, title: str, genre: Genre | None) -> str:
        subject = next((topic for sign, topic in _BY_SUBJECT if sign in title.casefold().split()), "")
        match genre:
            case _ if subject:
                return subject
            case "diary":
                return "what happened this week"
            case "review":
                return "something I tried lately"
            case "tutorial":
                return "something I learned lately"
            case "essay":
                return "what is on my mind lately"
            case "notice" | None:
                return ""

    def suggest_topic(self, title: str, topic: str) -> str:
        return f"How about a first one like “{inline(title, 40)}”? For example: `/write {topic}`"

    def write_this_button(self) -> str:
        return "Write this"

    def folder_refuses(self, folder: str, reason: str) -> str:
        return f"DATA_DIR: {folder} cannot be written to ({reason}). Make it writable, or name another folder in .env."

    def disk_full(self, where: str) -> str:
        return f"The disk is full ({where}). Free some space, or name a folder on another disk as DATA_DIR in .env, and start again."

    def port_taken(self, address: str) -> str:
        return f"HTTP_PORT: another program uses {address}. Stop it, or set HTTP_PORT in .env to another number."

    def port_refused(self, address: str, reason: str) -> str:
        return (
            f"HTTP_PORT: nothing can be served at {address} ({reason}). Set HTTP_HOST and HTTP_PORT in .env to others."
        )

    def no_database(self, file: str) -> str:
        return f"{file} is not a database, or is damaged. Move it away and a new one is made at the next start; from a backup, bring it back with maltu restore."

    def database_read_only(self, file: str) -> str:
        return f"The database {file} cannot be written to. Make the file and its folder writable and start again."
