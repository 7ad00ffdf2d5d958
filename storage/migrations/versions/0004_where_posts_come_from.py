"""Where posts come from: which of them grew from a draft, and what their author says of it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "origins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("draft", sa.Integer()),
        sa.Column("revision", sa.Integer()),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("provenance", sa.Text(), nullable=False),
        sa.Column("message", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_origins"),
        sa.UniqueConstraint("blog", "mark", name="uq_origins_blog_mark"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_origins_blog", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name="fk_origins_draft", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.id"], name="fk_origins_revision", ondelete="SET NULL"),
        sqlite_autoincrement=True,
    )
    for column in INDEXED:
        op.create_index(f"ix_origins_{column}", "origins", [column])


INDEXED = ("draft", "revision", "message")


def downgrade() -> None:
    op.drop_table("origins")
