"""What the bot says around a draft, in English."""

from collections.abc import Sequence

from bot.wording.en.plurals import count
from bot.wording.inline_text import inline
from bot.wording.ways.en import EnglishWays
from bot.wording.writing import OpeningsWording, WritingWording


class EnglishWriting(EnglishWays, WritingWording):
    def writing(self) -> str:
        return "Writing…"

    def still_writing(self, seconds: float) -> str:
        minutes, rest = divmod(int(seconds), 60)
        lasting = " ".join([f"{minutes} min"] * (minutes > 0) + [f"{rest} s"] * (rest > 0 or not minutes))
        return f"Still writing · waiting for the model for {lasting}"

    def held_up(self) -> str:
        return "I ran into the chat's rate limit, so this comes a little late."

    def shorter(self) -> tuple[str, str]:
        return "Shorter", "Make it shorter"

    def longer(self) -> tuple[str, str]:
        return "Longer", "Make it longer"

    def another_try(self) -> tuple[str, str]:
        return "Another try", "Another try"

    def carry_on(self) -> tuple[str, str]:
        return "Carry on", "Carry on"

    def quoted(self, quote: str, request: str) -> str:
        return f"This part, “{quote}”: {request}"

    def nothing_written(self) -> str:
        return f"Nothing has been written here yet. {self._press('Another try')} and I'll start from scratch."

    def strange_letters(self, found: tuple[str, ...]) -> str:
        shown = ", ".join(f"‘{f}’" for f in found[:3])
        return f"There are letters of another script in it ({shown}). Reply with what should be there, or fix it in the file."

    def spelled_otherwise(self, places: Sequence[tuple[str, str]]) -> str:
        shown = ", ".join(f"{inline(before)} → {inline(after)}" for before, after in list(dict.fromkeys(places))[:3])
        more = ", …" if len(set(places)) > 3 else ""
        return f"Spelled the way you usually do in {count(len(places), 'place')}: {shown}{more}"

    def own_sentences(self, kept: int, missing: Sequence[str]) -> str:
        if not missing:
            whose = "The sentence you wrote is" if kept == 1 else f"The {kept} sentences you wrote are"
            return f"{whose} in it, not a letter changed."
        lost = f"Reply with where to put the ones I couldn't fit in: {_quoted(missing)}"
        if not kept:
            return f"None of the sentences you wrote made it in word for word. {lost}"
        return f"{kept} of the {kept + len(missing)} sentences you wrote are in it, not a letter changed. {lost}"

    def own_sentences_again(self, kept: int, put_back: Sequence[str], missing: Sequence[str]) -> str:
        said = [f"Not a letter changed in {count(kept, 'sentence')} of your own."] if kept else []
        if put_back:
            said.append(
                f"The model had changed {len(put_back)} of them, and I put them back. To change one, reply with it: {_quoted(put_back)}"
            )
        if missing:
            said.append(
                f"{count(len(missing), 'sentence')} of your own got changed or lost. To get one back, reply with it: {_quoted(missing)}"
            )
        return " ".join(said)

    def near_post(self, title: str, share: float) -> str:
        return f"This overlaps a lot with your post ‘{inline(title)}’ ({share:.0%}). Search engines, Naver above all, rank blogs with many similar posts lower. Reply with something that post doesn't cover, and I'll rewrite the parts that overlap."

    def outline_only(self) -> str:
        return "No language model is connected, so this is an outline, not a draft. Fill in the gaps and write it yourself."

    def not_your_draft(self) -> str:
        return "Only the person who asked for this draft can change it. Start your own with `/write TOPIC`."

    def forgotten_draft(self) -> str:
        return "This draft was deleted, so I can't change it. Start a new one with `/write TOPIC`."

    def forgotten_meanwhile(self) -> str:
        return "The blog was deleted in the meantime, so I can't go on. Send its address or its files again."

    def too_large_to_get(self, name: str) -> str:
        return f"{name} is too large for me to receive. Split it into files under 20 MB and send those."

    def wrong_key(self, host: str) -> str:
        if self.operator:
            return f"{host} doesn't accept the API key. Put a new one in DEEPSEEK_API_KEY in .env and restart the bot."
        return f"I couldn't get into {host}, so nothing was written. Whoever runs the bot has been told."

    def no_balance(self, host: str) -> str:
        return f"The account at {host} is out of money. You can write again once whoever runs this bot tops it up."

    def refused(self, host: str) -> str:
        return f"The content filter at {host} refused this. Reword the topic or the notes and send them again."

    def busy(self, host: str) -> str:
        return f"{host} is too busy to answer right now. Try again in a minute or two."

    def unanswered(self, host: str) -> str:
        if self.operator and ":" in host:
            return f"{host} isn't answering. Is the model server running, and is the address right?"
        return f"{host} isn't answering. Try again in a while."

    def interrupted(self) -> str:
        return f"I was restarted in the middle of this. What you see is saved. {self._press('Carry on')} and I'll continue from here."

    def interrupted_before_a_word(self) -> str:
        return f"I was restarted before I had written anything. {self._press('Another try')} and I'll write it now."

    def broke_off(self) -> str:
        return f"The text broke off in the middle. What you see is saved. {self._press('Carry on')} and I'll continue from there."

    def too_long(self) -> str:
        return f"This is as much as I can write in one go. {self._press('Carry on')} and I'll continue from there."

    def empty_answer(self) -> str:
        return f"The model sent back nothing. {self._press('Another try')} and I'll start over."

    def gone_round(self) -> str:
        return f"The model started repeating itself, so I stopped it and saved what came before. {self._press('Another try')} and I'll try again."

    def prompt_repeated(self) -> str:
        return f"The model copied out my instructions instead of writing, so I stopped it. {self._press('Another try')} and I'll try again."

    def foreign_addresses(self, found: Sequence[str]) -> str:
        places = list(dict.fromkeys(found))
        shown = ", ".join(inline(one) for one in places[:3])
        more = f" and {len(places) - 3} more" if len(places) > 3 else ""
        return f"You never sent me these addresses, so I wrote them so that they can't be opened: {shown}{more}. If they are right, reply with the real ones."

    def masked_secrets(self) -> str:
        return "What looked like a password or a key is masked as ‘••••’."

    def ai_writes(self) -> str:
        return (
            "Hello, I'm maltu. An AI (a language model) writes the drafts here, so please read them before you publish."
        )

    def not_understood(self, host: str) -> str:
        if self.operator:
            return f"{host} couldn't handle the request. Check DEEPSEEK_BASE_URL and DEEPSEEK_MODEL in .env; `python -m bot doctor` shows more."
        return f"{host} couldn't handle the request, so nothing was written. Whoever runs the bot has been told."

    def prompt_too_long(self, prompt: int, window: int, option: str, card: int) -> str:
        if not self.operator:
            return "This is more than the model can read at once, so nothing was written. Whoever runs the bot has been told. With shorter notes or fewer files it may work right now."
        long = (
            f"The prompt has {prompt:,} tokens, the server takes {window:,}"
            if prompt and window
            else "The prompt is longer than the server takes"
        )
        ways = [f"start it with {option}"] if option else []
        ways += [f"set CARD_TOKENS={card}"] if card else []
        return f"{long}: {' or '.join(ways) or 'lower CARD_TOKENS'}."


