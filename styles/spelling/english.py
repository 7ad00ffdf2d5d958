"""English words that people spell in two ways; contractions are left alone."""

from styles.spelling.ways import SpellingRule, alike, families, patterns, quotations

_OR = "color favor behavior honor labor neighbor flavor rumor humor harbor endeavor"
_IZE = """organ real recogn optim custom summar apolog emphas minim maxim priorit categor initial serial normal general
special visual standard util memor final capital synchron token modern"""
_OTHERS = (
    *(("center", "centre"), ("gray", "grey"), ("canceled", "cancelled"), ("traveling", "travelling")),
    *(("modeling", "modelling"), ("labeled", "labelled"), ("defense", "defence"), ("catalog", "catalogue")),
    *(("traveled", "travelled"), ("fulfill", "fulfil"), ("theater", "theatre"), ("fiber", "fibre")),
)
_DASH = r"(?:(?<=[A-Za-z]{2})|(?<=[,.)]))_(?=[A-Za-z]{2}|[aAI] )"  # not x - y, which is a sum


def english_rules() -> tuple[SpellingRule, ...]:
    """American or British, hyphens, dashes and marks."""
    our = tuple((w, w[:-2] + "our") for w in _OR.split())
    ize = tuple((w + "iz", w + "is") for w in _IZE.split())
    return (
        *quotations(),
        patterns(("it's", "'(?<=[A-Za-z]')(?=[A-Za-z])", "'"), ("it’s", "’(?<=[A-Za-z]’)(?=[A-Za-z])", "’")),
        families("color", "colour", our, r"\b(_)(?=(?:s|ed|ing|ful|ites?|able|al|ly|hoods?|ers?|less)?\b)"),
        families("organize", "organise", ize, r"\b(_)(?=(?:e|es|ed|ing|ers?|ations?|able)\b)"),
        families("center", "centre", _OTHERS, r"\b(_)\b"),
        alike("email", "e-mail"),
        alike("website", "web site"),
        alike("frontend", "front-end", "front end"),
        alike("backend", "back-end", "back end", before="(?<!front and )(?<!front or )"),
        alike("open source", "open-source"),
        alike("toward", "towards"),
        alike("while", "whilst"),
        alike("among", "amongst"),
        alike("codebase", "code base"),
        alike("dataset", "data set"),
        patterns(
            ("Internet", r"(?<=[a-z] )Internet\b(?! [A-Z])", "Internet"),
            ("internet", r"(?<=[a-z] )internet\b", "internet"),
        ),
        patterns(
            ("okay", r"(?<=[a-z] )okay\b", "okay"), ("OK", r"(?<=[a-z] )OK\b", "OK"), ("ok", r"(?<=[a-z] )ok\b", "ok")
        ),
        patterns(*((f"a{dash}b", _DASH.replace("_", dash), dash) for dash in ("—", " — ", " – ", " - ", " -- ", "--"))),
        patterns(("...", r"(?<=\w)\.{3}(?!\.)", "..."), ("…", r"(?<=\w)…(?!…)", "…")),
    )
