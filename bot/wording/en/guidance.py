"""What the bot says of itself, and what to do first, in English."""

from bot.model import Unread
from bot.wording.en.plurals import count
from bot.wording.guidance import GuidanceWording
from bot.wording.inline_text import inline
from bot.wording.ways.en import EnglishWays


class EnglishGuidance(EnglishWays, GuidanceWording):
    def help(self, host: str, company: bool = False) -> str:
        sent = (
            f"An AI (a language model) writes; a few of your posts go to {host}."
            if host
            else "No language model is connected, so I write outlines. Nothing leaves this machine."
        )
        heard = "In groups and topics I hear only replies and mentions.\n" if company else ""
        learn = " or `/learn FOLDER`" if self.terminal else ""
        return f"""I write blog drafts in your own voice.

1. `/register-blog ADDRESS`{learn}: I learn how you write.
2. `/write TOPIC`: a draft. I use only the facts in notes on the next lines.
3. **Reply** to a draft to change it, like “shorter”.

`/style` your voice · `/drafts` your drafts · `/export` ready to paste · `/help more` more
{heard}{sent}"""

    def help_more(self) -> str:
        paste = "" if self.terminal else "send .md, .txt or .zip files, or "
        return f"""No address? Then {paste}paste posts with `/learn`.
I keep whole sentences in your notes as they are, and mark what's missing with `[check: …]`. Photos get their places.
Reply to an older draft to go on from that one.
‘Sounds like you’: how close a draft is, out of 100.

`/openings TOPIC` pick an opening
`/blogs` your blogs · `/forget-blog` delete one
`/usage` what you used · `/privacy` what I keep
`/cancel` stop what I'm doing"""

    def help_more_button(self) -> str:
        return "More"

    def which_address(self) -> str:
        return f"Add the address of your blog: `/register-blog https://example.com/blog` (or {self._files()})."

    def which_topic(self) -> str:
        return "What should I write about? Put a topic after the command, as in `/write three days in Jeju`; notes go on the following lines."

    def no_blog_yet(self) -> str:
        return (
            f"I haven't learned your voice yet. Register your blog first, `/register-blog ADDRESS`, or {self._files()}."
        )

    def no_draft_yet(self) -> str:
        return "There is no draft to change yet. Send `/write TOPIC` and I'll write one first."

    def may_write(self) -> str:
        return "Send `/write TOPIC` and I'll write a draft in your voice."

    def may_refine(self) -> str:
        return "If something in your draft should change, just tell me. For another post, send `/write TOPIC`."

    def greeting(self, next_step: str) -> str:
        return f"Hello! {next_step}"

    def is_writing(self, waiting: int) -> str:
        return f"I'm writing your draft and will show it as soon as it is done.{self._behind(waiting)}"

    def is_reading(self, waiting: int) -> str:
        return (
            f"I'm reading your posts and learning your voice. I'll tell you as soon as I'm done.{self._behind(waiting)}"
        )

    def _behind(self, waiting: int) -> str:
        return f" {count(waiting, 'more thing')} you asked for will follow." if waiting else ""

    def all_done(self, topic: str, whole: bool) -> str:
        state = "is finished." if whole else "stopped halfway. Open it to carry on."
        return f"I'm not working on anything right now. Your last draft, ‘{inline(topic)}’, {state}"

    def show_draft_button(self) -> str:
        return "Show the draft"

    def unread(self, what: Unread) -> str:
        match what:
            case "photo":
                return "I can't see pictures yet. Tell me in words what is in it and I'll put that into the draft."
            case "voice":
                return "I can't listen to recordings yet. Speak through the microphone key (🎤) of your keyboard and it arrives as text."
            case "video":
                return "I can't watch videos yet. Tell me in words what happens in it and I'll put that into the draft."
            case "sticker":
                return "I can't read stickers. If there is something you want to tell me, please write it."
            case "location":
                return "I can't open locations. Tell me the name of the place and I'll put it into the draft."
            case "poll":
                return "I can't vote in polls. Tell me in words what you want to decide and I'll help."
            case "contact":
                return "I don't read contacts. If some of it belongs in your draft, please write just that part."
            case "edited":
                return "I don't read a message again after it was edited. Please send what changed as a new message."
            case "forwarded":
                return "That is a forwarded message. To use it for your draft, copy it into a reply to the draft; to use it as notes for a new post, paste it on the lines below `/write TOPIC`."

    def reads_words_only(self) -> str:
        return "I can't see pictures and videos or hear recordings yet, so I'll go by the words you sent with it."

    def forwarded_as_request(self) -> str:
        return "Use it for the draft"

    def forwarded_as_topic(self) -> str:
        return "Write about it"

    def too_much_waits(self, waiting: int) -> str:
        return f"You already have {count(waiting, 'thing')} waiting, so I couldn't take this one. Please send it again when some of them are done."

    def unknown_command(self, name: str, meant: str = "") -> str:
        if meant:
            return f"I don't know the command `/{name[:40]}`. Did you mean `/{meant}`?"
        return f"I don't know the command `/{name[:40]}`. Send `/help` to see what I can do."

    def waits_for_draft(self) -> str:
        return "I'm still writing something else for you. I'll get to this as soon as that is done."

    def waits_for_others(self) -> str:
        return "Many people are writing right now. I'll start right here when it's your turn."

    def waits_for_reading(self) -> str:
        return "I'm still reading your blog. I'll start on this as soon as I have learned your voice."

    def still_reading(self) -> str:
        return "I'm reading your blog and learning your voice right now. I'll tell you when I'm done."

    def writes_below(self) -> str:
        return "It's this one's turn: I've started writing."

    def nothing_to_stop(self) -> str:
        return "There is nothing to stop right now."

    def stopped(self) -> str:
        return "Stopped."

    def stopped_and_kept(self) -> str:
        return f"Stopped. What you see is saved. {self._press('Carry on')} and I'll continue."

    def welcome(self) -> str:
        return "You're welcome! Reply to a draft whenever something should change."

    def cut_off(self) -> str:
        return "I was restarted several times in the middle of this and couldn't finish it. Sorry! Please send it once more."

    def went_wrong(self, number: str) -> str:
        if self.operator:
            return f"Something went wrong on my side (error {number}). Try once more; if it happens again, look for this number in the log."
        return f"Something went wrong on my side (error {number}). Try once more; if it happens again, give this number to whoever runs the bot."
