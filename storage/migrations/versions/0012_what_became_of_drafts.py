"""What people did to drafts before they published them, and the rules they were offered because of it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "edits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("edits", sa.Text(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name="pk_edits"),
        sa.UniqueConstraint("blog", "mark", name="uq_edits_blog_mark"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_edits_blog", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name="fk_edits_draft", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_edits_draft", "edits", ["draft"])
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
        sa.UniqueConstraint("blog", "mark", name="uq_proposals_blog_mark"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_proposals_blog", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("proposals")
    op.drop_table("edits")
