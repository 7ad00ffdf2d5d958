"""What the bot says of itself, and what to do first, in English."""

from bot.wording.guidance import GuidanceWording


class EnglishGuidance(GuidanceWording):
    def help(self, host: str) -> str:
        sent = (
            (f"When I write, passages of your posts are sent to {host}.")
            if host
            else (
                "No language model is connected now, so I write outlines instead of drafts. Nothing leaves this machine."
            )
        )
        return f"""**maltu** writes blog drafts in your own voice.

1. `/register-blog ADDRESS`: I read the posts and learn how you write. You can also send .md, .txt or .zip files, or paste posts after `/learn` (in the terminal: `/learn FOLDER`).
2. `/write TOPIC`: a draft. Put notes on the following lines: I use only the facts in them, and mark what is missing with `[check: …]`.
3. **Reply** to a draft to change it: “only shorten the second paragraph”. Reply to an older version to branch from it.

`/style` see and change your style card · `/blogs` what I learned from · `/drafts` your drafts · `/forget-blog` forget a blog · `/cancel` stop what I'm doing · `/help` this help

{sent}"""

    def which_address(self) -> str:
        return "Add the address of your blog: `/register-blog https://example.com/blog` (or send .md, .txt or .zip files with your posts)."

    def which_topic(self) -> str:
        return "What should I write about? Put a topic after the command, as in `/write three days in Jeju`; notes go on the following lines."

    def no_blog_yet(self) -> str:
        return "I haven't learned your voice yet. Register your blog first, `/register-blog ADDRESS`, or send files with your posts."

    def no_draft_yet(self) -> str:
        return "There is no draft to change yet. Send `/write TOPIC` and I'll write one first."

    def unknown_command(self, name: str) -> str:
        return f"I don't know the command `/{name[:40]}`. Send `/help` to see what I can do."

    def waits_for_draft(self) -> str:
        return "I'm still writing something else for you. I'll get to this as soon as that is done."

    def waits_for_reading(self) -> str:
        return "I'm still reading your blog. I'll start on this as soon as I have learned your voice."

    def still_reading(self) -> str:
        return "I'm reading your blog and learning your voice right now. I'll tell you when I'm done."

    def writes_below(self) -> str:
        return "It's this one's turn: I've started writing."

    def nothing_to_stop(self) -> str:
        return "There is nothing to stop right now."

    def stopped(self) -> str:
        return "Stopped here."

    def stopped_and_kept(self) -> str:
        return "Stopped here; what you see is kept. Press ‘Carry on’ and I continue."

    def welcome(self) -> str:
        return "You're welcome! Reply to a draft whenever something should change."

    def cut_off(self) -> str:
        return "I was restarted several times in the middle of this and couldn't finish it. Sorry! Please send it once more."

    def went_wrong(self, number: str) -> str:
        return f"Something went wrong on my side (error {number}). Try once more; if it happens again, give this number to whoever runs the bot."
