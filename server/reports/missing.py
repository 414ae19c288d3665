"""What a session still lacks, one sentence each: what to do next, never whose fault it is."""

from server.changes import fold
from server.changes.subjects import field_note_of
from server.foundation.database import Database
from server.i18n.words import _, ngettext
from server.record.change_words import ChangeWords
from server.record.state import State
from server.sessions.models import Session
from server.studies.headings import HEADINGS


def missing(session: Session, state: State, questions: list[str]) -> list[str]:
    """`state` is the fold as a coordinator may see it; `questions` are the ids of the questionnaire."""
    return [*missing_people(session, state), *missing_answers(state, questions), *missing_notes(session, state)]


def not_understood(db: Database, session: Session) -> list[str]:
    changes = fold.not_understood(db, session.id)
    if not changes:
        return []
    words = ChangeWords(db, session)
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


def missing_people(session: Session, state: State) -> list[str]:
    waiting = sum(known.consent == "waiting" for known in state.participants.values())
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


def missing_answers(state: State, questions: list[str]) -> list[str]:
    consenting = [one for one, known in state.participants.items() if known.consent == "recorded"]
    given = [state.answers.get(one, {}) for one in consenting]
    absent = sum(not answers for answers in given)
    partly = sum(bool(answers) and any(question not in answers for question in questions) for answers in given)
    double = sum(len(heads) > 1 for answers in given for heads in answers.values())
    sentences = [
        (absent, ngettext("%(n)s questionnaire is not entered.", "%(n)s questionnaires are not entered.", absent)),
        (partly, ngettext("%(n)s questionnaire is not complete.", "%(n)s questionnaires are not complete.", partly)),
        (double, ngettext("%(n)s question has two answers.", "%(n)s questions have two answers.", double)),
    ]
    return [sentence % {"n": n} for n, sentence in sentences if n]


def missing_notes(session: Session, state: State) -> list[str]:
    found: list[str] = []
    for member in session.staff:
        subject = field_note_of(member.person_id)
        moderator = member.role == "moderator"
        if subject in state.signed:
            texts = state.texts.get(subject, {})
            if any(heading not in texts for heading in HEADINGS):
                said = _("A heading of the moderator’s field note is empty.")
                found.append(said if moderator else _("A heading of the assistant’s field note is empty."))
        elif subject in state.sealed:
            said = _("The moderator’s field note is written and waits for the signature.")
            found.append(said if moderator else _("The assistant’s field note is written and waits for the signature."))
        else:
            said = _("The moderator has not written a field note.")
            found.append(said if moderator else _("The assistant has not written a field note."))
    return found
