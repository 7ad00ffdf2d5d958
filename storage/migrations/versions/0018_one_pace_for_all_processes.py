"""The pace that all processes keep together on a platform."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "paces",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("free", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("platform", name="pk_paces"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE paces SET UNLOGGED")  # a crash may empty it: it is worth nothing a moment later


def downgrade() -> None:
    op.drop_table("paces")
