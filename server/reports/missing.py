"""What a session still lacks, one sentence each: what to do next, never whose fault it is."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import and_, case, func, select

from server.changes.models import Change, Unmerged
from server.foundation.database import Database
from server.i18n.words import _, ngettext
from server.record.change_words import ChangeWords
from server.record_tables.models import AnswerRecord, ParticipantRecord
from server.reports.columns import Column, of_study
from server.reports.field_notes import FieldNote
from server.sessions.models import Session
from server.studies.models import Study


class Questionnaires(NamedTuple):
    """How many questionnaires of a session are not entered or not complete, and how many questions have two answers."""

    absent: int = 0
    partly: int = 0
    double: int = 0


def missing(
    db: Database, study: Study, columns: Sequence[Column], notes: dict[str, list[FieldNote]], questions: Sequence[str]
) -> dict[str, list[str]]:
    """session -> sentences; `questions` are the ids of the questionnaire."""
    entered = questionnaires(db, study, questions)
    odd = not_understood(db, study)
    return {
        column.id: [
            *missing_forms(column.waiting),
            *missing_answers(entered.get(column.id, Questionnaires())),
            *(sentence for note in notes.get(column.id, []) for sentence in missing_notes(note)),
            *(changes_not_understood(db, column.id, odd[column.id]) if column.id in odd else []),
        ]
        for column in columns
        if column.is_open
    }


def questionnaires(db: Database, study: Study, questions: Sequence[str]) -> dict[str, Questionnaires]:
    """By session; participants count whose consent form is recorded."""
    same = and_(
        AnswerRecord.session_id == ParticipantRecord.session_id,
        AnswerRecord.participant == ParticipantRecord.participant,
    )
    first = AnswerRecord.position == 0
    each = select(
        ParticipantRecord.session_id,
        func.sum(case((first, 1), else_=0)).label("answered"),
        func.sum(case((and_(first, AnswerRecord.question.in_(questions)), 1), else_=0)).label("asked"),
        func.sum(case((AnswerRecord.position == 1, 1), else_=0)).label("double"),
    )
    each = each.outerjoin(AnswerRecord, same).where(of_study(ParticipantRecord, study))
    one = each.group_by(ParticipantRecord.session_id, ParticipantRecord.participant).subquery()
    partly = and_(one.c.answered > 0, one.c.asked < len(questions))
    sums = [func.sum(case((such, 1), else_=0)) for such in (one.c.answered == 0, partly)]
    found = select(one.c.session_id, *sums, func.sum(one.c.double)).group_by(one.c.session_id)
    return {session_id: Questionnaires(*counts) for session_id, *counts in db.execute(found)}


def not_understood(db: Database, study: Study) -> dict[str, list[Change]]:
    """session -> kept changes that could not be merged yet, in the order they came in."""
    found = select(Change).join(Unmerged, Unmerged.change_id == Change.id).order_by(Change.number)
    of_this = Unmerged.session_id.in_(select(Session.id).where(Session.study_id == study.id))
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in db.scalars(found.where(of_this)):
        changes[change.session_id].append(change)
    return changes


def changes_not_understood(db: Database, session_id: str, changes: Sequence[Change]) -> list[str]:
    words = ChangeWords(db, db.get_one(Session, session_id))
    names = " · ".join(dict.fromkeys(words.name(change) for change in changes))
    return [
        ngettext(
            "%(n)s change is kept but not understood yet (%(names)s). It is tried again at each start of the server.",
            "%(n)s changes are kept but not understood yet (%(names)s). "
            "They are tried again at each start of the server.",
            len(changes),
        )
        % {"n": len(changes), "names": names}
    ]


def missing_forms(waiting: int) -> list[str]:
    if not waiting:
        return []
    return [
        ngettext(
            "The consent form of %(n)s participant is not on record: what was noted on them is held.",
            "The consent forms of %(n)s participants are not on record: what was noted on them is held.",
            waiting,
        )
        % {"n": waiting}
    ]


def missing_answers(entered: Questionnaires) -> list[str]:
    absent, partly, double = entered
    sentences = [
        (absent, ngettext("%(n)s questionnaire is not entered.", "%(n)s questionnaires are not entered.", absent)),
        (partly, ngettext("%(n)s questionnaire is not complete.", "%(n)s questionnaires are not complete.", partly)),
        (double, ngettext("%(n)s question has two answers.", "%(n)s questions have two answers.", double)),
    ]
    return [sentence % {"n": n} for n, sentence in sentences if n]


def missing_notes(note: FieldNote) -> list[str]:
    moderator = note.role == "moderator"
    if note.is_signed:
        said = _("A heading of the moderator’s field note is empty.")
        other = _("A heading of the assistant’s field note is empty.")
        return [] if note.is_whole else [said if moderator else other]
    if note.is_written:
        said = _("The moderator’s field note is written and waits for the signature.")
        return [said if moderator else _("The assistant’s field note is written and waits for the signature.")]
    said = _("The moderator has not written a field note.")
    return [said if moderator else _("The assistant has not written a field note.")]
