"""Turn what somebody typed into a command: one grammar for every platform."""

import re
from collections.abc import Callable
from typing import get_args
from unicodedata import normalize

from bot.commands import (
    Address,
    Again,
    AskMe,
    Begin,
    CarryOn,
    Command,
    CompareTexts,
    Done,
    Export,
    Forget,
    ForgetDraft,
    ForgetMe,
    FromDraft,
    GoBack,
    Greeting,
    Help,
    HowFar,
    JustWrite,
    Learn,
    LinkAccount,
    ListBlogs,
    ListDrafts,
    LookAtPhotos,
    MyData,
    Nod,
    Openings,
    Operate,
    Privacy,
    Register,
    Revisions,
    Say,
    ShowUsage,
    SmallTalk,
    Sponsored,
    Stop,
    Style,
    Thanks,
    There,
    Unknown,
    UnlinkAccount,
    Write,
)
from bot.commands.short_answers import JUST_WRITE, ways_to_say
from bot.wording import HEARD
from bot.wording.heard import as_heard, narrow
from bot.wording.kit import KitForm
from bot.wording.menu import Verb
from bot.wording.people import AdminVerb

# Telegram knows no hyphens in commands, people know no underscores, and Koreans think in Korean: all mean the same.
_NAMES: dict[str, Verb] = {
    name.replace("-", ""): verb
    for verb in get_args(Verb)
    for words in HEARD
    for name in (words.command(verb).name, *words.other_names(verb))
}


_ADMIN_NAMES: dict[str, AdminVerb] = {
    name: verb for verb in get_args(AdminVerb) for words in HEARD for name in words.admin_names(verb)
}


_STARTS = frozenset(name for words in HEARD for name in words.start_names)

_PLAIN: tuple[tuple[frozenset[str], Command], ...] = (
    (ways_to_say(lambda words: (*words.another_try(), *words.heard_again)), Again()),
    (ways_to_say(lambda words: (*words.carry_on(), *words.heard_carry_on)), CarryOn()),
    (ways_to_say(lambda words: (*words.other_openings(), *words.heard_openings)), Openings()),
    (ways_to_say(lambda words: (words.stop_button(), *words.heard_stop)), Stop()),
    (ways_to_say(lambda words: (words.paste_done_button(), *words.heard_done)), Done()),
    (ways_to_say(lambda words: (words.code_is_there(), *words.heard_code_is_there)), There()),
    (JUST_WRITE, JustWrite()),
    (ways_to_say(lambda words: (*words.ask_no_more(), *words.heard_ask_no_more)), AskMe(False)),
    (ways_to_say(lambda words: words.heard_ask_again), AskMe(True)),
    (ways_to_say(lambda words: (*words.look_and_write(), *words.heard_look)), LookAtPhotos(True)),
    (ways_to_say(lambda words: (*words.places_only(), *words.heard_look_away)), LookAtPhotos(False)),
    (ways_to_say(lambda words: words.heard_style), Style()),
    (ways_to_say(lambda words: words.heard_usage), ShowUsage()),
    (ways_to_say(lambda words: words.heard_help), Help()),
)

_FORMS: tuple[tuple[str, KitForm], ...] = tuple(
    (name, form) for words in HEARD for form, names in words.heard_forms.items() for name in names
)

_ABOUT_ME: tuple[tuple[tuple[str, ...], Callable[[str], Command]], ...] = tuple(
    (ways, command)
    for words in HEARD
    for ways, command in (
        (words.heard_privacy, lambda _: Privacy()),
        (words.heard_my_data, lambda _: MyData()),
        (words.heard_forget_me, lambda _: ForgetMe()),
        (words.heard_forget_draft, ForgetDraft),
        (words.heard_go_back, GoBack),
        (words.heard_compare, CompareTexts),
        (words.heard_revisions, lambda _: Revisions()),
        (words.heard_drafts, ListDrafts),
        (words.heard_export, lambda form: Export(_form(form))),
        (words.heard_link, LinkAccount),
        (words.heard_unlink, lambda _: UnlinkAccount()),
    )
)

_TALK: tuple[SmallTalk, ...] = (Thanks(), Greeting(), HowFar(), Nod())
_SMALL_TALK: tuple[tuple[str, SmallTalk], ...] = tuple(
    (rf"(?:{way})\??", talk)
    for words in HEARD
    for talk, ways in zip(
        _TALK,
        (words.heard_thanks, words.heard_greeting, words.heard_how_far, words.heard_nod),
        strict=True,
    )
    for way in ways
)
# Of at most 40 characters
_SMILES = re.compile(
    r"(?:[:;=]-?[)(dp]|\^[_.o]?\^|<3|\(笑\)|笑|(?<=[ぁ-ヿ一-鿿])w{1,9}|[ㅋㅎㅠㅜ.!~…,、☀-➿\u200d\ufe0f\U0001f000-\U0001faff\s])+\Z"
)


_UNSEEN = re.compile("[\ud800-\udfff\u200b\u200e\u200f\u2060\ufeff]")  # halves of surrogate pairs, too
_SCHEME = re.compile("https?:", re.I)
_URL = re.compile(r"https?:\S+\.\S+", re.I)  # once in a word, or anywhere in at most 300 characters
_BARE = re.compile(
    r"(?:www\.|m\.|blog\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|kr|me|dev|blog|page|site|xyz)(?:/\S*)?", re.I
)
_ABOUT_A_BLOG = re.compile("|".join(one for words in HEARD for one in words.heard_blog), re.I)
_COUNTERS = "|".join(one for words in HEARD for one in words.heard_counter)  # as 번 in 2번
_DASHES = r"_\u2010-\u2015\u2212-"  # phones turn two hyphens into one long dash


