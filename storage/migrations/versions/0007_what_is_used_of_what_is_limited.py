"""What people have used of what is limited, and what each request to the model came to."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

AMOUNTS = ("drafts", "revisions", "tokens", "nanodollars", "readings", "uploads")


def upgrade() -> None:
    op.create_table(
        "used",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("span", sa.Text(), nullable=False),
        sa.Column("begins", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in AMOUNTS),
        sa.PrimaryKeyConstraint("person", "span", name="pk_used"),
    )
    op.create_table(
        "charges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("cached", "read", "written")),
        sa.Column("nanodollars", sa.BigInteger(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_charges"),
        sa.ForeignKeyConstraint(["revision"], ["revisions.id"], name="fk_charges_revision", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_charges_revision", "charges", ["revision"])


def downgrade() -> None:
    op.drop_table("charges")
    op.drop_table("used")
