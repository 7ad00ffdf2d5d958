"""What the bot says about who may use it, to those who run it, and of what it keeps of people, in English."""

from collections.abc import Mapping, Sequence

from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.people import AccessWording, AdminVerb, DataNames, PrivacyWording, megabytes_up


class EnglishAccess(AccessWording):
    def not_invited(self, person: str) -> str:
        return f"Sorry, this bot is by invitation only. If you'd like to use it, give whoever runs it this: `{person}`"

    def not_served(self) -> str:
        return "Sorry, you can't use this bot right now. If you have questions, please ask whoever runs it."

    def answered_in_private(self, link: str) -> str:
        return f"I've sent it to our private chat. {link}".strip()

    def open_private_chat(self, link: str) -> str:
        if link:
            return f"Others can read along here, so I won't show it. Say hello to me at {link} first, then ask again."
        return "Others can read along here, so I won't show it. Let me send you private messages first, then ask again."

    def too_many_files(self, count: int, most: int) -> str:
        return f"That's {count} files, and I can read {most} at a time. Send them in parts, or put them into one .zip."

    def too_much_sent(self, size: int, most: int) -> str:
        return f"These files come to {megabytes_up(size)} MB, and I can read {megabytes_up(most)} MB at a time. Please send them in parts."

    def admin_names(self, verb: AdminVerb) -> tuple[str, ...]:
        match verb:
            case "limits":
                return ("limits",)
            case "block":
                return ("block", "unblock")
            case "announce":
                return ("announce",)

    def limits(self, values: Mapping[str, str], allowed: int, admins: int) -> str:
        who = f"Only those in the list of {allowed} may use me." if allowed else "Anybody may use me."
        lines = "".join(f"\n- `{name}` {value}" for name, value in values.items())
        return f"These limits are in force. {who} Admins: {admins}.{lines}\n\nTo change them, edit the settings and restart me."

    def blocked(self, person: str) -> str:
        return f"`{person}` is blocked, and what was being done for them has stopped. Send the same command again to unblock."

    def unblocked(self, person: str) -> str:
        return f"`{person}` is no longer blocked and can use me again."

    def not_blocked(self, person: str) -> str:
        return f"`{person}` isn't blocked."

    def blocked_people(self, people: Sequence[str]) -> str:
        if not people:
            return "Nobody is blocked. To block somebody, send for example `/block telegram:42`."
        return "These people are blocked:\n" + "\n".join(f"{n}. `{person}`" for n, person in enumerate(people, 1))

    def no_such_person(self, said: str) -> str:
        return f"I can't tell who “{said[:40]}” is. Please give their number, like `telegram:42` or `discord:123456789012345678`."

    def no_admin_blocked(self) -> str:
        return "I can't block somebody who runs me. Take them out of `ADMINS` first."

    def unblock_button(self, person: str) -> str:
        return f"Unblock {person}"

    def unblock_words(self) -> tuple[str, ...]:
        return ("unblock", "off", "lift")

    def announce_what(self) -> str:
        return "What should I announce? Add the text, for example `/announce I'll be away tomorrow from 2 a.m.`"

    def announce_really(self, people: int) -> str:
        return f"I'll send the text below to {_people(people)}, once each and in private. It can't be taken back."

    def announce_button(self) -> str:
        return "Send to everybody"

    def announcing(self) -> str:
        return "I've started sending it, and will tell you when I'm done."

    def announced(self, reached: int, missed: int) -> str:
        rest = f" {_people(missed)} couldn't be reached in private." if missed else ""
        return f"The announcement has been sent and reached {_people(reached)}.{rest}"

    def announced_already(self) -> str:
        return "That announcement has been sent already, or isn't there any more. For a new one, send `/announce` with your text."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


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

**Kept:** the posts of blogs you registered and the voice I learned from them; your drafts with their topics, notes and requests; your id on this messenger and your language. Photos are not kept, only in which message they are. Whatever else you say is deleted once I have answered; only the number of the message stays for about four days, so that I don't answer twice.

**Where it goes:** {self._sent(host, deepseek)}

**How long:** until you delete it. What you paste and never finish goes after {count(days, "day")}. If you don't speak for {count(months, "month")}, I tell you first, and delete everything {count(warned, "day")} later unless you answer.

**Getting and deleting it:** `/my-data` get everything · `/forget-draft` delete one draft · `/forget-blog` delete one blog · `/forget-me` delete everything
After `/forget-me` one mark stays (a salted hash) that says nothing about who you are. Messages and files we exchanged stay in the messenger; delete the chat there if you want them gone, too."""

    def _sent(self, host: str, deepseek: bool) -> str:
        if not host:
            return "no language model is connected, so your texts don't leave the machine this bot runs on."
        place = f"{host} (DeepSeek's own server, in China)" if deepseek else f"{host} (chosen by whoever runs this bot)"
        return f"when I write or change a draft, a few of your posts, your notes and the draft are sent to {place}. Neither your name nor your id goes there, only a pseudonym. How long they keep it is up to that server's policy."

    def my_data(self, part: int, parts: int) -> str:
        if parts == 1:
            return "This is everything I keep of you. Open ‘README.txt’ first."
        return f"This is what I keep of you. It is too large for one file: this is {part} of {parts}."

    def my_data_is_coming(self) -> str:
        return "I'm putting your data together and will send it in a moment."

    def my_data_names(self) -> DataNames:
        return DataNames("my-data", "README.txt", "posts", "drafts", "data")

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
