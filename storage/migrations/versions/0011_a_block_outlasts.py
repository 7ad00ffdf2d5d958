"""Who is blocked, in rows that outlast their person."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "blocks",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_blocks"),
    )
    op.execute("INSERT INTO blocks (person, since) SELECT id, blocked FROM persons WHERE blocked IS NOT NULL")
    op.drop_column("persons", "blocked")


def downgrade() -> None:
    op.add_column("persons", sa.Column("blocked", sa.DateTime(timezone=True)))
    known = "SELECT since FROM blocks WHERE blocks.person = persons.id"
    op.execute(f"UPDATE persons SET blocked = ({known}) WHERE id IN (SELECT person FROM blocks)")
    op.drop_table("blocks")
