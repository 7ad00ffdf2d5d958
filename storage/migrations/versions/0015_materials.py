"""What people give for a draft before it is written, what they are asked, and what they want of being asked."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("drafts", sa.Column("state", sa.Text(), nullable=False, server_default=sa.text("'written'")))
    op.add_column("drafts", sa.Column("asked", sa.JSON()))
    op.add_column("drafts", sa.Column("heard", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("persons", sa.Column("asks", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("persons", sa.Column("skipped", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("persons", sa.Column("eyes", sa.Text()))
    _create_materials()
    op.create_table(
        "facets",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("blog", sa.Integer(), nullable=False),
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["blog"], ["blogs.id"], name="fk_facets_blog", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "blog", "facet", name="pk_facets"),
    )


def _create_materials() -> None:
    op.create_table(
        "materials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("taken", sa.DateTime(timezone=True)),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name="fk_materials_draft", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_materials"),
        sa.UniqueConstraint("draft", "ref", name="uq_materials_draft_ref"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_materials_ref", "materials", ["ref"])
    op.create_table(
        "material_messages",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("draft", sa.Integer()),
        sa.Column("person", sa.Text()),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name="fk_material_messages_draft", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_material_messages"),
    )
    op.create_index("ix_material_messages_draft", "material_messages", ["draft"])
    op.create_index("ix_material_messages_person", "material_messages", ["person"])


def downgrade() -> None:
    """A draft without a text is nothing before there were materials."""
    op.execute("DELETE FROM drafts WHERE id NOT IN (SELECT draft FROM revisions)")
    for table in ("material_messages", "materials", "facets"):
        op.drop_table(table)
    for table, columns in {"persons": ("eyes", "skipped", "asks"), "drafts": ("heard", "asked", "state")}.items():
        for column in columns:
            op.drop_column(table, column)
