"""What the bot says when a blog or a file cannot be read, in English."""

from collections.abc import Sequence

from bot.model import ArchiveFault, BlockReason, Conversation, Elsewhere, Skipped, Unwelcome, WorkFault
from bot.wording.en.languages import LANGUAGE_NAMES
from bot.wording.en.reading import EnglishLeftOut
from bot.wording.en.ways import EnglishWays
from bot.wording.inline_text import inline
from bot.wording.trouble import TroubleWording


class EnglishTrouble(EnglishWays, EnglishLeftOut, TroubleWording):
    def not_an_address(self, text: str) -> str:
        return "I can't make out a blog address. Paste it as your browser shows it: /register-blog https://example.com/blog"

    def no_blog_there(self, url: str) -> str:
        return f"I found no list of posts (a feed) at {inline(url)}. Send the address of the blog's front page, or {self._files()}."

    def not_a_blog(self, url: str, what: Elsewhere) -> str:
        match what:
            case "cafe":
                return "I don't read Naver cafés: many people write there. Send the address of your own blog, or copy posts of yours and paste them with `/learn`."
            case "naver-post":
                return "Naver Post has been closed. Send the address of the blog you moved to, or the files you downloaded."
            case "in-naver" | "section" | "home":
                return f"{inline(url)} is the front page of a blog service. Open your own blog and send the address your browser shows, such as https://velog.io/@name."
            case "search":
                return "That is a page of search results. Open your blog from it and send that address."
            case "shop":
                return "That is a shop. Send the address of the blog where you write."
            case "medium-list":
                return "Medium shows only the ten newest posts. For more, send the .zip from “Download your information” in Medium's settings."

    def no_public_posts(self, name: str, closed: int) -> str:
        if closed:
            return f"{inline(name)} has no public posts ({closed} for friends or for you alone, which I don't read). Make some public and register again, or copy posts and paste them with `/learn`."
        return f"{inline(name)} has no posts yet. Register it again once it does, or {self._files()}."

    def walled(self, host: str, wall: BlockReason) -> str:
        files = f"You can also {self._files()}, or paste posts with `/learn`, and I can learn at once."
        match wall:
            case "login":
                said = f"{host} wants a login before it shows this. Make it public and register it again."
            case "captcha" | "challenge":
                said = f"{host} asks for proof that I'm human, and I don't get around such checks."
            case "script":
                said = f"{host} shows its text only in a browser, so there is nothing for me to read."
            case "rest":
                said = f"{host} has had too many requests for now. Register the same address again in an hour and I'll go on from there."
        return f"{said} {files}"

    def not_welcome(self, host: str, why: Unwelcome) -> str:
        if why == "ai":
            return f"The robots.txt of {host} asks programs not to read posts for AI, so I didn't."
        return f"The robots.txt of {host} asks programs to stay away, so I didn't read it."

    def not_proved(self, address: str, code: str, why: str, looked: bool) -> str:
        missing = f"I can't see the code at {inline(address)} yet. If it is new, wait a few minutes."
        first = f"First, please show that {inline(address)} is yours."
        return (
            f"{missing if looked else why or first}\n\n"
            f"Put this code into its introduction or a new post's title, then press the button. I read public posts only."
            "\n\n"
            f"`{code}`\n\n"
            f"Or {self._files()}, or paste posts with `/learn`."
        )

    def bad_archive(self, name: str, fault: ArchiveFault) -> str:
        match fault:
            case "broken":
                return f"{inline(name)} is broken and won't open. Zip or download it again, or send the posts as .md or .txt files."
            case "locked":
                return f"{inline(name)} is locked with a password. Zip the posts again without one and send that."
            case "crowded":
                return f"There are too many files in {inline(name)} for me to open it. Zip only the folder with your posts and send that."
            case "large":
                return f"{inline(name)} would be too large once unpacked, so I did not open it. Zip only the posts, without pictures, and send that."

    def not_readable(self, name: str) -> str:
        return f"I can't read files like {inline(name)}. Copy the text and paste it with `/learn`, or save it as .md, .txt, .html or .zip."

    def others_words(self, name: str, what: Conversation) -> str:
        if what == "chat":
            return f"{inline(name)} is a saved conversation, with other people's words in it, so I did not read it. Send files with posts of your own."
        return f"{inline(name)} is a collection of comments, with other people's words in it, so I did not read it. Send files with posts of your own."

    def unreachable(self, host: str, status: int) -> str:
        files = f"Or {self._files()}."
        match status:
            case 404 | 410:
                said = f"{host} has no such page ({status}). Check the address."
            case 401 | 403:
                said = f"{host} doesn't let me read this: it is private, or closed to bots."
            case 0 if ":" in host:
                said = f"{host}: I only open ports 80 and 443. Send an ordinary blog address."
            case _:
                answer = f" (it answered {status})" if status else ""
                said = f"I can't reach {host}{answer}. Check the address and try again in a while."
        return f"{said} {files}"

    def private_address(self, host: str) -> str:
        return f"{host} is an address inside a private network, so I won't open it. Send the address of a public blog."

    def too_large(self, name: str, limit: int) -> str:
        size = f"{limit // 1_000_000} MB"
        return f"{inline(name)} is too large for me to read (the limit is {size}). Send the posts in smaller .md, .txt or .zip files."

    def broken_feed(self, url: str) -> str:
        return f"The feed at {inline(url)} is broken and I can't read it. Please {self._files()}, and I'll learn from those."

    def no_text_inside(self, name: str) -> str:
        return f"I found no text to read in {inline(name)}. Please {self._files()}."

    def nothing_to_learn(self, name: str, skipped: Sequence[Skipped]) -> str:
        why = f" ({self.skipped(skipped)})" if skipped else ""
        return f"There is not enough of your own writing in {inline(name)} to learn from{why}. Register it again once there are posts with a few lines of your own, or {self._files()}."

    def other_language(self, name: str, code: str) -> str:
        if language := LANGUAGE_NAMES.get(code):
            return f"I can't learn {language} yet, and {inline(name)} is in {language}. Send posts in Korean, English or Japanese and I'll learn from those."
        return f"I can learn voices in Korean, English and Japanese only, and {inline(name)} is in another language. Send posts in one of these."

    def no_room_left(self) -> str:
        if self.operator:
            return "The disk that I work on is full, so I could not save this. Free some space, then try again."
        return "The disk that I work on is full, so I could not do this. Nothing is wrong with your posts. Please tell whoever runs this bot, and send them again later."

    def hard_to_read(self, name: str, why: WorkFault) -> str:
        what = inline(name) if name else "this"
        instead = f"Please {self._files()}, or paste them with `/learn`."
        match why:
            case "slow":
                return f"Reading {what} took too long, so I stopped. {instead}"
            case "memory":
                return f"I could not read all of {what}: it is too large and too complicated. {instead}"
            case "broken":
                return f"I could not read {what}: it is broken, or in a format I don't know. {instead}"
            case "disk":
                return self.no_room_left()

    def too_hard(self, why: WorkFault) -> str:
        few = "Pick some and send them as .md or .txt files."
        match why:
            case "slow":
                return f"These posts are too hard for me to learn from in time. {few}"
            case "memory":
                return f"These posts are too many and too complicated for me to learn from at once. {few}"
            case "broken":
                return f"Something in these posts stopped me while I learned from them. {few}"
            case "disk":
                return self.no_room_left()
