"""The notes that a model made of the posts which are shown beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "post_notes",
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_post_notes_blog", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("blog", "fingerprint", name="pk_post_notes"),
    )


def downgrade() -> None:
    op.drop_table("post_notes")
