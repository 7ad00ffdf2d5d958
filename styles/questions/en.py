"""What English posts tell, and how one asks for it in English."""

import re

from styles.questions.facet import Facet, Facets

_PEOPLE = (
    "friends?|wife|husband|partner|mom|mum|dad|mother|father|parents|brother|sister|sons?|daughters?|kids|family"
    "|colleagues?|coworkers?|co-workers?|teammates?|team|boss|manager|teacher|clients?|customers?|users?|folks|myself"
    "|alone|by ourselves|people i"
)
_SPOTS = (
    "office|home|house|city|town|street|park|airport|station|cafe|café|restaurant|shop|store|library|school|university"
    "|hotel|museum|beach|office|conference|meetup|country|neighborhood|kitchen|room|company|job|work"
)

FACETS_EN: Facets = {
    "where": Facet(
        re.compile(
            rf"\b(?:in|at|near|from|to) (?:the |my |our |a |an |this )?(?:\w+ )?(?:{_SPOTS})\b"
            r"|\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o) (?:San|New|Los|London|Paris|Berlin|Tokyo|Seoul|America|Europe|Japan"
            r"|Canada|California|Seattle|Chicago|Boston|Portland|Calgary|Vancouver)\b|\bdowntown\b|\bwhere I (?:live|work)"
        ),
        {
            "": "Where did this happen?",
            "review": "Where was it, and in which part of town?",
            "tutorial": "Where did you need this?",
            "notice": "Where does it take place?",
        },
    ),
    "when": Facet(
        re.compile(
            r"\b(?:19|20)\d\d\b|\b(?:last|this|next) (?:week|month|year|weekend|night|summer|winter|spring|fall|autumn)\b"
            r"|\b(?:yesterday|today|recently|lately|tonight|tomorrow|ago|these days)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
            r"|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b",
            re.I,
        ),
        {
            "": "When did this happen?",
            "review": "When did you go there or use it?",
            "notice": "When does it take place?",
        },
    ),
    "who": Facet(
        re.compile(rf"\b(?:my|our|the|some|a|with|other) (?:\w+ )?(?:{_PEOPLE})\b|\b(?:myself|alone)\b", re.I),
        {
            "": "Who was with you?",
            "tutorial": "Who did you do it with?",
            "essay": "Who else was part of this?",
            "notice": "Who is it for?",
        },
    ),
    "why": Facet(
        re.compile(
            r"\bbecause\b|\breasons?\b|\bwhy\b|\bwanted to\b|\bin order to\b|\bso that\b|\bcurious\b|\bthanks to\b|\bneeded (?:to|a)\b|\bthat's why\b",
            re.I,
        ),
        {
            "": "What made you do it?",
            "review": "Why did you choose it?",
            "tutorial": "Why did you need it?",
            "essay": "What brought you to that thought?",
            "notice": "Why is it being held?",
        },
    ),
    "price": Facet(
        re.compile(
            r"[$€£]\s?\d|\b\d+ (?:dollars|bucks|euros|pounds)\b|\b(?:price|prices|priced|cost|costs|expensive|cheap|cheaper|free of charge|pricing|paid for|budget)\b",
            re.I,
        ),
        {"": "What did it cost?", "notice": "What does it cost to come?"},
    ),
    "how long": Facet(
        re.compile(
            r"\b(?:for|in|after|about|took|took me|over|within|spent|every) (?:about |around |the last |the past |almost |nearly )?"
            r"(?:a|an|one|two|three|four|five|six|ten|several|a few|a couple of|\d+)[ -](?:minutes?|hours?|days?|weeks?|months?|years?)\b"
            r"|\b(?:all day|all night|a long time|for years|for months|took (?:longer|a while|forever|ages))\b",
            re.I,
        ),
        {"": "How long did it take?", "notice": "How long does it last?"},
    ),
    "how": Facet(
        re.compile(
            r"\b(?:first|then|next|finally|step|steps|using|by \w+ing|install\w*|built|build|used|approach|process|method|method|tool|tools)\b",
            re.I,
        ),
        {
            "": "What did you do first, and what then?",
            "review": "How did you use it?",
            "tutorial": "Which tools did you use, in which order?",
            "essay": "What have you done about it so far?",
            "notice": "How does one sign up?",
        },
    ),
    "liked": Facet(
        re.compile(
            r"\b(?:love|loved|like that|liked|enjoy\w*|great|excellent|fantastic|amazing|awesome|favou?rite|happy|fun|nice|best|beautiful|wonderful"
            r"|helpful|recommend|impressed|glad|useful|delightful|pleasant)\b",
            re.I,
        ),
        {
            "": "What did you like best?",
            "tutorial": "What is better now that it works?",
            "essay": "Which part stays with you most?",
            "notice": "What are you looking forward to most?",
        },
    ),
    "trouble": Facet(
        re.compile(
            r"\b(?:problems?|issues?|bugs?|errors?|fail\w*|difficult|hard|unfortunately|disappoint\w*|annoying|frustrat\w*|wrong|broke|broken|mistakes?"
            r"|struggl\w*|worr\w*|painful|slow|missing|downsides?|confus\w*|trouble|sadly|couldn['’]t|didn['’]t work|bad)\b",
            re.I,
        ),
        {
            "": "What went wrong, or could have been better?",
            "tutorial": "Where did you get stuck?",
            "essay": "What was hardest about it?",
            "notice": "What should people know beforehand?",
        },
    ),
    "before": Facet(
        re.compile(
            r"\b(?:than|compared|instead of|unlike|whereas|previously|used to|originally|before that|at first|in the past|formerly|difference|traditionally)\b",
            re.I,
        ),
        {
            "": "How was it before?",
            "review": "How does it compare with others?",
            "tutorial": "How did you do it before?",
            "essay": "What did you think before?",
            "notice": "What is different from last time?",
        },
    ),
    "next": Facet(
        re.compile(
            r"\b(?:next time|in the future|going forward|plan to|planning|plans|will be|i['’]ll|we['’]ll|going to|hope to|hoping|look forward|looking forward|goal|goals|would like to|from now on|someday|soon)\b",
            re.I,
        ),
        {
            "": "What will you do next?",
            "review": "Would you choose it again?",
            "notice": "What comes after that?",
        },
    ),
}
