"""What whoever runs the bot has been told of, when it was started, and when a blog was looked at last."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("told", MOMENT, nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_alerts"),
    )
    op.create_table(
        "starts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_starts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_starts_at", "starts", ["at"])
    op.add_column("watches", sa.Column("looked", MOMENT))
    op.create_index("ix_watches_looked", "watches", ["looked"])


def downgrade() -> None:
    op.drop_index("ix_watches_looked", "watches")
    op.drop_column("watches", "looked")
    op.drop_table("starts")
    op.drop_table("alerts")
