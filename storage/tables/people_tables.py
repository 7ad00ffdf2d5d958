"""People: who they are, what they have used, and what outlasts them."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, text, true

from storage.column_types import Moment, Words
from storage.tables.schema import OUTLASTS, metadata, to

# sqlite_autoincrement: the id of something forgotten never comes to name something else.

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
    Column("asks", Boolean, nullable=False, server_default=true()),  # they may be asked before a draft is written
    Column("skipped", Integer, nullable=False, server_default="0"),  # how often in a row they did not answer
    Column("eyes", Words),  # whether pictures may be looked at: yes, no; nothing: not asked yet
    Column("question", Words),  # what is done if they say yes in this room, up to this moment
    Column("question_room", Words),
    Column("question_until", Moment),
    Column("looking_room", Words),  # their private room where a card was the last thing to be shown
    Column("looking_blog", Integer),  # and of which blog, if that is there
)

# Of what somebody is asked for a blog, how often they were asked, and how often they told it.
facets = Table(
    "facets",
    metadata,
    Column("person", Words, primary_key=True),
    Column("blog", to("blogs"), primary_key=True),
    Column("facet", Words, primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
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

# Several accounts that are one person: each says whose it is, that one's own, too. Who is alone has no row.
links = Table(
    "links",
    metadata,
    Column("account", Words, primary_key=True),
    Column("person", Words, nullable=False, index=True),
    Column("linked", Moment, nullable=False),
    Column("spoke", Moment, nullable=False),
)

link_codes = Table(
    "link_codes",
    metadata,
    Column("shelf", Words, primary_key=True),  # the first letters of a code
    Column("person", Words, nullable=False, index=True),
    Column("mark", Words, nullable=False),  # a salted hash of the whole code
    Column("made", Moment, nullable=False),
    Column("wrong", Integer, nullable=False),  # how many codes were tried that begin so and go on otherwise
    Column("used", Boolean, nullable=False),
    Column("asked", Words),  # a salted hash of whoever typed it last and was asked whether they mean it
)

link_tries = Table(  # how many wrong codes somebody has tried on a day
    "link_tries",
    metadata,
    Column("person", Words, primary_key=True, info=OUTLASTS),
    Column("begins", Moment, nullable=False),
    Column("wrong", Integer, nullable=False),
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
