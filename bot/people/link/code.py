"""The code that somebody reads in one chat and types in another."""

import re
import secrets
from unicodedata import normalize

# Without I, L, O and U; Crockford's base 32, https://www.crockford.com/base32.html
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
SHELF = 3  # letters by which a code is looked up; the rest is compared
_READ_AS = str.maketrans("OIL", "011")
_TYPED = re.compile(r"[\s`<(\[“'\"]*+((?:[0-9A-Z][\s`·-]*+){8})[\s`>)\]”'\".,]*+")


def drawn_code() -> str:
    """A new one: of 2**40, as likely each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """As it is shown: '7K4M 2XQ9'."""
    return f"{code[:4]} {code[4:]}"


def typed_code(said: str) -> tuple[str, str]:
    """What somebody typed -> the code as it was drawn, and what follows it: ' 7k4m-2xq9 네' -> ('7K4M2XQ9', '네').

    What looks like another letter is read as that. ('', …) where no code stands there.
    """
    text = normalize("NFKC", said[:80]).upper()
    found = _TYPED.match(text)
    code = re.sub("[^0-9A-Z]", "", found[1]).translate(_READ_AS) if found else ""
    if found is None or set(code) - set(ALPHABET):
        return "", text
    return code, text[found.end() :].strip()
