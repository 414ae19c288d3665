"""The record says what the group answered to the summary, and where the talk came to a key question by itself."""

import sqlalchemy as sa
from alembic import op

from server.foundation.database import key

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

AT = 24


def upgrade() -> None:
    op.add_column("record_key_question", sa.Column("moved_at", key(AT), nullable=True))
    op.add_column("record_session", sa.Column("summary", sa.String(length=20), nullable=True))
    op.add_column("record_session", sa.Column("summary_at", key(AT), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("record_session", schema=None) as batch_op:
        batch_op.drop_column("summary_at")
        batch_op.drop_column("summary")
    with op.batch_alter_table("record_key_question", schema=None) as batch_op:
        batch_op.drop_column("moved_at")