_EASTERN = re.compile("[가-힣ぁ-ヿ一-鿿]")  # what may follow the name of a command at once

# Commands that take nothing
_ALONE: dict[str, Command] = {
    "learn": Learn(), "data": MyData(), "privacy": Privacy(), "usage": ShowUsage(), "stop": Stop()
}  # fmt: skip

# Commands that take what follows them as it is
_WITH_REST: dict[str, Callable[[str], Command]] = {
    "register": Register, "blogs": ListBlogs, "drafts": ListDrafts, "undo": GoBack, "compare": CompareTexts,
    "forget": Forget, "forget_draft": ForgetDraft, "forget_me": ForgetMe, "link": LinkAccount,
    "unlink": UnlinkAccount, "style": Style, "grown": FromDraft, "sponsored": Sponsored,
}  # fmt: skip


def parse(text: str) -> Command:
    """The command somebody typed. Text that is no command is Say."""
    text = _tidy(text)
    if not text.startswith("/"):
        return _plain(text)
    name, verb, rest = _split_name(text.lstrip("/ "))
    if verb in ("register", "blogs", "learn") and _holds_address(rest):
        return Register(rest)
    match verb:
        case _ if _bare(name) in _STARTS:
            return Begin()
        case "write" | "openings":
            topic, _, notes = rest.partition("\n")
            return (Write if verb == "write" else Openings)(topic.strip(), notes.strip("\n"))
        case "export":
            return Export(_form(rest))
        case "help":
            return Help(bool(rest.strip()))
        case _ if of := _WITH_REST.get(verb):
            return of(rest)
        case _ if alone := _ALONE.get(verb):
            return alone
        case _ if operation := _ADMIN_NAMES.get(_bare(name)):
            return Operate(operation, _bare(name), rest)
        case _:
            return Unknown(name, rest) if name else Help()


def number(which: str) -> int | None:
    """'2', '#2', '2번' and '２番' are the second."""
    found = re.fullmatch(rf"#?([0-9]{{1,9}}) ?(?:{_COUNTERS})?", narrow(which).strip())
    return int(found.group(1)) if found else None


def _form(said: str) -> KitForm | None:
    """Which form of a draft begins what somebody says, as in 네이버로; None: none that we know."""
    said = said[:40].strip().casefold()
    return next((form for name, form in _FORMS if said.startswith(name)), None)


def _tidy(text: str) -> str:
    """Full-width slashes, invisible characters, and the backticks of a command copied from our own help."""
    text = _UNSEEN.sub("", text).strip()
    head, rest = text[:40], text[40:]
    if head[:1] in "`/／":
        text = normalize("NFKC", head) + rest
    if text.startswith("`/"):
        text = text.replace("`", "", 2).strip()
    return text


def _split_name(body: str) -> tuple[str, str, str]:
    """The name as typed, the verb it means (empty if none), and what follows it."""
    if whole := len(body) <= 40 and _NAMES.get(re.sub(rf"[\s{_DASHES}]", "", body).casefold()):
        return body, whole, ""  # as in "/내 데이터" and "/forget me"
    name = (re.match(rf"\?|[\w{_DASHES}]{{1,64}}", body) or [""])[0]
    name = name[: name.index("http")] if "http" in name[1:] else name
    for end in (len(name), *range(len(name) - 1, 0, -1)):
        verb = _NAMES.get(_bare(name[:end]), "")
        if verb and (end == len(name) or (verb in ("write", "register") and _EASTERN.match(name[end]) and end > 1)):
            rest = re.sub(r"\A@\w+", "", body[end:])
            return name, verb, re.sub(r"\A\s*[:,!]+", "", rest).strip()
    return name, "", body[len(name) :].strip()


def _bare(name: str) -> str:
    """As names of commands are known: without dashes, in lower case."""
    return re.sub(f"[{_DASHES}]", "", name).casefold()


def _plain(text: str) -> Command:
    said = as_heard(text)
    for ways, command in _PLAIN:
        if said in ways:
            return command
    if len(text) <= 300 and "\n" not in text and _is_about_a_blog(text):
        return Address(text)
    return _small_talk(text) or _about_me(said) or Say(text)


def _about_me(said: str) -> Command | None:
    """What people say of what is kept of them and of what leaves, with the drafts, texts or form that they name."""
    if len(said) > 40:
        return None
    heard = ((re.fullmatch(way, said), command) for ways, command in _ABOUT_ME for way in ways)
    return next((command(" ".join(filter(None, found.groups()))) for found, command in heard if found), None)


def _small_talk(text: str) -> SmallTalk | None:
    """Only whole messages: a wish may begin with any of these words. The smile that ends one adds nothing."""
    if not 1 <= len(text) <= 40 or "\n" in text:
        return None
    said = re.sub(r"\?+\Z", "?", _SMILES.sub("", narrow(text)))
    return next((talk for way, talk in _SMALL_TALK if re.fullmatch(way, said)), None if said.strip("?") else Nod())


def _is_about_a_blog(text: str) -> bool:
    """A web address and little else, or one that is called a blog."""
    alone = _URL.fullmatch(text.strip("<>()[]*")) or _BARE.fullmatch(text)
    return bool(alone or (_holds_address(text) and _ABOUT_A_BLOG.search(_URL.sub("", text))))


def _holds_address(text: str) -> bool:
    """Where the first scheme in a word begins no address, no later one does: every word is read once."""
    schemes = ((word, _SCHEME.search(word)) for word in text.split())
    return any(_URL.match(word, scheme.start()) for word, scheme in schemes if scheme)