def _quoted(sentences: Sequence[str]) -> str:
    """Three of them at most, each in quotation marks."""
    shown = ", ".join(f"“{inline(sentence)}”" for sentence in sentences[:3])
    return f"{shown}, …" if len(sentences) > 3 else shown


_TAKE = "(?:(?:i(?:'d| would)? (?:like|take|want|prefer) |use |take |go with |let's take |with )?(?:the )?)"
_ONE = "(?: ?(?:one|opening))?(?:,? please)?"
_PLACES = (("1", "one", "first"), ("2", "two", "second"), ("3", "three", "third"))


class EnglishOpenings(EnglishWays, OpeningsWording):
    heard_opening = tuple(
        (rf"{_TAKE}(?:opening |number |no\.? ?|#)?(?:{digit}|{name})(?:,? please)?", rf"{_TAKE}{ordinal}{_ONE}")
        for digit, name, ordinal in _PLACES
    )
    heard_openings = ("another opening", "other opening", "show me other openings", "openings")

    def other_openings(self) -> tuple[str, str]:
        return "Other openings", "Show other openings"

    def this_opening(self, number: int) -> tuple[str, str]:
        return f"No. {number}", f"Use opening {number}"

    def openings_offered(self) -> str:
        return "Pick the opening you like: I'll keep it word for word and go on from there. Or reply with a wish, like “plainer”, and I'll try others."

    def no_openings(self) -> str:
        return f"The model didn't send openings to choose from. {self._press('Another try')} and I'll ask again."

    def which_topic_to_open(self) -> str:
        return "What is the post about? Send something like `/openings a weekend in Jeju`, or reply to a draft with `/openings`."

    def openings_need_a_model(self) -> str:
        return "No language model is connected, so I can't think of openings. `/write TOPIC` gives you an outline."
