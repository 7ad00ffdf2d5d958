"""What was said and is not answered yet, and who writes a revision for which of it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("revisions", sa.Column("task", sa.Text(), nullable=False, server_default=""))
    op.add_column("revisions", sa.Column("owner", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_revisions_task", "revisions", ["task"])
    op.create_table(
        "inbox",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("part_of", sa.Text(), nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("called_off", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("begun", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("number", name="pk_inbox"),
        sa.UniqueConstraint("id", name="uq_inbox_id"),
        sqlite_autoincrement=True,
    )
    for columns in INDEXED:
        op.create_index(f"ix_inbox_{'_'.join(columns)}", "inbox", columns)


INDEXED = (["part_of"], ["state", "received"], ["person", "state"])


def downgrade() -> None:
    op.drop_table("inbox")
    op.drop_index("ix_revisions_task", "revisions")
    op.drop_column("revisions", "owner")
    op.drop_column("revisions", "task")
