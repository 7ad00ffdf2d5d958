"""Drafts, what becomes of them, and which message shows what."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, UniqueConstraint, false, text

from storage.column_types import Moment, Questions, Words
from storage.tables.schema import metadata, to

# sqlite_autoincrement: the id of something forgotten never comes to name something else.

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", Words, nullable=False, index=True),
    Column("blog", to("blogs"), nullable=False, index=True),
    Column("card", to("cards"), nullable=False, index=True),
    Column("topic", Words, nullable=False),
    Column("notes", Words, nullable=False),
    Column("room", Words, nullable=False, index=True),
    Column("own_room", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("sponsor", Words, nullable=False, server_default=text("''")),  # the line that stands first, whatever changes
    Column("settled", Boolean, nullable=False, server_default=false()),  # its person has said whether it stands there
    Column("activity", Integer, nullable=False, index=True),  # greater than any before whenever something happens
    Column("state", Words, nullable=False, server_default=text("'written'")),  # gathering, asked, written
    Column("asked", Questions),  # all that its person was asked about it
    Column("heard", Integer, nullable=False, server_default="0"),  # how many materials its revisions know
    sqlite_autoincrement=True,
)

# What was given for a draft: the same message, or what came along with it, is kept once however often it is delivered.
materials = Table(
    "materials",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft", to("drafts"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Words, nullable=False),  # note, answer, speech, photo
    Column("text", Words, nullable=False),
    Column("ref", Words, nullable=False, index=True),
    Column("taken", Moment),
    Column("seen", Words, nullable=False),
    Column("created", Moment, nullable=False),
    UniqueConstraint("draft", "ref"),
    sqlite_autoincrement=True,
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft", to("drafts"), nullable=False, index=True),
    # No cascade: SQLite follows one for at most 1,000 levels, and all of a draft's revisions go at once.
    Column("parent", to("revisions", ondelete=None), index=True),
    Column("request", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("task", Words, nullable=False, server_default=text("''"), index=True),
    # The process that writes it; one after "-" is to stop. Nothing once it is written.
    Column("owner", Words, nullable=False, server_default=text("''")),
    Column("kind", Words, nullable=False, server_default=text("'text'")),  # or openings
    Column("begun", Words, nullable=False, server_default=text("''")),  # the opening that its person chose
    sqlite_autoincrement=True,
)

messages = Table(
    "messages",
    metadata,
    Column("id", Words, primary_key=True),
    Column(
        "revision", to("revisions", ondelete="SET NULL"), index=True
    ),  # nothing: it showed a draft that has been forgotten
    Column("person", Words, index=True),  # whose draft that is, or was
)

card_messages = Table(
    "card_messages",
    metadata,
    Column("id", Words, primary_key=True),
    Column("blog", to("blogs", ondelete="SET NULL"), index=True),  # nothing: it showed a card that has been forgotten
    Column("person", Words, index=True),  # whose card that is, or was
)

material_messages = Table(
    "material_messages",
    metadata,
    Column("id", Words, primary_key=True),
    Column("draft", to("drafts", ondelete="SET NULL"), index=True),  # nothing: it has been forgotten
    Column("person", Words, index=True),  # whose draft that is, or was
    Column("number", Integer, nullable=False),  # of the material; 0: the questions about the draft
)

charges = Table(
    "charges",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", to("revisions"), nullable=False, index=True),
    Column("cached", Integer, nullable=False),
    Column("read", Integer, nullable=False),
    Column("written", Integer, nullable=False),
    Column("nanodollars", BigInteger, nullable=False),
    Column("settled", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

# What became of a draft quotes it, and goes with it. Which rules were offered and declined outlasts that.
edits = Table(
    "edits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("blog", to("blogs"), nullable=False),
    Column("mark", Words, nullable=False),  # of the key
    Column("key", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("draft", to("drafts"), nullable=False, index=True),
    Column("edits", Words, nullable=False),
    Column("told", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("blog", "mark"),
    sqlite_autoincrement=True,
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("blog", to("blogs"), nullable=False),
    Column("mark", Words, nullable=False),  # of the kind
    Column("kind", Words, nullable=False),
    Column("state", Words, nullable=False),  # open, rule, declined
    UniqueConstraint("blog", "mark"),
    sqlite_autoincrement=True,
)
