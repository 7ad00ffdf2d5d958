"""What somebody was asked before something is gone for good, so that any process understands their yes."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("persons", sa.Column("question", sa.Text()))
    op.add_column("persons", sa.Column("question_room", sa.Text()))
    op.add_column("persons", sa.Column("question_until", sa.DateTime(timezone=True)))


def downgrade() -> None:
    for column in ("question_until", "question_room", "question"):
        op.drop_column("persons", column)
