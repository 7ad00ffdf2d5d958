"""What it takes to be forgotten: whom a message was shown to, when somebody spoke last, and who was forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("persons", sa.Column("seen", sa.DateTime(timezone=True)))
    op.add_column("persons", sa.Column("warned", sa.DateTime(timezone=True)))
    op.add_column("pastes", sa.Column("begun", sa.DateTime(timezone=True)))
    for table, of_whom in SHOWN.items():
        op.add_column(table, sa.Column("person", sa.Text()))
        op.execute(f"UPDATE {table} SET person = ({of_whom})")
        op.execute(f"DELETE FROM {table} WHERE person IS NULL")  # of what was forgotten: nobody knows whose it was
        op.create_index(f"ix_{table}_person", table, ["person"])
    op.create_table(
        "salts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_salts"),
    )
    op.create_table(
        "tombstones",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("back", sa.Boolean(), nullable=False),
        sa.Column("swept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_tombstones"),
    )


SHOWN = {
    "messages": "SELECT drafts.owner FROM revisions JOIN drafts ON drafts.id = revisions.draft "
    "WHERE revisions.id = messages.revision",
    "card_messages": "SELECT blogs.owner FROM blogs WHERE blogs.id = card_messages.blog",
}


def downgrade() -> None:
    op.drop_table("tombstones")
    op.drop_table("salts")
    for table in SHOWN:
        op.drop_index(f"ix_{table}_person", table)
        op.drop_column(table, "person")
    op.drop_column("pastes", "begun")
    op.drop_column("persons", "warned")
    op.drop_column("persons", "seen")
