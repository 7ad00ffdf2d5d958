"""Filter a draft: foreign addresses, other platforms' mentions, strings like secrets and our own prompt's marks."""

import html
import re
from collections.abc import Callable
from functools import cache

from bot.drafts.sanitise.addresses import (
    ADDRESS,
    CLOSING,
    Given,
    addresses,
    defanged,
    given,
    is_address,
    may_hold_address,
)
from bot.drafts.sanitise.invisible import visible
from styles.languages import LANGUAGES
from styles.prompting.fences import MARK

BREAKS = (
    " \t\n\u00a0\u2000-\u200a\u202f\u205f\u3000。、！？…·「」『』（）“”‘’"  # nothing that is filtered goes across one
)
_RUN = re.compile(f"[^{BREAKS}]+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"\*{1,3}|~~|`+|</?[a-z]{1,10}>", re.I)
LINK = re.compile(
    r"(?P<picture>!?)\[(?P<text>(?:[^\[\]\n\\]|\\.){0,300}+)\]\("
    r"[ \t]{0,20}(?P<to><[^<>\n]{0,2000}+>|[^\s()<>]{0,2000}+(?:\([^\s()]{0,300}+\)[^\s()]{0,300}+){0,3})"
    r"(?:[ \t]{1,20}(?:\"[^\"\n]{0,200}+\"|'[^'\n]{0,200}+'))?[ \t]{0,20}\)"
)
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}:|[/\\]{2}", re.I)
_STILL_ALINK = re.compile(r"\]\((?=hxxp|[^\s()]{0,200}\[[.:]\])", re.I)

_DISCORD = re.compile(
    r"<(?:@[!&]?\d{1,25}|#\d{1,25}|/[^<>\n]{1,100}:\d{1,25}|a?:\w{1,40}:\d{1,25}|t:-?\d{1,15}(?::[a-z])?"
    r"|id:\w{1,20}|sound:[\d:]{1,50})>",
    re.I,
)
_DEEPEST = 5  # marks inside of marks that are taken out; what is left then loses its bracket

_LONG = re.compile(r"[A-Za-z0-9_+/-]{16}|:[^\s/@]{3,60}@")
_SECRET = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"((?:[srp]k[-_]|gh[opsur]_|github_pat_|glpat-|xox[abprs]-|AIza|AKIA|ASIA|hf_|npm_|ya29\.)(?:live_|test_|proj-)?)"
    r"[A-Za-z0-9_-]{16,}+"
    r"|(\d{7,12}:)[A-Za-z0-9_-]{30,}+"  # Telegram
    r"|([MNO][\w-]{2})[\w-]{20,26}\.[\w-]{6,7}\.[\w-]{27,}+"  # Discord
    r"|(eyJ)[\w-]{10,}+\.[\w-]{10,}+(?:\.[\w-]{5,}+)?"
    r"|([a-z][a-z0-9+]{1,20}://[^\s:@/]{1,60}:)[^\s@/]{3,60}(?=@))"
)
_RANDOM = re.compile(r"(?<![A-Za-z0-9+/_-])([A-Za-z0-9+/]{60,}+)={0,2}")  # a key in Base64
MASK = "••••••••"
NOBODYS = Given()


def sanitised(text: str, known: Given) -> str:
    """The draft as it is shown, kept, sent as a file and sent back to the model: all of it through one filter.

    Addresses that the person did not give open nowhere any more, and what hides an address shows it; mentions, commands
    and emoji of Discord, invisible characters, strings like secrets and the marks of our own prompt are gone. What is
    filtered once stays as it is when it is filtered again.
    """
    return filtered(text, known, [])


def filtered(text: str, known: Given, refused: list[str], in_line: bool = False) -> str:
    """As `sanitised`; `refused` takes the addresses that were not known. `in_line`: it begins within a line."""
    text = without_mentions_and_marks(visible(text), in_line)
    text = _masked(text) if _LONG.search(text) else text
    if "](" in text:
        text = LINK.sub(lambda found: _honest(found, known), text)
    if not may_hold_address(text):
        return text
    lines = [_tamed(line, known, refused) if may_hold_address(line) else line for line in text.split("\n")]
    return _STILL_ALINK.sub("] (", "\n".join(lines))


def _masked(text: str) -> str:
    text = _SECRET.sub(lambda found: next(filter(None, found.groups()), "") + MASK, text)
    return _RANDOM.sub(lambda found: found[1][:4] + MASK if _is_mixed(found[1]) else found[0], text)


def _is_mixed(letters: str) -> bool:
    """With capitals, small letters and digits, as a fingerprint in hexadecimal is not."""
    return any(map(str.isdigit, letters)) and not letters.isupper() and not letters.islower()


def without_mentions_and_marks(text: str, in_line: bool = False) -> str:
    """Without what Discord makes a mention, a command or an emoji of, and without marks and headings of our prompt."""
    for _ in range(_DEEPEST):
        if "<" not in text or text == (text := _DISCORD.sub("", text)):
            break
    text = _DISCORD.sub(lambda found: f"‹{found[0][1:]}", text) if "<" in text else text
    if not any(sign in text for sign in "<＜‹〈《#"):
        return text

    def out(found: re.Match[str]) -> str:
        return found[0] if in_line and not found.start() and found["heading"] else ""

    return _our_marks().sub(out, text)


@cache
def _our_marks() -> re.Pattern[str]:
    """The fences of a prompt, also badly copied ones, and the headings that stand nowhere but in our prompt."""
    rules = [language.rules for language in LANGUAGES.values()]
    names = "|".join(re.escape(name) for each in rules for name in each.fences)
    headings = (
        each.removeprefix("## ")
        for rule in rules
        for each in (rule.profile, rule.passages, rule.own, rule.fitting, rule.shown.split("\n")[0])
    )
    spaced = ("[ \t]{1,4}".join(map(re.escape, heading.split())) for heading in headings)
    name = rf"[ \t]{{0,4}}[/／]?[ \t]{{0,4}}(?:{names})[ \t\u00a0]{{0,4}}"
    numbered = rf"[<＜]{name}(?:\d{{1,4}}|{MARK})[^<>＜＞\n]{{0,60}}[>＞]"
    copied = rf"[‹〈《]{name}(?:\d{{1,4}}[ \t\u00a0]{{1,4}})?{MARK}[^<>＜＞\n]{{0,60}}[>＞›〉》]"  # else a title
    mark = rf"(?:{numbered}|{copied})"
    line = rf"^[ \t]*#{{1,6}}[ \t]+(?:{'|'.join(spaced)})[ \t]*(?:\n|\Z)"
    return re.compile(rf"^[ \t]*{mark}[ \t]*\n?|{mark}|(?P<heading>{line})", re.I | re.M)


def _honest(link: re.Match[str], known: Given) -> str:
    """A link that leads where it says and where the person wants; else its words, and its address behind them."""
    to = _plain(link["to"].strip("<>"))
    if not (_HAS_SCHEME.match(to) or ("." in to and any(to.startswith(one) for one in addresses(to)))):
        return link[0]  # a place in the post itself, a file beside it
    said, honest = link["text"], known.knows(to) and _is_web(to)
    claims = list(addresses(_plain(said))) if may_hold_address(said) else []
    if honest and (said.strip() or link["picture"]) and all(map(given([to]).knows, claims)):
        return link[0]
    if not said.strip() or said.strip() == to:
        return _opened(to)
    return f"{said} ({_opened(to)})"


def _opened(to: str) -> str:
    """An address as plain words; one without https:// is none, and so are orders to a program."""
    return to if _is_web(to) else defanged(to)


def _is_web(to: str) -> bool:
    return re.match(r"https?://|mailto:|[\w.-]+(?:[/?#]|\Z)", to, re.I) is not None


def _tamed(line: str, known: Given, refused: list[str]) -> str:
    return _RUN.sub(lambda found: _tamed_run(found[0], known, refused), line)


def _tamed_run(run: str, known: Given, refused: list[str]) -> str:
    if not may_hold_address(run):
        return run
    tame = _replacing(known, refused)
    run = ADDRESS.sub(tame, run)
    plain = _plain(run)
    if plain != run and any(not known.knows(one) and defanged(one) != one for one in addresses(plain)):
        return ADDRESS.sub(tame, plain)  # it was hidden behind entities or emphasis
    return run


def _plain(text: str) -> str:
    """What a reader sees of Markdown that may hide an address: entities read, escapes and emphasis taken away."""
    if not any(sign in text for sign in "&\\*~`<"):
        return text
    return _EMPHASIS.sub("", _ESCAPE.sub(r"\1", html.unescape(text)))


def _replacing(known: Given, refused: list[str]) -> Callable[[re.Match[str]], str]:
    def replace(found: re.Match[str]) -> str:
        if not is_address(found) or known.knows(found[0]):
            return found[0]
        refused.append(found[0])
        bare = found[0].rstrip(CLOSING)
        return defanged(bare) + found[0][len(bare) :]

    return replace
