"""What the bot remembers: persons, blogs, posts, cards, drafts, revisions, and which messages show them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "blogs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_blogs"),
        sa.UniqueConstraint("owner", "kind", "mark", name="uq_blogs_owner_kind_mark"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("blog", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_persons_blog", ondelete="SET NULL"),
    )
    op.create_table(
        "posts",
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("markdown", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True)),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("blog", "mark", name="pk_posts"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_posts_blog", ondelete="CASCADE"),
    )
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_cards_blog", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("card", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("own_room", sa.Boolean(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("activity", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_drafts_blog", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["card"], ["cards.id"], name="fk_drafts_card", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Integer()),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name="fk_revisions_draft", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["parent"], ["revisions.id"], name="fk_revisions_parent"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.id"], name="fk_messages_revision", ondelete="SET NULL"),
    )
    for table, column in INDEXED:
        op.create_index(f"ix_{table}_{column}", table, [column])


INDEXED = (
    ("persons", "blog"),
    ("cards", "blog"),
    ("drafts", "owner"),
    ("drafts", "blog"),
    ("drafts", "card"),
    ("drafts", "room"),
    ("drafts", "activity"),
    ("revisions", "draft"),
    ("revisions", "parent"),
    ("messages", "revision"),
)


def downgrade() -> None:
    for table in ("messages", "revisions", "drafts", "cards", "posts", "persons", "blogs"):
        op.drop_table(table)
