"""Which accounts are one person, and the codes that make them one; what was found in posts goes with them."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("linked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spoke", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_links"),
    )
    op.create_index("ix_links_person", "links", ["person"])
    op.create_table(
        "link_codes",
        sa.Column("shelf", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("shelf", name="pk_link_codes"),
    )
    op.create_index("ix_link_codes_person", "link_codes", ["person"])
    op.create_table(
        "link_tries",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("begins", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_link_tries"),
    )
    there = "SELECT 1 FROM posts WHERE posts.blog = edits.blog AND posts.mark = edits.mark"
    op.execute(f"DELETE FROM edits WHERE NOT EXISTS ({there})")  # of posts that were dropped before


def downgrade() -> None:
    op.drop_table("link_tries")
    op.drop_table("link_codes")
    op.drop_table("links")
