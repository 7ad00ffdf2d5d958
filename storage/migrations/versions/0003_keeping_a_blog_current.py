"""How a blog is kept current, whose it was shown to be, and texts that are pasted piece by piece."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("posts", sa.Column("stamp", sa.Text(), nullable=False, server_default=""))
    op.add_column("posts", sa.Column("unknown", sa.JSON()))
    op.add_column("posts", sa.Column("missed", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "watches",
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("declared", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proved", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True)),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("blog", name="pk_watches"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_watches_blog", ondelete="CASCADE"),
    )
    op.create_index("ix_watches_due", "watches", ["due"])
    op.create_table(
        "claims",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("asked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proved", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("person", "mark", name="pk_claims"),
    )
    op.create_table(
        "pastes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pastes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pastes_person", "pastes", ["person"])


def downgrade() -> None:
    op.drop_table("pastes")
    op.drop_table("claims")
    op.drop_table("watches")
    op.drop_column("posts", "missed")
    op.drop_column("posts", "unknown")
    op.drop_column("posts", "stamp")
