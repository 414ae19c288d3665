"""A role is held in a study. Who had one for every study has it for each that is here."""

import sqlalchemy as sa
from alembic import op

from server.foundation import identifiers
from server.foundation.database import key

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROLE = sa.table("role", *(sa.column(name) for name in ("id", "person_id", "role", "study_id", "site_id")))
STUDY = sa.table("study", sa.column("id"))
SITE = sa.table("site", sa.column("id"), sa.column("study_id"))


def upgrade() -> None:
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.add_column(sa.Column("study_id", key(36), nullable=True))
        batch_op.drop_constraint("uq_role_person_id_role_site_id", type_="unique")
    name_the_studies()
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.alter_column("study_id", existing_type=key(36), nullable=False)
        batch_op.create_foreign_key("fk_role_study_id", "study", ["study_id"], ["id"])
        batch_op.create_unique_constraint(
            "uq_role_person_id_role_study_id_site_id", ["person_id", "role", "study_id", "site_id"]
        )


def name_the_studies() -> None:
    of_site = sa.select(SITE.c.study_id).where(SITE.c.id == ROLE.c.site_id).scalar_subquery()
    op.execute(ROLE.update().where(ROLE.c.site_id.is_not(None)).values(study_id=of_site))
    db = op.get_bind()
    everywhere = db.execute(sa.select(ROLE.c.person_id, ROLE.c.role).where(ROLE.c.study_id.is_(None)).distinct()).all()
    op.execute(ROLE.delete().where(ROLE.c.study_id.is_(None)))
    for study_id in db.scalars(sa.select(STUDY.c.id)).all():
        for person_id, role in everywhere:
            row = {"id": identifiers.mint(), "person_id": person_id, "role": role, "study_id": study_id}
            op.execute(ROLE.insert().values(row))


def downgrade() -> None:
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_constraint("uq_role_person_id_role_study_id_site_id", type_="unique")
        batch_op.drop_constraint("fk_role_study_id", type_="foreignkey")
        batch_op.drop_column("study_id")
        batch_op.create_unique_constraint("uq_role_person_id_role_site_id", ["person_id", "role", "site_id"])
