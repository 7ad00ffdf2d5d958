"""What the bot remembers, as tables."""

from storage.tables.blog_tables import analyses, blogs, cards, claims, origins, pastes, post_notes, posts, watches
from storage.tables.draft_tables import (
    card_messages,
    charges,
    drafts,
    edits,
    material_messages,
    materials,
    messages,
    proposals,
    revisions,
)
from storage.tables.inbox_tables import inbox
from storage.tables.operation_tables import alerts, starts
from storage.tables.people_tables import (
    announcements,
    blocks,
    facets,
    link_codes,
    link_tries,
    links,
    persons,
    salts,
    tombstones,
    used,
)
from storage.tables.process_tables import paces
from storage.tables.schema import OUTLASTS, metadata, to

__all__ = [
    "OUTLASTS",
    "alerts",
    "analyses",
    "announcements",
    "blocks",
    "blogs",
    "card_messages",
    "cards",
    "charges",
    "claims",
    "drafts",
    "edits",
    "facets",
    "inbox",
    "link_codes",
    "link_tries",
    "links",
    "material_messages",
    "materials",
    "messages",
    "metadata",
    "origins",
    "paces",
    "pastes",
    "persons",
    "post_notes",
    "posts",
    "proposals",
    "revisions",
    "salts",
    "starts",
    "to",
    "tombstones",
    "used",
    "watches",
]
