"""What the bot says while it reads and learns, and of blogs, in English."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.model import Skipped, Why
from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.reading import LeftOutWording, ReadingWording
from bot.wording.ways.en import EnglishWays


class EnglishLeftOut(LeftOutWording):
    def skipped(self, skipped: Sequence[Skipped]) -> str:
        return ", ".join(f"{n} {self.why(why)}" for why, n in Counter(s.why for s in skipped).most_common())

    def why(self, why: Why) -> str:
        match why:
            case "private":
                return "not public"
            case "noindex":
                return "kept out of search engines"
            case "paid":
                return "for paying readers"
            case "draft":
                return "unfinished"
            case "others":
                return "by others"
            case "short":
                return "too short"
            case "twice":
                return "there twice"
            case "broken":
                return "unreadable"
            case "locked":
                return "locked with a password"
            case "large":
                return "too large"
            case "site":
                return "belonging to the site"
            case "grown":
                return "written from my drafts"
            case "asked":
                return "waiting for you to say whether they came from a draft"
            case "other":
                return "not a post"


class EnglishReading(EnglishWays, EnglishLeftOut, ReadingWording):
    def looking(self, name: str) -> str:
        return f"Looking at {inline(name)}…"

    def reading(self, done: int, total: int) -> str:
        return f"Reading {done} / {total} posts…"

    def learning(self, posts: int) -> str:
        return f"Learning the voice from {posts} posts…"

    def first_voice(self, posts: int, others: int) -> str:
        rest = f"the other {others}" if others else "the rest"
        return f"I've learned a first voice from your {count(posts, 'newest post')} and am reading {rest}."

    def my_files(self) -> str:
        return "my files"

    def learned_from(self, title: str, posts: int, characters: int, left_out: Sequence[Skipped]) -> str:
        skipped = f", left out {len(left_out)} ({self.skipped(left_out)})"
        return f"Learned the voice of **{inline(title)}**\nfrom {count(posts, 'post')}, about {characters:,} characters{skipped if left_out else ''}."

    def broke_off_reading(self, why: str) -> str:
        return f"Reading stopped half-way, so I learned from what I had. {why} I'll go on with the rest later; to have it read at once, register the same address again."

    def hidden_posts(self, posts: int, code: str) -> str:
        return f"I left out {count(posts, 'post')} that you keep out of search engines. To have me learn from them too, put `{code}` into your blog's introduction or a new post for a moment and press ‘{self.code_is_there()}’. Once I have seen that the blog is yours, you can take it out again."

    def only_few(self, posts: int, kept_current: bool) -> str:
        more = (
            "Once there are ten or so, I'll get much closer."
            if kept_current
            else ("Send some more, ten or so in all, and I'll get much closer.")
        )
        return f"With only {posts} to learn from, I know your voice roughly. {more}"

    def newest_only(self, posts: int) -> str:
        return f"This blog shows only its newest posts, so I read {posts}. Send the export (.zip) from the blog's settings and I'll learn from the rest, too."

    def declared(self, when: datetime, kept_current: bool, proved: bool) -> str:
        current = " When new posts appear I read them and learn on my own."
        if proved:
            said = f"You have shown that this blog is yours ({when:%Y-%m-%d})."
        else:
            said = f"Saved as your own posts ({when:%Y-%m-%d}). If they aren't yours, please delete them with `/forget-blog`."
        return said + (current if kept_current else "")

    def code_is_there(self) -> str:
        return "The code is there"

    def read_the_rest(self) -> str:
        return "I've now read the posts I hadn't gotten to."

    def learned_anew(self, title: str) -> str:
        return f"I've become better at reading posts, so I learned the voice of **{inline(title)}** again. If it feels wrong, `/style` takes you back to the previous version."

    def blog_is_dead(self, title: str, why: str) -> str:
        return f"I haven't been able to read **{inline(title)}** for days. {why}\nThe voice I learned stays as it is. If the blog has moved, register its new address."

    def passages_go_to(self, host: str) -> str:
        if not host:
            return "No language model is connected, so your posts don't leave this machine."
        return f"Whenever I write, a few of these posts are sent to {host}. If you don't want that, `/forget-blog` deletes them."

    def now_write(self) -> str:
        return "Now try `/write TOPIC`. If this doesn't sound like you, `/style` lets you change it."

    def grown_posts(self, grown: int, asked: int) -> str:
        grew = f"{count(grown, 'post')} came from my drafts; from {'it' if grown == 1 else 'them'} I learn only the sentences you added."
        unsure = f"{count(asked, 'post')} may have come from my drafts; I don't learn from {'it' if asked == 1 else 'them'} until you tell me: `/from-draft`."
        return " ".join(said for said, posts in ((grew, grown), (unsure, asked)) if posts)

    def grew_from_draft(self, title: str, begun: datetime | None) -> str:
        draft = f"the draft of {begun:%Y-%m-%d}" if begun else "a draft I wrote"
        return f"**{inline(title)}**\nThis post came from {draft}, didn't it? If so, I'll leave it out when I learn your voice; if not, I'll learn from it right away."

    def yes_button(self) -> str:
        return "Yes"

    def no_button(self) -> str:
        return "No"

    def noted_as_grown(self, title: str) -> str:
        return f"All right, I'll leave **{inline(title)}** out when I learn your voice."

    def noted_as_own(self, title: str) -> str:
        return f"All right, **{inline(title)}** is your own writing, and I have learned from it."

    def nothing_to_ask(self) -> str:
        return "There is no post I need to ask about. `/style` shows what I learned."

    def not_your_post(self) -> str:
        return "Only the person who wrote this post can answer. `/from-draft` shows questions about your own."

    def paste_now(self) -> str:
        return "Paste your posts here, in as many messages as you like. Put a line of `---` between posts that go into one message.\nSay ‘done’ when that's all. (Files work, too: .md, .txt or .zip.)"

    def paste_in_private(self) -> str:
        return "Please paste posts in a private chat with me: send `/learn` there. Here, send them as .md, .txt or .zip files."

    def paste_more(self, posts: int, characters: int) -> str:
        return f"That makes {count(posts, 'post')}, {characters:,} characters. Go on, or say ‘done’."

    def paste_done_button(self) -> str:
        return "Done"

    def stop_button(self) -> str:
        return "Cancel"

    def paste_stopped(self) -> str:
        return "I have deleted what you pasted. Send `/learn` to start again."

    def untitled(self) -> str:
        return "post"

    def nothing_pasted(self) -> str:
        return "You haven't pasted anything. Send `/learn`, paste your posts, and say ‘done’."

    def pasted_too_much(self) -> str:
        return (
            "I can't take more than this. Say ‘done’ and I'll learn from what I have; send more posts as a .zip file."
        )

    def blogs(self, names: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        return f"What I learned from\n\n{listed}\n\nI write in the voice of number 1."

    def blog(self, title: str, posts: int, where: str = "") -> str:
        return f"{inline(title)} ({count(posts, 'post')}{f', {inline(where)}' if where else ''})"

    def draft(self, topic: str, created: datetime) -> str:
        return f"{inline(topic)} ({created:%Y-%m-%d})"

    def write_as(self, name: str) -> str:
        return f"From now on I'll write as **{inline(name)}**."

    def write_as_button(self, number: int) -> str:
        return f"Write as {number}"

    def no_such_number(self, number: str) -> str:
        return f"Nothing here matches ‘{number[:40]}’. Send a number from the list."

    def drafts(self, topics: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {topic}" for n, topic in enumerate(topics, 1))
        return f"Your drafts\n\n{listed}\n\n`/drafts NUMBER` shows one again, `/forget-draft NUMBER` deletes it."

    def open_button(self, number: int) -> str:
        return f"Open {number}"

    def forget_which(self, names: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        return f"Which blog should I forget?\n\n{listed}\n\nIts posts, its voice and the drafts written in it are deleted for good. Send `/forget-blog NUMBER`."

    def forget_button(self, number: int) -> str:
        return f"Forget {number}"

    def forget_really(self, name: str, drafts: int) -> str:
        with_drafts = f" {count(drafts, 'draft')} in this voice will be deleted with it." if drafts else ""
        return f"Shall I forget **{inline(name)}**, its posts and its voice?{with_drafts} This can't be undone. {self._press(self.forget_now_button())} if you are sure."

    def forget_now_button(self) -> str:
        return "Yes, forget it"

    def forgot(self, name: str, drafts: int) -> str:
        with_drafts = f" {count(drafts, 'draft')} went with it; only .md files you already have remain."
        return f"I have forgotten **{inline(name)}**.{with_drafts if drafts else ''} To start over, send the address of a blog or files with posts."

    def write_as_this(self) -> str:
        return "Write as this one"

    def still_writes_as(self, name: str) -> str:
        return f"I still write as **{inline(name)}**. {self._press(self.write_as_this())} to switch to the one I just learned."
