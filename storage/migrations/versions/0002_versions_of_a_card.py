"""Versions of a style card: when each was made and where undo leads; and which messages show a card."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("cards", sa.Column("parent", sa.Integer()))
    op.add_column("cards", sa.Column("created", sa.DateTime(timezone=True)))
    op.execute(
        "UPDATE cards SET parent = nullif("
        "(SELECT count(*) FROM cards AS older WHERE older.blog = cards.blog AND older.id < cards.id), 0)"
    )
    op.create_table(
        "card_messages",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("blog", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_card_messages"),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_card_messages_blog", ondelete="SET NULL"),
    )
    op.create_index("ix_card_messages_blog", "card_messages", ["blog"])


def downgrade() -> None:
    op.drop_table("card_messages")
    op.drop_column("cards", "created")
    op.drop_column("cards", "parent")
