"""The staff of a session can change: its rows say which change said so, and none as planned."""

import sqlalchemy as sa
from alembic import op

from server.foundation.database import key

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staff", sa.Column("at", key(24), server_default="", nullable=False))
    op.add_column("staff", sa.Column("change_id", key(), server_default="", nullable=False))


def downgrade() -> None:
    op.execute("DELETE FROM staff WHERE role = ''")
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_column("change_id")
        batch_op.drop_column("at")
