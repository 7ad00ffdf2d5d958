"""Who typed a code and was asked whether they mean it: a yes that comes along with the code is no answer."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("link_codes", sa.Column("asked", sa.Text()))


def downgrade() -> None:
    op.drop_column("link_codes", "asked")
