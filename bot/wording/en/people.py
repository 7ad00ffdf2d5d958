"""What the bot says about who may use it, and to those who run it, in English."""

from collections.abc import Mapping, Sequence

from bot.wording.people import AccessWording, AdminVerb


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
        return f"These files come to {_megabytes(size)} MB, and I can read {_megabytes(most)} MB at a time. Please send them in parts."

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


def _megabytes(size: int) -> int:
    """Rounded up, so that what is over a limit also reads so."""
    return -(-size // 1_000_000)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
