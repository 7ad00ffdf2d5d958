"""What the bot says of what it keeps of people, and of forgetting it, in English."""

from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.people import PrivacyWording

_DROP = r"(?:please )?(?:delete|forget|remove|erase|discard|throw away)"


class EnglishPrivacy(PrivacyWording):
    heard_privacy = (r"(?:your )?privacy(?: policy| notice)?", r"what do you (?:keep|know|store) (?:of|about) me")
    heard_my_data = (
        r"(?:please )?(?:(?:show|send|give|export|download)(?: me)? )?(?:all )?(?:of )?my data(?: please)?",
        r"what (?:data )?do you have (?:on|of|about) me",
    )
    heard_forget_me = (
        rf"{_DROP} (?:all )?(?:of )?my (?:data|account|information)(?: please)?",
        r"(?:please )?forget (?:all about |everything about )?me(?: please)?",
        r"(?:please )?(?:delete|forget|erase) everything about me(?: please)?",
    )
    heard_forget_draft = (
        rf"{_DROP} (?:this|that|the|my) draft(?: #?([0-9]{{1,3}}))?(?: please)?",
        rf"{_DROP} draft #?([0-9]{{1,3}})(?: please)?",
    )

    def privacy(self, host: str, deepseek: bool, months: int, days: int, warned: int) -> str:
        return f"""**What I keep**

**Kept:** the posts of blogs you registered and the voice I learned from them; your drafts with their topics, notes and requests; your id on this messenger and your language. Whatever else you say is deleted once I have answered; only the number of the message stays for about four days, so that I don't answer twice.

**Where it goes:** {self._sent(host, deepseek)}

**How long:** until you delete it. What you paste and never finish goes after {count(days, "day")}. If you don't speak for {count(months, "month")}, I tell you first, and delete everything {count(warned, "day")} later unless you answer.

**Getting and deleting it:** `/my-data` get everything · `/forget-draft` delete one draft · `/forget-blog` delete one blog · `/forget-me` delete everything
After `/forget-me` one mark stays (a salted hash) that says nothing about who you are. Messages and files we exchanged stay in the messenger; delete the chat there if you want them gone, too."""

    def _sent(self, host: str, deepseek: bool) -> str:
        if not host:
            return "no language model is connected, so your texts don't leave the machine this bot runs on."
        place = f"{host} (DeepSeek's own server, in China)" if deepseek else f"{host} (chosen by whoever runs this bot)"
        return f"when I write or change a draft, passages of your posts, your notes and the draft are sent to {place}. Neither your name nor your id goes there, only a pseudonym. How long they keep it is up to that server's policy."

    def in_private(self) -> str:
        return "Others can read this here. Send `/my-data` in a private chat with me, and you get it there."

    def my_data(self, part: int, parts: int) -> str:
        if parts == 1:
            return "This is everything I keep of you. Open ‘README.txt’ first."
        return f"This is what I keep of you. It is too large for one file: this is {part} of {parts}."

    def my_data_is_coming(self) -> str:
        return "I'm putting your data together and will send it in a moment."

    def my_data_readme(self) -> str:
        return """What maltu keeps of you

- posts: what I read, blog by blog (.md)
- drafts: all that was written of each draft (.md); the higher the number, the later the text
- data: every table I keep, with nothing left out (.json). "packed" in analyses is compressed figures counted from your posts (base64).

To have it deleted, send /forget-me to the bot.
"""

    def forget_me_really(self) -> str:
        return "Shall I delete everything I have of you? Posts, voices, drafts and what you pasted are deleted for good, and whatever I am doing for you stops. To get a copy first, send `/my-data`."

    def forgot_me(self, blogs: int, posts: int, drafts: int, files: int) -> str:
        counted = ((blogs, "blog"), (posts, "post"), (drafts, "draft"), (files, "saved file"))
        named = ", ".join(count(number, what) for number, what in counted if number)
        gone = f"I have deleted everything: {named}." if named else "I have deleted everything."
        return f"{gone} Messages in this chat and files you already have are yours to delete. Whenever you speak to me again, we start afresh."

    def lingers(self) -> str:
        return "Another program is reading the database file right now, so the last traces go as soon as it ends. I'll see to that; there is nothing you need to do."

    def forget_draft_really(self, topic: str) -> str:
        return f"Shall I delete the draft ‘{inline(topic)}’ with all its versions? This can't be undone."

    def forgot_draft(self, topic: str) -> str:
        return f"I have deleted the draft ‘{inline(topic)}’. Any .md files you already have remain."

    def forget_which_draft(self) -> str:
        return "Which draft should I delete? `/drafts` shows their numbers for `/forget-draft NUMBER`, or reply to a draft with “delete this draft”."

    def nothing_forgotten(self) -> str:
        return "All right, I leave it as it is."

    def forgotten_soon(self, months: int, days: int) -> str:
        return f"You haven't spoken for {count(months, 'month')}. In {count(days, 'day')} I'll delete the posts, voices and drafts I keep for you. To keep them, just say anything; for a copy, send `/my-data`."
