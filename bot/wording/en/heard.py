"""What people say to the bot in plain words, in English."""

from bot.wording.heard import CardRequestWords, CommandWords

_HABITS = {
    "emoji": "emoji",
    "exclamation": "exclamation",
    "question": "question mark",
    "laugh": r"\bl(?:ol|augh)|haha",
    "heading": "heading|subtitle",
    "bullet": r"bullet|\blists?\b",
    "number": r"numbered|\blists?\b",
    "bold": "bold",
    "dots": r"ellips|\bdots",
    "wave": "tilde",
    "link": "link",
    "picture": "picture|photo|image",
    "parenthesis": "parenthes|bracket",
    "quotation": "quotation",
    "quote": "block ?quote",
    "dash": "dash",
    "strike": "strike|struck",
    "face": "emoticon",
    "table": r"\btables?\b",
}


class EnglishCommandWords(CommandWords):
    heard_again = ("try again", "again")
    heard_carry_on = ("continue",)
    heard_done = ("that's all", "that’s all")
    heard_code_is_there = ("it is there", "it's there")
    heard_stop = ("stop",)
    heard_style = ("my style", "show my style")
    heard_usage = ("usage", "what did this cost?", "how much was this?", "how much have i used?")
    heard_help = ("help", "?")
    heard_yes = ("y", "yep", "yeah", "it did", "it does")
    heard_no = ("n", "nope", "it did not", "it didn't", "i wrote it", "i wrote it myself")
    heard_goodbye = ("exit", "quit")
    heard_thanks = (
        r"(?:ok(?:ay)?,? |great,? |cool,? |perfect,? )?(?:many |a lot of )?(?:thanks|thank you|thx|ty|tysm|cheers)(?: (?:a lot|a bunch|so much|very much|again|you))*",
        "much appreciated|appreciate it|good job|nice work|well done",
    )
    heard_greeting = (
        r"(?:hi|hello|hey|hiya|howdy|yo|greetings)(?: (?:there|again|maltu|bot))?",
        "good (?:morning|afternoon|evening|day|night)|anybody there|anyone there|are you there",
    )
    heard_how_far = (
        r"(?:so,? |and |hey,? )?how(?:'s|’s| is| are) (?:it|that|this|things|my draft|the draft|my blog|my post|the post)(?: (?:going|coming|coming along|doing))?(?: so far)?",
        r"(?:so,? |and )?how far (?:are you|along are you|is it|did you get|along is it)",
        r"(?:are you |is it |is that |is my draft |is the draft )(?:done|ready|finished|there)(?: yet| already)?|(?:done|ready|finished) yet|(?:done|ready|finished)\?",
        r"(?:still|are you still|you still) (?:writing|working|reading|busy|there|at it|learning)|any (?:news|progress|update)s?|status|what(?:'s|’s| is) the status",
        r"what are you doing(?: now| right now)?|what(?:'s|’s) (?:up|taking so long|happening)|when (?:will|is) (?:it|that|my draft|the draft)(?: be)? (?:done|ready|finished)|how (?:much )?long(?:er)?(?: (?:will|does) (?:it|this|that) take)?|how much longer",
    )
    heard_nod = (
        "(?:ok|okay|okey|k|kk|yes|yep|yeah|yup|no|nope|nah|sure|fine|right|alright|all right|got it|i see|noted|understood|will do|sounds good|no problem|np)",
        "(?:so |very |really |that is |that's |that’s |it's |it’s |this is |looks |just )?(?:nice|great|cool|good|perfect|awesome|amazing|excellent|lovely|wonderful|wow)(?: one)?(?:,? (?:nice|great|cool|good|perfect))*",
        "(?:i )?(?:love|like) (?:it|this|that)|l+o+l+|lmao|rofl|(?:ha)+h?|(?:he){2,}|hmm+|ah+|oh+|oh ok|oh okay|oh i see",
    )
    heard_blog = (r"\bblog\b", r"\bregister\b")
    heard_counter = ()
    heard_everything = (
        r"\b(?:whole|entire|everything|all of|every|throughout|from scratch|tone|style|voice|sentences?|translate|rewrite)\b",
        r"\b(?:in)?formal(?:ly)?\b|\bpolite(?:ly)?\b|\bcasual(?:ly)?\b|\bin (?:english|korean|japanese)\b",
    )


class EnglishCardRequests(CardRequestWords):
    card_drop_rule = (
        r"(?:please )?(?:delete|remove|drop|erase|forget) (?:the )?(?:rule )?(?:number |no\.? ?|#)?([0-9]{1,4})(?: please)?",
    )
    card_drop_last = (r"(?:delete|remove|drop) (?:the )?last(?: rule| one)?",)
    card_drop_all = (r"(?:delete|remove|drop) (?:all|all rules|all of them|every rule)",)
    card_undo = (r"undo(?: that| it)?|revert|go back|cancel",)
    card_history = (r"(?:show )?(?:versions|history)",)
    card_use_version = (r"(?:use |go back to |back to |take )?(?:version |v)([0-9]{1,9})",)
    card_look = (r"show(?: it| me)?|look",)
    card_as_file = (
        r"(?:(?:send|give|show) (?:it |me )?|export |download )?(?:it )?(?:as )?(?:a |the )?(?:file|markdown|md|skill)(?: please)?",
    )
    card_thanks = (r"thanks(?: a lot)?|thank you(?: very much)?|thx|ty",)
    card_assent = ("ok|okay|yes|yep|no|nope|nice|great|cool|good|wow|hi|hello|hey|sure|fine|lol|right",)
    card_asked_nicely = (r"\b(?:can|could|would|will) you\b|\bplease\b",)
    card_question_begins = (r"(?:what|why|how|when|who|where|which|is|are|does|do you)\b",)
    card_question_ends = ()
    card_wonder_ends = ()
    card_forbids = (
        r"\bno\b|\bdon'?t\b|\bdo not\b|\bnever\b|\bwithout\b|\bavoid\b|\bdrop\b|\bleave out\b|\bstop\b|\bless\b|\bfewer\b",
    )
    card_habits = _HABITS
    card_or_draft = ("paragraph|draft|title|shorter|longer",)
