"""What the logs mean, as tables that reports read. They begin empty: they are made when they are read."""

import sqlalchemy as sa
from alembic import op

from server.foundation.database import key

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "projected",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("unmerged", sa.BigInteger(), nullable=False),
        sa.Column("guide_version_id", key(36), nullable=False),
        sa.Column("code", key(64), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["guide_version_id"], ["guide_version.id"], name=op.f("fk_projected_guide_version_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_projected_session_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_projected")),
    )
    op.create_table(
        "record_added_question",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("question", key(120), nullable=False),
        sa.Column("section", key(120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["projected.session_id"],
            name=op.f("fk_record_added_question_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "question", name=op.f("pk_record_added_question")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_field_note",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("signed_at", key(24), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_field_note_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "subject", name=op.f("pk_record_field_note")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_key_question",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("question", key(120), nullable=False),
        sa.Column("asked_at", key(24), nullable=True),
        sa.Column("mark", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_key_question_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "question", name=op.f("pk_record_key_question")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_minutes",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("section", key(120), nullable=False),
        sa.Column("minutes", sa.Double(), nullable=False),
        sa.Column("talking_since", key(24), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_minutes_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "section", name=op.f("pk_record_minutes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_note",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("note", key(120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("question", key(120), nullable=True),
        sa.Column("count", sa.Text(), nullable=True),
        sa.Column("struck", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_record_note_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_note_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "note", name=op.f("pk_record_note")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_participant",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("participant", key(120), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("instead_of", key(120), nullable=True),
        sa.Column("outside_criteria", sa.Boolean(), nullable=True),
        sa.Column("form_version", sa.Text(), nullable=False),
        sa.Column("given_on", key(10), nullable=False),
        sa.Column("completed_at", key(24), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_participant_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "participant", name=op.f("pk_record_participant")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_question_now",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("question", key(120), nullable=False),
        sa.Column("section", key(120), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("since", key(24), nullable=False),
        sa.Column("until", key(24), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_question_now_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "position", name=op.f("pk_record_question_now")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_recorder",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("part", key(120), nullable=False),
        sa.Column("started_at", key(24), nullable=True),
        sa.Column("zero_at", key(24), nullable=True),
        sa.Column("stopped_at", key(24), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_recorder_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "part", name=op.f("pk_record_recorder")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_session",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("started_at", key(24), nullable=True),
        sa.Column("ended_at", key(24), nullable=True),
        sa.Column("minutes", sa.Double(), nullable=False),
        sa.Column("talking_since", key(24), nullable=True),
        sa.Column("waiting", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_session_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_record_session")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_sub_question",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("question", key(120), nullable=False),
        sa.Column("came_up_at", key(24), nullable=True),
        sa.Column("asked_at", key(24), nullable=True),
        sa.Column("left_out_at", key(24), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_sub_question_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "question", name=op.f("pk_record_sub_question")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_talk",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("began_at", key(24), nullable=False),
        sa.Column("stopped_at", key(24), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_talk_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "position", name=op.f("pk_record_talk")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_text",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("subject", key(120), nullable=False),
        sa.Column("field", key(120), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", key(36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("person_id", key(36), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_record_text_person_id")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_text_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "subject", "field", "position", name=op.f("pk_record_text")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_answer",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("participant", key(120), nullable=False),
        sa.Column("question", key(120), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Double(), nullable=True),
        sa.Column("missing", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id", "participant"],
            ["record_participant.session_id", "record_participant.participant"],
            name="fk_record_answer_participant",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_answer_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "participant", "question", "position", name=op.f("pk_record_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_choice",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("participant", key(120), nullable=False),
        sa.Column("question", key(120), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id", "participant"],
            ["record_participant.session_id", "record_participant.participant"],
            name="fk_record_choice_participant",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_choice_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "participant", "question", "position", name=op.f("pk_record_choice")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_note_about",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("note", key(120), nullable=False),
        sa.Column("who", key(120), nullable=False),
        sa.Column("participant", key(120), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id", "participant"],
            ["record_participant.session_id", "record_participant.participant"],
            name="fk_record_note_about_participant",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_note_about_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "note", "who", name=op.f("pk_record_note_about")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_seat",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("seat", key(120), nullable=False),
        sa.Column("participant", key(120), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id", "participant"],
            ["record_participant.session_id", "record_participant.participant"],
            name="fk_record_seat_participant",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_seat_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "seat", name=op.f("pk_record_seat")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record_turn",
        sa.Column("session_id", key(36), nullable=False),
        sa.Column("turn", key(120), nullable=False),
        sa.Column("at", key(24), nullable=False),
        sa.Column("who", key(120), nullable=False),
        sa.Column("participant", key(120), nullable=True),
        sa.Column("question", key(120), nullable=True),
        sa.Column("first_words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id", "participant"],
            ["record_participant.session_id", "record_participant.participant"],
            name="fk_record_turn_participant",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["projected.session_id"], name=op.f("fk_record_turn_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "turn", name=op.f("pk_record_turn")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("record_turn")
    op.drop_table("record_seat")
    op.drop_table("record_note_about")
    op.drop_table("record_choice")
    op.drop_table("record_answer")
    op.drop_table("record_text")
    op.drop_table("record_talk")
    op.drop_table("record_sub_question")
    op.drop_table("record_session")
    op.drop_table("record_recorder")
    op.drop_table("record_question_now")
    op.drop_table("record_participant")
    op.drop_table("record_note")
    op.drop_table("record_minutes")
    op.drop_table("record_key_question")
    op.drop_table("record_field_note")
    op.drop_table("record_added_question")
    op.drop_table("projected")
