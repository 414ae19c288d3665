"""The lines of the time line: what was asked, said and noted. Who came and what was recorded: `around.py`."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.changes.payloads import NoteKind
from server.changes.registers import RegisterValue
from server.foundation.clock import time_of
from server.i18n import formats
from server.i18n.words import N_, _, gettext
from server.record import minutes
from server.record.assigned import Now
from server.record.change_words import LEFT_OUT, NOTE_KINDS
from server.record.moments import BringBack, Moment
from server.record.questions import SubMark
from server.record.texts import TextsOf
from server.record.turns import Turn
from server.timeline.labels import Written
from server.timeline.told import SessionTold

QUOTES: frozenset[NoteKind] = frozenset({"quote", "quote_translated"})
COUNTS = {"few": N_("few"), "most": N_("most"), "all": N_("all")}


@dataclass(frozen=True)
class Happening:
    """One line. `kind` is what the filter knows it by; `who` are ids of participants, or words as in a turn."""

    at: str
    kind: str
    words: str
    """What it is, in the reader's language."""
    who: tuple[str, ...] = ()
    question: str | None = None
    """The question that it says it belongs to, whatever was talked about then."""
    texts: tuple[Written, ...] = ()
    details: tuple[str, ...] = ()
    until: str | None = None
    struck: bool = False


def said(told: SessionTold) -> Iterator[Happening]:
    yield from questions(told)
    yield from (entry for one, mark in told.state.subs.items() for entry in sub_question(told, one, mark))
    for question, added in told.state.added.items():
        yield Happening(
            added.at, "questions", _("Question added"), question=question, texts=(told.questions.text(question),)
        )
    yield from turns(told)
    yield from (note(told, subject, noted) for subject, noted in told.notes.items())
    yield from (entry for kept in told.state.bringbacks.values() for entry in bring_back(told, kept))


def stretches(told: SessionTold) -> list[tuple[Now, str | None]]:
    """What was talked about from when until when; two pieces of one assigned stretch are one."""
    found: list[tuple[Now, str | None]] = []
    for now, until in minutes.with_ends(told.state.nows, told.state.stretches):
        goes_on = now.since not in told.tapped
        last = found[-1][0] if found else None
        if goes_on and last and (last.question, last.was) == (now.question, now.was):
            found[-1] = (last, until)
        elif not (goes_on and until is not None and until <= now.since):
            found.append((now, until))
    return [(now, until) for now, until in found if now.question]


def questions(told: SessionTold) -> Iterator[Happening]:
    for now, until in stretches(told):
        came_by_itself = _("The talk has moved here") if now.how == "drifted" else _("asked")
        by_assigning = now.was is not None or now.since not in told.tapped
        yield Happening(
            at=now.since,
            kind="questions",
            words=_("Talk about") if by_assigning else came_by_itself,
            question=now.question,
            texts=(told.questions.text(now.question),),
            details=tuple(assigned(told, now)),
            until=until,
        )


def assigned(told: SessionTold, now: Now) -> Iterator[str]:
    """The question that was tapped, and who said later that it was another one."""
    yield from without_time(bool(now.untimed))
    if now.was is not None:
        yield _("in the room it was: %(question)s") % {"question": told.questions.text(now.was).text}
    change = assignment(told.assigned, now)
    if change:
        on = formats.date_and_time(time_of(change.at), told.session.site.time_zone)
        yield _("assigned afterwards, on %(date)s") % {"date": on}
        yield from (reason for reason in [change.payload.get("reason")] if reason)


def assignment(changes: list[RegisterValue], now: Now) -> RegisterValue | None:
    """The newest that put this question there."""
    if now.was is None:
        return None
    fitting = (one for one in changes if one.payload["since"] <= now.since < one.payload["until"])
    return next((one for one in reversed(list(fitting)) if one.payload["question"] == now.question), None)


def sub_question(told: SessionTold, question: str, mark: SubMark) -> Iterator[Happening]:
    text = (told.questions.text(question),)
    for name, at, words in (("came_up", mark.came_up, _("came up")), ("asked", mark.asked, _("asked"))):
        if at:
            details = tuple(without_time(name in (mark.untimed or ())))
            yield Happening(at, "questions", words, question=question, texts=text, details=details)
    if mark.left_out:
        reason = LEFT_OUT.get(mark.left_out.reason) if mark.left_out.reason else None
        why = (gettext(reason),) if reason else ()
        yield Happening(mark.left_out.at, "questions", _("left out"), question=question, texts=text, details=why)


def turns(told: SessionTold) -> Iterator[Happening]:
    """Of who waits for a consent form only that somebody spoke; of who withdrew only that a participant did."""
    language = told.session.language
    for turn in told.state.turns:
        if told.participants.is_held(turn.who):
            yield Happening(turn.at, "turns", _("A turn that waits for a consent form"))
        else:
            words = first_words(turn, language) if told.participants.is_recorded(turn.who) else ()
            about = tuple(corrected(told, turn.id))
            yield Happening(turn.at, "turns", _("Turn"), (turn.who,), turn.question, words, about)


def first_words(turn: Turn, language: str) -> tuple[Written, ...]:
    return (Written(turn.first_words, language),) if turn.first_words else ()


def corrected(told: SessionTold, subject: str) -> Iterator[str]:
    """What it was before stays on the tablets: it may name somebody whom it should not name."""
    at = told.corrected.get(subject)
    if at:
        yield _("corrected %(time)s") % {"time": formats.time(time_of(at), told.session.site.time_zone)}


def note(told: SessionTold, subject: str, noted: Moment) -> Happening:
    return Happening(
        at=noted.at,
        kind=noted.kind,
        words=gettext(NOTE_KINDS[noted.kind]),
        who=tuple(dict.fromkeys(noted.who)),
        question=noted.question,
        texts=written(noted.texts, told.session.language),
        details=(*note_details(noted), *corrected(told, subject)),
        struck=noted.struck is not None,
    )


def without_time(untimed: bool) -> Iterator[str]:
    """Of what was entered from paper: it stands at the end of the session."""
    if untimed:
        yield _("no time on the paper")


def note_details(noted: Moment) -> Iterator[str]:
    yield from without_time(bool(noted.untimed))
    if noted.count is not None:
        yield counted(str(noted.count))
    if noted.kind in QUOTES:
        yield _("noted by hand, not checked against the recording")
    if noted.struck:
        yield _("struck: %(reason)s") % {"reason": noted.struck.reason}


def counted(count: str) -> str:
    """ "few", a number, or "5/8" for five of the eight who were there."""
    n, of, everybody = count.partition("/")
    if of:
        return _("%(n)s of %(all)s") % {"n": n, "all": everybody}
    return gettext(COUNTS[count]) if count in COUNTS else count


def written(texts: TextsOf, language: str) -> tuple[Written, ...]:
    """All that stands there; two texts where two people wrote over the same one."""
    heads = (head for field in sorted(texts) for head in texts[field])
    return tuple(Written(head.text, head.language or language) for head in heads if head.text)


def bring_back(told: SessionTold, kept: BringBack) -> Iterator[Happening]:
    who = tuple([kept.who] if isinstance(kept.who, str) else kept.who or ())
    if not all(told.participants.is_recorded(one) for one in who):
        return
    texts = written(kept.texts, told.session.language)
    yield Happening(kept.at, "bring_backs", _("Kept for later"), who=who, question=kept.question, texts=texts)
    if kept.done:
        yield Happening(kept.done, "bring_backs", _("Brought back"), who=who, question=kept.question, texts=texts)
