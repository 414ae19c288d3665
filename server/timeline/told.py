"""What the log of one session tells its record: what anybody may read to whom the record is open, and no more.

Its staff read the same: a note for oneself stays on its author's tablet, and what is held is in no record.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from server.changes.registers import Registers, RegisterValue
from server.foundation.clock import time_of
from server.foundation.database import Database
from server.record import seats
from server.record.moments import Moment
from server.record.seats import SeatChange
from server.record.state import State, folded
from server.record_tables import projection
from server.sessions.models import Session
from server.timeline import corrected, recorder_times
from server.timeline.labels import Participants, Questions
from server.timeline.recorder_times import RunningPart, Stretch


@dataclass(frozen=True)
class SessionTold:
    session: Session
    state: State
    participants: Participants
    questions: Questions
    notes: dict[str, Moment]
    """Without private ones, and without those that name somebody whose consent form is not recorded."""
    seats: list[SeatChange]
    present: list[RegisterValue]
    tapped: frozenset[str]
    """When a question was asked or moved to by a tap."""
    assigned: list[RegisterValue]
    """Stretches of talk that were assigned to another question, the newest last."""
    corrected: dict[str, str]
    """subject -> when a note, a turn or somebody present was corrected last."""

    @cached_property
    def parts(self) -> list[RunningPart]:
        return recorder_times.parts_of(self.state.recorder, self.state.ended_at)

    @cached_property
    def talk(self) -> list[Stretch]:
        """Stretches of talk that are over."""
        return [(time_of(began), time_of(stopped)) for began, stopped in self.state.stretches if stopped]

    @cached_property
    def turn_times(self) -> list[datetime]:
        """Of all turns, held ones too: that somebody spoke is no silence."""
        return [time_of(turn.at) for turn in self.state.turns]


def told(db: Database, session: Session) -> SessionTold:
    state = folded(db, session.id, projection.ANYBODY, session.closure is not None)
    registers = Registers(db, session.id, ("question.now", "talk.assigned", "present.noted"))
    inside = projection.participants_of_record(state)
    return SessionTold(
        session=session,
        state=state,
        participants=Participants(state),
        questions=Questions(session, state),
        notes=projection.readable_notes(state, inside),
        seats=seats.course(db, session.id),
        present=registers.all("present.noted"),
        tapped=frozenset(tap.payload.get("since") or tap.at for tap in registers.all("question.now")),
        assigned=registers.all("talk.assigned"),
        corrected=corrected.corrected(db, session.id),
    )
