"""the first tables."""

import sqlalchemy as sa
from alembic import op

from server.foundation.database import key

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", key(36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", key(36), nullable=True),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_entry_subject"), ["subject"], unique=False)

    op.create_table(
        "epoch", sa.Column("id", key(36), nullable=False), sa.PrimaryKeyConstraint("id", name=op.f("pk_epoch"))
    )
    op.create_table(
        "person",
        sa.Column("id", key(36), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("password_hash", sa.String(length=300), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_table(
        "study",
        sa.Column("id", key(36), nullable=False),
        sa.Column("code", key(60), nullable=False),
        sa.Column("source_language", sa.String(length=20), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study")),
        sa.UniqueConstraint("code", name=op.f("uq_study_code")),
    )
    op.create_table(
        "device",
        sa.Column("id", key(36), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("desk", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_device_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_person_id"), ["person_id"], unique=False)

    op.create_table(
        "guide_version",
        sa.Column("id", key(36), nullable=False),
        sa.Column("study_id", key(36), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("loaded_by_id", key(36), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("adaptations", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["loaded_by_id"], ["person.id"], name=op.f("fk_guide_version_loaded_by_id")),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name=op.f("fk_guide_version_study_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_version")),
        sa.UniqueConstraint("study_id", "digest", name=op.f("uq_guide_version_study_id_digest")),
        sa.UniqueConstraint("study_id", "number", name=op.f("uq_guide_version_study_id_number")),
    )
    op.create_table(
        "sign_in",
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_sign_in")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_person_id"), ["person_id"], unique=False)

    op.create_table(
        "sign_in_link",
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_link_person_id")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_sign_in_link")),
    )
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_link_person_id"), ["person_id"], unique=False)

    op.create_table(
        "site",
        sa.Column("id", key(36), nullable=False),
        sa.Column("study_id", key(36), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("income_group", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name=op.f("fk_site_study_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("study_id", "code", name=op.f("uq_site_study_id_code")),
    )
    op.create_table(
        "tablet",
        sa.Column("id", key(36), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_tablet_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tablet")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_tablet_secret_hash")),
    )
    with op.batch_alter_table("tablet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tablet_person_id"), ["person_id"], unique=False)

    op.create_table(
        "role",
        sa.Column("id", key(36), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("site_id", key(36), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_person_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_role_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("person_id", "role", "site_id", name=op.f("uq_role_person_id_role_site_id")),
    )
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_person_id"), ["person_id"], unique=False)

    op.create_table(
        "session",
        sa.Column("id", key(36), nullable=False),
        sa.Column("study_id", key(36), nullable=False),
        sa.Column("site_id", key(36), nullable=False),
        sa.Column("code", key(30), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("guide_version_id", key(36), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("venue", sa.String(length=300), nullable=False),
        sa.Column("time_point", sa.String(length=100), nullable=False),
        sa.Column("invited", sa.BigInteger(), nullable=False),
        sa.Column("planned_by_id", key(36), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["guide_version_id"], ["guide_version.id"], name=op.f("fk_session_guide_version_id")),
        sa.ForeignKeyConstraint(["planned_by_id"], ["person.id"], name=op.f("fk_session_planned_by_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_session_site_id")),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name=op.f("fk_session_study_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("study_id", "code", name=op.f("uq_session_study_id_code")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_study_id"), ["study_id"], unique=False)

    op.create_table(
        "change",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", key(36), nullable=False),
        sa.Column("device", key(36), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("by_staff", sa.Boolean(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("kind", key(40), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("slot", key(120), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("content", key(64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_change_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_change_session_id")),
        sa.PrimaryKeyConstraint("session_id", "number", name=op.f("pk_change")),
        sa.UniqueConstraint("id", name=op.f("uq_change_id")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index("ix_change_device", ["session_id", "device"], unique=False)
        batch_op.create_index("ix_change_history", ["session_id", "subject", "kind", "slot", "at", "id"], unique=False)

    op.create_table(
        "closure",
        sa.Column("id", key(36), nullable=False),
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by_id", key(36), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by_id", key(36), nullable=True),
        sa.Column("opened_reason", sa.String(length=2000), nullable=True),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_closure_closed_by_id")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_closure_opened_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_closure_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
    )
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closure_session_id"), ["session_id"], unique=False)

    op.create_table(
        "holding",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("device", key(36), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["device"], ["device.id"], name=op.f("fk_holding_device")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_holding_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_holding_session_id")),
        sa.PrimaryKeyConstraint("session_id", "device", name=op.f("pk_holding")),
    )
    op.create_table(
        "log_head",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("latest", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_log_head_session_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_log_head")),
    )
    op.create_table(
        "naming",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("base_id", key(36), nullable=False),
        sa.Column("by_id", key(36), nullable=False),
        sa.Column("kind", key(40), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("slot", key(120), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_naming_session_id")),
        sa.PrimaryKeyConstraint("session_id", "base_id", "by_id", name=op.f("pk_naming")),
    )
    op.create_table(
        "parked",
        sa.Column("id", key(36), nullable=False),
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("change_id", key(36), nullable=False),
        sa.Column("content", key(64), nullable=False),
        sa.Column("device", key(36), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", key(36), nullable=True),
        sa.Column("decided_reason", sa.String(length=2000), nullable=True),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_parked_decided_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_parked_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_parked_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked")),
        sa.UniqueConstraint("session_id", "change_id", "content", name=op.f("uq_parked_session_id_change_id_content")),
    )
    op.create_table(
        "shown",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("kind", key(40), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("slot", key(120), nullable=False),
        sa.Column("first_at", key(24), nullable=False),
        sa.Column("first_id", key(36), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.Column("id", key(36), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_shown_session_id")),
        sa.PrimaryKeyConstraint("session_id", "kind", "subject", "slot", name=op.f("pk_shown")),
    )
    op.create_table(
        "staff",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_staff_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_staff_session_id")),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_staff")),
    )
    op.create_table(
        "undoing",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("undone_id", key(120), nullable=False),
        sa.Column("by_id", key(36), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("by_staff", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_undoing_session_id")),
        sa.PrimaryKeyConstraint("session_id", "undone_id", "by_id", name=op.f("pk_undoing")),
    )
    op.create_table(
        "unmerged",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("change_id", key(36), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("error", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_unmerged_session_id")),
        sa.PrimaryKeyConstraint("session_id", "change_id", name=op.f("pk_unmerged")),
    )


def downgrade() -> None:
    op.drop_table("unmerged")
    op.drop_table("undoing")
    op.drop_table("staff")
    op.drop_table("shown")
    op.drop_table("parked")
    op.drop_table("naming")
    op.drop_table("log_head")
    op.drop_table("holding")
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_closure_session_id"))

    op.drop_table("closure")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index("ix_change_history")
        batch_op.drop_index("ix_change_device")

    op.drop_table("change")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_study_id"))
        batch_op.drop_index(batch_op.f("ix_session_site_id"))

    op.drop_table("session")
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_person_id"))

    op.drop_table("role")
    with op.batch_alter_table("tablet", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tablet_person_id"))

    op.drop_table("tablet")
    op.drop_table("site")
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_link_person_id"))

    op.drop_table("sign_in_link")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_person_id"))

    op.drop_table("sign_in")
    op.drop_table("guide_version")
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_device_person_id"))

    op.drop_table("device")
    op.drop_table("study")
    op.drop_table("person")
    op.drop_table("epoch")
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_entry_subject"))
        batch_op.drop_index(batch_op.f("ix_audit_entry_person_id"))

    op.drop_table("audit_entry")
