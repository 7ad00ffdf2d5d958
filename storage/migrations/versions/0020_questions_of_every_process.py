"""What somebody was asked before something is gone for good, and which card they look at: any process understands a
yes, and words about the card."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("persons", sa.Column("question", sa.Text()))
    op.add_column("persons", sa.Column("question_room", sa.Text()))
    op.add_column("persons", sa.Column("question_until", sa.DateTime(timezone=True)))
    op.add_column("persons", sa.Column("looking_room", sa.Text()))
    op.add_column("persons", sa.Column("looking_blog", sa.Integer()))


def downgrade() -> None:
    for column in ("looking_blog", "looking_room", "question_until", "question_room", "question"):
        op.drop_column("persons", column)
