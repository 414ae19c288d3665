"""Changes may be emptied: in the log and among the parked a mark says which are."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("change", "parked"):
        op.add_column(table, sa.Column("emptied", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    for table in ("change", "parked"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("emptied")
