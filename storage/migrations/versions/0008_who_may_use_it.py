"""Who may use the bot, by whom they were let in, and what everybody is told."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("inbox", sa.Column("places", sa.JSON()))
    op.add_column("persons", sa.Column("admitted", sa.Text(), nullable=False, server_default=""))
    op.add_column("persons", sa.Column("blocked", sa.DateTime(timezone=True)))
    op.add_column("persons", sa.Column("announced", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("announcements")
    for column in ("announced", "blocked", "admitted"):
        op.drop_column("persons", column)
    op.drop_column("inbox", "places")
