"""What the bot says of the lines that leave with a draft, in English."""

from bot.wording.inline_text import inline
from bot.wording.leaving import LeavingWording


class EnglishLeaving(LeavingWording):
    heard_no_sponsor = ("(?:please )?(?:remove|delete|take)(?: it| the line| that)?(?: out)?(?:,? please)?",)

    def asks_sponsored(self, line: str) -> str:
        return f"This post is sponsored, isn't it? I'll put this in the first line: “{inline(line, 200)}”"

    def sponsor_line_stays(self) -> str:
        return "It stays in the first line, whatever you change. To word it yourself, write it after `/sponsored`."

    def sponsor_line_gone(self) -> str:
        return "All right, I took the disclosure out of the first line. `/sponsored yes` puts it back."

    def sponsor_line_is(self, line: str) -> str:
        return (
            f"The first line says: “{inline(line, 200)}”\n"
            "To change it, write your own after `/sponsored`; `/sponsored no` takes it out."
        )

    def no_sponsor_line(self) -> str:
        return (
            "This draft has no disclosure. If you were paid or given something for it, say `/sponsored yes`, "
            "or write your own line after `/sponsored`."
        )

    def no_draft_to_disclose(self) -> str:
        return "I can't tell which draft you mean. Reply to one with `/sponsored yes`."

    def sponsor_line_is_ours(self) -> str:
        return (
            "The disclosure in the first line is kept apart from the text. To change it, write your own after "
            "`/sponsored`; `/sponsored no` takes it out."
        )
