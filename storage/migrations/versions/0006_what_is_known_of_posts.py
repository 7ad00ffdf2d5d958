"""What has been worked out from each post, so that a blog is learned from again sooner."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "analyses",
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("blog", "mark", name="pk_analyses"),
        sa.ForeignKeyConstraint(
            ["blog", "mark"], ["posts.blog", "posts.mark"], name="fk_analyses_blog", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("analyses")
