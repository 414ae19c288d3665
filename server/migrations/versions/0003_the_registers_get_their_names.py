"""The tables `shown` and `naming` are called `register` and `written_over`, as the code calls them."""

import sqlalchemy as sa
from alembic import op

from server.foundation.database import key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    registers("register")
    copy("shown", "register")
    versions("written_over")
    copy("naming", "written_over")


def downgrade() -> None:
    registers("shown")
    copy("register", "shown")
    versions("naming")
    copy("written_over", "naming")


def copy(old: str, new: str) -> None:
    """A new table instead of a renamed one: SQLite cannot rename the constraints of a table."""
    names = ", ".join(column["name"] for column in sa.inspect(op.get_bind()).get_columns(old))
    op.execute(f"INSERT INTO {new} ({names}) SELECT {names} FROM {old}")
    op.drop_table(old)


def registers(name: str) -> None:
    op.create_table(
        name,
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("kind", key(40), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("slot", key(120), nullable=False),
        sa.Column("first_at", key(24), nullable=False),
        sa.Column("first_id", key(36), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.Column("id", key(36), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f(f"fk_{name}_session_id")),
        sa.PrimaryKeyConstraint("session_id", "kind", "subject", "slot", name=op.f(f"pk_{name}")),
    )


def versions(name: str) -> None:
    op.create_table(
        name,
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("base_id", key(36), nullable=False),
        sa.Column("by_id", key(36), nullable=False),
        sa.Column("kind", key(40), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("slot", key(120), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f(f"fk_{name}_session_id")),
        sa.PrimaryKeyConstraint("session_id", "base_id", "by_id", name=op.f(f"pk_{name}")),
    )
