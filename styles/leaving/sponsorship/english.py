"""How people say in English that something was given or paid for a post."""

import re

from styles.leaving.sponsorship.cues import Cues

_GOODS = r"(?:product|headphones?|book|copy|sample|unit|item|meal|dinner|stay|room|night|ticket|pair|it|one|this|them)"

ENGLISH = Cues(
    said=(
        (
            "paid",
            re.compile(
                r"\b(?:paid|paying) (?:me )?(?:\w+ )?(?:to|for) (?:write|writing|review|this post|post)|"
                r"\bpaid (?:partnership|post|promotion|ad)\b",
                re.I,
            ),
        ),
        (
            "commission",
            re.compile(
                r"\baffiliate (?:links?|code|partner|program)|\bearn a (?:small )?commission|"
                r"\breferral (?:links?|code)\b",
                re.I,
            ),
        ),
        (
            "rewarded",
            re.compile(
                r"\b(?:giving me|got|gave me) a (?:\w+ )?(?:discount|voucher|refund|reward)[^\n]{0,20} (?:for|if)\b|"
                r"\b(?:discount|voucher|coupon|refund|"
                r"credit|free \w+) (?:in exchange )?(?:for|if) (?:a|my|the|i|an honest)? ?"
                r"(?:review|post|write|writing|posting)|\bin (?:exchange|return) for (?:a|an|my|"
                r"this) (?:\w+ )?(?:review|post)",
                re.I,
            ),
        ),
        (
            "given",
            re.compile(
                rf"\bgiven what I write about|\bgifted (?:\w+ )?{_GOODS}|"
                rf"\b(?:brand|company|publisher|shop|hotel|restaurant|manufacturer|"
                rf"maker|they) (?:kindly )?"
                rf"(?:sent|gave|gifted|lent|provided|comped) (?:me|us)\b[^\n]{{0,40}}\b(?:free|review|try|test|"
                rf"sample|copy|early)|\bcomped\b|"
                rf"\b(?:free|complimentary)\b[^\n]{{0,30}} from (?:the|a) (?:brand|company|publisher|hotel|"
                rf"maker)|\bpress (?:trip|stay|sample)\b|"
                rf"\breview (?:copy|unit|sample) (?:from|sent|provided)|\b(?:arc|review copy) from\b|"
                rf"\breceived [^\n]{{0,30}}(?:free of charge|for free) from (?:the )?(?:brand|company|"
                rf"publisher|maker)",
                re.I,
            ),
        ),
        (
            "sponsored",
            re.compile(
                r"\bsponsored (?:by|post|trip|stay)|\b(?:is|as|contains) sponsored\b|#(?:ad|sponsored|"
                r"gifted)\b|\bbrand (?:deal|ambassador)\b|\bthis is an ad\b"
                r"|\bour sponsor\b|\bsponsor of this post",
                re.I,
            ),
        ),
    ),
    given=(),
    unsaid=re.compile(
        r"\b(?:not|never|isn't|wasn't|no|without|nobody|non)[ -](?:a |an |being |been |any )?(?:sponsored|"
        r"affiliate|paid|gifted|sponsor)\w*"
        r"(?: (?:links?|by|to|for|post|content)\b)?",
        re.I,
    ),
    bought=re.compile(
        r"\b(?:bought|paid for|purchased) (?:it|this|them|everything|both) (?:all )?(?:myself|ourselves)|"
        r"\bwith my own money|\bout of my own pocket",
        re.I,
    ),
    kin=re.compile(
        r"\b(?:mum|mom|dad|sister|brother|friend|wife|husband|aunt|uncle|colleague|birthday|christmas)\b", re.I
    ),
)
