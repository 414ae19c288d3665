"""A change says by which right it was made, no longer whether that was the staff's."""

import sqlalchemy as sa
from alembic import op

from server.foundation.database import key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("change", "undoing")


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("by_right", key(40), nullable=True))
    op.execute(f"UPDATE change SET by_right = CASE WHEN by_staff THEN 'write_record' ELSE {OF_THE_OFFICE} END")
    op.execute("UPDATE undoing SET by_right = CASE WHEN by_staff THEN 'write_record' ELSE 'enter_questionnaire' END")
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("by_right", existing_type=key(40), nullable=False)
            batch_op.drop_column("by_staff")


OF_THE_OFFICE = "CASE kind WHEN 'consent.withdrawn' THEN 'withdraw_consent' ELSE 'enter_questionnaire' END"


def downgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("by_staff", sa.Boolean(), nullable=True))
        op.execute(f"UPDATE {table} SET by_staff = (by_right = 'write_record')")
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("by_staff", existing_type=sa.Boolean(), nullable=False)
            batch_op.drop_column("by_right")
