"""What was entered so far, as the form shows it: field -> what would have been typed."""

from collections.abc import Iterator

from server.changes.registers import RegisterValue
from server.foundation import clock
from server.i18n import formats
from server.paper.entered import PaperEntry
from server.sessions.models import Session


def filled(session: Session, entry: PaperEntry) -> dict[str, str]:
    return dict(fields(Filling(session, entry)))


class Filling:
    def __init__(self, session: Session, entry: PaperEntry) -> None:
        self.session, self.entry, self.zone = session, entry, session.site.time_zone
        self.by_participant = {participant: number for number, participant in entry.numbers.items()}

    def clock(self, at: str) -> str:
        return f"{formats.local(clock.time_of(at), self.zone):%H:%M}"

    def day(self, at: str) -> str:
        return formats.local(clock.time_of(at), self.zone).date().isoformat()

    def time_of(self, known: RegisterValue) -> str:
        return "" if known.payload.get("untimed") else self.clock(known.at)


def fields(filling: Filling) -> Iterator[tuple[str, str]]:
    yield from life(filling)
    yield from people(filling)
    yield from marks(filling)
    yield from notes(filling)


def life(filling: Filling) -> Iterator[tuple[str, str]]:
    """Of a session that was begun on a tablet the times that the log has."""
    entry = filling.entry
    started = entry.started_at or next((one.at for one in entry.of("session.started").values()), None)
    ended = entry.ended_at or next((one.at for one in entry.of("session.ended").values()), None)
    planned = formats.local(filling.session.starts_at, filling.zone).date().isoformat()
    yield "day", filling.day(started) if started else planned
    if started:
        yield "start", filling.clock(started)
    if ended:
        yield "end", filling.clock(ended)


def people(filling: Filling) -> Iterator[tuple[str, str]]:
    for seat in filling.entry.of("seat.taken").values():
        number = filling.by_participant.get(seat.payload["participant"])
        yield f"came.{number}", "on"
    for participant, form in filling.entry.of("consent.recorded").items():
        number = filling.by_participant.get(participant)
        yield f"signed.{number}", "on"
        yield f"signed_on.{number}", form.payload["given_on"]


def marks(filling: Filling) -> Iterator[tuple[str, str]]:
    entry = filling.entry
    for question, asked in entry.of("question.now").items():
        yield f"asked.{question}", "on"
        yield f"asked_at.{question}", filling.time_of(asked)
    for question, marked in entry.of("question.marked").items():
        said = marked.payload
        yield f"mark.{question}", said.get("reason", "") if said["mark"] == "left_out" else said["mark"]
    for (kind, question, mark), marked in entry.facts.items():
        if kind == "sub.marked" and mark == "left_out":
            yield f"left_out.{question}", marked.payload.get("reason", "")
        elif kind == "sub.marked":
            yield f"{mark}.{question}", "on"
            yield f"{mark}_at.{question}", filling.time_of(marked)


def notes(filling: Filling) -> Iterator[tuple[str, str]]:
    for id, noted in filling.entry.of("moment.noted").items():
        numbers = [filling.by_participant.get(who) for who in noted.payload.get("who", [])]
        yield f"kind.{id}", noted.payload["kind"]
        yield f"who.{id}", ", ".join(str(number) for number in numbers if number)
        yield f"question.{id}", noted.payload.get("question", "")
        yield f"at.{id}", filling.time_of(noted)
        yield f"text.{id}", filling.entry.words[id].text if id in filling.entry.words else ""
