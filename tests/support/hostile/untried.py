"""Functions that take a text and are not tried with a stranger's by themselves, each with the reason."""

PROGRAM = "what is typed in a shell"
OBJECTS = "takes an object of a library that cannot be made by itself; its texts are tried in dialogues"
VALUES = "works on values that its own module makes of texts; those texts are tried"
CARDS = "says what is kept of a card; its texts are tried in dialogues"
OURS = "names of our own tables, versions and platforms, never a stranger's text"

UNTRIED = {
    "adapters.blogs.crawl.paged_list:list_fingerprint": VALUES,
    "adapters.blogs.crawl.paged_list:raise_if_empty": VALUES,
    "adapters.chat.budget:shared_budget": OURS,
    "adapters.chat.discord.files:file_handle": OBJECTS,
    "adapters.chat.discord.files:holds": OBJECTS,
    "adapters.chat.discord.files:media_handle": OBJECTS,
    "adapters.chat.discord.inbox_body:as_item": OBJECTS,
    "adapters.chat.discord.interactions:read_interaction": OBJECTS,
    "adapters.chat.discord.reading:about_what": OBJECTS,
    "adapters.chat.telegram.message_part:to_item": OBJECTS,
    "adapters.models.failures:final_meaning_of": OBJECTS,
    "adapters.models.failures:meaning_of": OBJECTS,
    "adapters.models.openai_client:at_address": OBJECTS,
    "bot.admin.judgements:model": OURS,
    "bot.places:first_words": OURS,
    "bot.card.card_text:describe_card": CARDS,
    "bot.card.card_text:rules_now": CARDS,
    "bot.cli:main": PROGRAM,
    "bot.drafts.continuing.openings:in_order": VALUES,
    "bot.drafts.continuing.openings:offer_of": VALUES,
    "bot.drafts.material.interview:material_in": VALUES,
    "bot.drafts.material.interview:outcome": VALUES,
    "bot.drafts.photos.seeing:with_question": VALUES,
    "bot.people.privacy.answers:with_traces": OBJECTS,
    "storage.backup.folder:new_file": OURS,
    "storage.database.rows:upsert": OBJECTS,
    "storage.database.shape:migrations": OURS,
    "storage.database.shape:set_version": OURS,
    "storage.database.shape:upgrade": OURS,
    "storage.people.accounts:accounts_of": OBJECTS,
    "storage.people.accounts:hold_people": OBJECTS,
    "storage.people.accounts:person_of_account": OBJECTS,
    "storage.people.folding:fold_twins": OBJECTS,
    "storage.people.forgetting:erase": OBJECTS,
    "storage.people.known:note_seen": OBJECTS,
    "storage.people.merging:merge": OBJECTS,
    "storage.people.tombstones:bury": OBJECTS,
    "storage.people.tombstones:copy_outlasting": OBJECTS,
    "storage.people.tombstones:is_forgotten": OBJECTS,
    "storage.people.tombstones:names_of": OBJECTS,
    "storage.people.tombstones:refuse_forgotten": OBJECTS,
    "storage.people.tombstones:rename_outlasting": OBJECTS,
    "storage.revision_texts:take_from_owners": OBJECTS,
    "styles.leaving.front_matter.file_names:next_file_name": VALUES,
    "styles.leaving.front_matter.file_names:slug_like": VALUES,
    "styles.leaving.front_matter.next_head:next_head": VALUES,
    "styles.learning.analysis_file:unpack": VALUES,
    "styles.leaving.naming.tags:tags_for": VALUES,
    "styles.leaving.naming.titles:fits": VALUES,
    "styles.leaving.naming.titles:fitting": VALUES,
    "styles.leaving.naming.titles:in_their_manner": VALUES,
    "styles.scoring.distinctive:unlike": VALUES,
    "styles.scoring.ranks:make": VALUES,
    "styles.scoring.voice:fit_voice": VALUES,
    "styles.scoring.voice:mean_scores": VALUES,
    "styles.scoring.voice:standing": VALUES,
}

CHOSEN = "by whoever runs the bot; what is wrong there is told as it starts"
STORED = "written by the same module"
READ = "read from elements, which hold neither NUL nor half characters"

# Called with a stranger's text they may fail: nobody does. A function, or one way to give it a text
CLOSED = {
    "adapters.blogs.formats.xml_stream:children": OURS,
    "adapters.blogs.formats.xml_stream:child_text": OURS,
    "adapters.blogs.formats.xml_stream:elements(name)": OURS,
    "adapters.blogs.formats.xml_stream:elements(all)": OURS,
    "adapters.blogs.platforms.kakao:link": READ,
    "adapters.blogs.platforms.kakao:settle": READ,
    "adapters.blogs.to_markdown.special_chars:flanks": VALUES,
    "adapters.chat.discord.inbox_body:read_body": STORED,
    "adapters.chat.telegram.updates:line": CHOSEN,
    "adapters.models.openai_client:connect": CHOSEN,
    "bot.dialogue.one_at_a_time:meant": "asked only where there are tasks",
    "styles.prompting.fences:mark_of_draft": OURS,
    "styles.spelling.ways:families": OURS,
    "styles.scoring.background:gather": OURS,
    "styles.spelling.ways:gap": OURS,
}
