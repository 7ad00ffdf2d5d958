"""Blogs, their posts, what is known of those, and the cards learned from them."""

from sqlalchemy import Boolean, Column, Float, ForeignKeyConstraint, Integer, LargeBinary, Table, UniqueConstraint, text

from storage.column_types import Moment, Tags, Words
from storage.tables.schema import metadata, to

# sqlite_autoincrement: the id of something forgotten never comes to name something else.

blogs = Table(
    "blogs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("mark", Words, nullable=False),  # of the address
    Column("title", Words, nullable=False),
    UniqueConstraint("owner", "kind", "mark"),
    sqlite_autoincrement=True,
)

posts = Table(
    "posts",
    metadata,
    Column("blog", to("blogs"), primary_key=True),
    Column("mark", Words, primary_key=True),  # of the key
    Column("key", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("markdown", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("published", Moment),
    Column("tags", Tags, nullable=False),
    Column("stamp", Words, key="content_hash", nullable=False, server_default=text("''")),
    Column("unknown", Tags),
    Column("head", Words, nullable=False, server_default=text("''")),  # the front matter of a file, as it stands there
    Column("missed", Integer, nullable=False, server_default="0"),  # how many times in a row it was not to be found
)

# What has been worked out from a post goes with it: much of its text stands in there again.
analyses = Table(
    "analyses",
    metadata,
    Column("blog", Integer, primary_key=True),
    Column("mark", Words, primary_key=True),  # of the key
    Column("fingerprint", Words, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    ForeignKeyConstraint(["blog", "mark"], ["posts.blog", "posts.mark"], ondelete="CASCADE"),
)

# The notes that a model made of a post as it is shown, which no version of a card holds.
post_notes = Table(
    "post_notes",
    metadata,
    Column("blog", to("blogs"), primary_key=True),
    Column("fingerprint", Words, primary_key=True),
    Column("notes", Tags, nullable=False),  # none: what the model made was of no use
    Column("made", Moment, nullable=False),
)

watches = Table(
    "watches",
    metadata,
    Column("blog", to("blogs"), primary_key=True),
    Column("declared", Moment, nullable=False),
    Column("proved", Words, nullable=False),
    Column("seal", Words, key="fingerprint", nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("due", Moment, index=True),
    Column("failures", Integer, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("room", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("looked", Moment, index=True),  # the last time it was read, or could not be
)

claims = Table(  # made before there is a blog, and kept when it is forgotten
    "claims",
    metadata,
    Column("person", Words, primary_key=True),
    Column("mark", Words, primary_key=True),  # of the site
    Column("code", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("asked", Moment, nullable=False),
    Column("proved", Moment),
)

pastes = Table(
    "pastes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", Words, nullable=False, index=True),
    Column("room", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("begun", Moment),  # nothing: before moments were kept
    sqlite_autoincrement=True,
)

cards = Table(
    "cards",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("blog", to("blogs"), nullable=False, index=True),
    Column("card", Words, nullable=False),
    Column("parent", Integer),  # the how-manyth of its blog that undo goes back to; nothing at the first
    Column("created", Moment),  # nothing where it was kept before there were versions
    sqlite_autoincrement=True,
)

# A post that comes back comes from where it came from, and one that grew from a forgotten draft stays one that did.
origins = Table(
    "origins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("blog", to("blogs"), nullable=False),
    Column("mark", Words, nullable=False),  # of the key
    Column("key", Words, nullable=False),
    Column("draft", to("drafts", ondelete="SET NULL"), index=True),
    Column("revision", to("revisions", ondelete="SET NULL"), index=True),
    Column("share", Float, nullable=False),
    Column("provenance", Words, nullable=False),
    Column("message", Words, index=True),  # in which its author was asked
    UniqueConstraint("blog", "mark"),
    sqlite_autoincrement=True,
)
