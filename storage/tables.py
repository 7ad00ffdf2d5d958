"""What the bot remembers, as tables."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)

from storage.column_types import Moment, Tags, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


metadata = MetaData(naming_convention=NAMES)


def to(table: str, ondelete: str | None = "CASCADE") -> ForeignKey:
    """Points to a row of a table, and goes when that goes."""
    return ForeignKey(f"{table}.id", ondelete=ondelete)


# The `info` of a person's column in rows that outlast them under a hash, and are theirs again where they come back:
# what they have spent today, and whether they may speak at all, would else be forgotten with them.
OUTLASTS = {"outlasts its person": True}

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

persons = Table(
    "persons",
    metadata,
    Column("id", Words, primary_key=True),
    Column("language", Words),
    Column("blog", to("blogs", ondelete="SET NULL"), index=True),  # the one in use
    Column("admitted", Words, nullable=False, server_default=text("''")),  # the place that let them in last
    Column("announced", Integer, nullable=False, server_default="0"),  # the last announcement they were sent
    Column("seen", Moment),  # the day they spoke last; nothing: before days were kept
    Column("warned", Moment),  # when they were told that they will be forgotten unless they speak
    Column("told", Moment),  # that an AI writes here
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
    Column("activity", Integer, nullable=False, index=True),  # greater than any before whenever something happens
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

blocks = Table(  # who is not served any more
    "blocks",
    metadata,
    Column("person", Words, primary_key=True, info=OUTLASTS),
    Column("since", Moment, nullable=False),
)

announcements = Table(
    "announcements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Words, nullable=False),
    Column("asked", Moment, nullable=False),
    Column("state", Words, nullable=False),  # asked, sending, sent
    sqlite_autoincrement=True,
)

inbox = Table(
    "inbox",
    metadata,
    Column("number", Integer, primary_key=True),  # their order
    Column("id", Words, nullable=False, unique=True),
    Column("person", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("part_of", Words, nullable=False, index=True),
    Column("places", Tags),  # nothing: of a time when they were not kept
    Column("received", Moment, nullable=False),
    Column("state", Words, nullable=False),  # heard, waiting, doing, done
    Column("kind", Words, nullable=False),
    Column("owner", Words, nullable=False),
    Column("called_off", Boolean, nullable=False),
    Column("shown", Tags, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("begun", Moment),
    Index(None, "state", "received"),
    Index(None, "person", "state"),
    sqlite_autoincrement=True,
)

# What each person, and everybody together (nobody's name), has used in the newest minute, day and month.
used = Table(
    "used",
    metadata,
    Column("person", Words, primary_key=True, info=OUTLASTS),
    Column("span", Words, primary_key=True),
    Column("begins", Moment, nullable=False),
    Column("drafts", BigInteger, nullable=False),
    Column("revisions", BigInteger, nullable=False),
    Column("tokens", BigInteger, nullable=False),
    Column("nanodollars", BigInteger, nullable=False),
    Column("readings", BigInteger, nullable=False),
    Column("uploads", BigInteger, nullable=False),
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

# What is under way for somebody who was forgotten brings nothing back: of them, and of what they said in the last days,
# a salted hash stays.
tombstones = Table(
    "tombstones",
    metadata,
    Column("mark", Words, primary_key=True),
    Column("made", Moment, nullable=False),
    Column("lasting", Boolean, nullable=False),  # of a person; those of what they said go after some days
    Column("back", Boolean, nullable=False),  # they have spoken since, and are as anybody else
    Column("swept", Boolean, nullable=False),  # their jobs are gone, too
)

salts = Table(  # one, made when somebody is forgotten first
    "salts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("salt", Words, nullable=False),
)
