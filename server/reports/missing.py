"""What a session still lacks, one sentence each: what to do next, never whose fault it is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import and_, case, func, select

from server.changes.models import LEFT, Change, Unmerged
from server.foundation.database import Database
from server.i18n.words import _, ngettext
from server.record.change_words import ChangeWords
from server.record_tables.models import AnswerRecord
from server.reports.begun import BegunSession, of_study
from server.reports.field_notes import FieldNote
from server.sessions.models import Session
from server.studies.models import Study


class Questionnaires(NamedTuple):
    """How many of a session's are entered, how many of them not whole, and how many questions have two answers."""

    entered: int = 0
    partly: int = 0
    double: int = 0


class Missing:
    """What the sessions of a study lack; `questions` are the ids of its questionnaire."""

    def __init__(self, db: Database, study: Study, questions: Sequence[str]) -> None:
        self.db = db
        self.questionnaires = questionnaires(db, study, questions)
        self.not_understood = not_understood(db, study)

    def of(self, session: BegunSession, took_part: int, notes: Sequence[FieldNote]) -> list[str]:
        entered = self.questionnaires.get(session.id, Questionnaires())
        return [
            *missing_forms(session.waiting or 0),
            *missing_answers(took_part, entered),
            *(sentence for note in notes for sentence in missing_notes(note)),
            *changes_not_understood(self.db, session.id, self.not_understood.get(session.id, ())),
        ]


def questionnaires(db: Database, study: Study, questions: Sequence[str]) -> dict[str, Questionnaires]:
    """By session, where any is entered; participants count whose consent form is recorded."""
    first = AnswerRecord.position == 0
    each = select(
        AnswerRecord.session_id,
        func.sum(case((and_(first, AnswerRecord.question.in_(questions)), 1), else_=0)).label("asked"),
        func.sum(case((AnswerRecord.position == 1, 1), else_=0)).label("double"),
    )
    each = each.where(of_study(AnswerRecord, study)).group_by(AnswerRecord.session_id, AnswerRecord.participant)
    one = each.subquery()
    partly = func.sum(case((one.c.asked < len(questions), 1), else_=0))
    found = select(one.c.session_id, func.count(), partly, func.sum(one.c.double)).group_by(one.c.session_id)
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
    if not changes:
        return []
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


def missing_answers(took_part: int, entered: Questionnaires) -> Iterator[str]:
    if absent := took_part - entered.entered:
        yield ngettext("%(n)s questionnaire is not entered.", "%(n)s questionnaires are not entered.", absent) % {
            "n": absent
        }
    if n := entered.partly:
        yield ngettext("%(n)s questionnaire is not complete.", "%(n)s questionnaires are not complete.", n) % {"n": n}
    if n := entered.double:
        yield ngettext("%(n)s question has two answers.", "%(n)s questions have two answers.", n) % {"n": n}


def missing_notes(note: FieldNote) -> Iterator[str]:
    moderator = note.role == "moderator"
    if note.role == LEFT:
        return
    if not note.is_written:
        other = _("The assistant has not written a field note.")
        yield _("The moderator has not written a field note.") if moderator else other
    elif not note.is_signed:
        other = _("The assistant’s field note is written and waits for the signature.")
        yield _("The moderator’s field note is written and waits for the signature.") if moderator else other
    elif not note.is_whole:
        other = _("A heading of the assistant’s field note is empty.")
        yield _("A heading of the moderator’s field note is empty.") if moderator else other
