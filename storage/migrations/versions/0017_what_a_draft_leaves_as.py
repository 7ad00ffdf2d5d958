"""The front matter of posts, and the line that says a draft was given or paid for."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("posts", sa.Column("head", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("drafts", sa.Column("sponsor", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("drafts", sa.Column("settled", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for column in ("settled", "sponsor"):
        op.drop_column("drafts", column)
    op.drop_column("posts", "head")
