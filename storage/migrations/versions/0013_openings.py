"""Openings to choose from, and the one a text begins with."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("revisions", sa.Column("kind", sa.Text(), nullable=False, server_default=sa.text("'text'")))
    op.add_column("revisions", sa.Column("begun", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    for column in ("begun", "kind"):
        op.drop_column("revisions", column)
