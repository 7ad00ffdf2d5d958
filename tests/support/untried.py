"""Functions that take a text and are not tried with a stranger's by themselves, each with the reason."""

PROGRAM = "what is typed in a shell"
OBJECTS = "takes an object of a library that cannot be made by itself; its texts are tried in dialogues"
VALUES = "works on values that its own module makes of texts; those texts are tried"
OURS = "names of our own tables, never a stranger's text"

UNTRIED = {
    "adapters.blogs.crawl.paged_list:list_fingerprint": VALUES,
    "adapters.blogs.crawl.paged_list:raise_if_empty": VALUES,
    "adapters.chat.discord.inbox_body:as_item": OBJECTS,
    "adapters.chat.discord.interactions:read_interaction": OBJECTS,
    "adapters.chat.discord.reading:about_what": OBJECTS,
    "adapters.chat.telegram.message_part:to_item": OBJECTS,
    "bot.cli:main": PROGRAM,
    "storage.database.rows:upsert": OBJECTS,
    "storage.database.shape:migrations": OURS,
    "storage.revision_texts:take_from_owners": OBJECTS,
    "styles.learning.analysis_file:unpack": VALUES,
    "styles.scoring.distinctive:unlike": VALUES,
    "styles.scoring.ranks:make": VALUES,
    "styles.scoring.voice:fit_voice": VALUES,
    "styles.scoring.voice:mean_scores": VALUES,
    "styles.scoring.voice:standing": VALUES,
}

# Called with a stranger's text they may fail: nobody does
CLOSED = {
    "styles.scoring.background:gather": OURS,
    "styles.spelling.ways:gap": OURS,
}
