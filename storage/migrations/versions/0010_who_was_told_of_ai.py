"""When somebody was told that an AI writes here, before anything else."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("persons", sa.Column("told", sa.DateTime(timezone=True)))


def downgrade() -> None:
    with op.batch_alter_table("persons") as table:
        table.drop_column("told")
