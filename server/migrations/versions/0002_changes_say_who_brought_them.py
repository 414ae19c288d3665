"""changes say who brought them."""

import sqlalchemy as sa
from alembic import op

from server.foundation.database import key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # One statement that copies no table: a log may be long.
    for table in ("change", "parked"):
        brought_by = sa.Column("brought_by_id", key(36), sa.ForeignKey("person.id"), nullable=True)
        op.add_column(table, brought_by, inline_references=True)


def downgrade() -> None:
    for table in ("parked", "change"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("brought_by_id")
