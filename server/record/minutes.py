"""How long a session and each of its sections took, from the times of the talk.

What goes on has minutes up to its last stretch of talk and, in `talking_since`, when the open one began.
"""

from datetime import UTC, datetime
from typing import Any

from server.foundation.clock import time_of
from server.record.assigned import Now
from server.record.questions import AddedQuestion

Stretch = tuple[datetime, datetime]
Stretches = list[tuple[str, str | None]]
OPEN_END = datetime.max.replace(tzinfo=UTC)


def section_of(guide: dict[str, Any], added: dict[str, AddedQuestion]) -> dict[str, str]:
    """Which section a question belongs to, those added in the room too; a section is its own."""
    known = {section["id"]: section["id"] for section in guide["sections"]}
    for section in guide["sections"]:
        questions = [section.get("key_question"), *section.get("sub_questions", [])]
        known |= {question["id"]: section["id"] for question in questions if question}
    return known | {question: one.section for question, one in added.items()}


def in_all(stretches: Stretches) -> dict[str, Any]:
    """`{"minutes", "talking_since"}`: pauses are left out."""
    closed = [(time_of(began), time_of(stopped)) for began, stopped in stretches if stopped]
    open_since = next((began for began, stopped in stretches if stopped is None), None)
    return {"minutes": sum(minutes(stretch) for stretch in closed), "talking_since": open_since}


def by_section(nows: list[Now], stretches: Stretches, section_of: dict[str, str]) -> list[dict[str, Any]]:
    """From when one of a section's questions became the question now until the next one did, without pauses.

    None where nobody wrote down when some of them were asked: the others would get their minutes.
    """
    if any(now.untimed for now in nows):
        return []
    spent: dict[str, dict[str, Any]] = {}
    talked = [(time_of(began), time_of(stopped) if stopped else OPEN_END) for began, stopped in stretches]
    for now, until in with_ends(nows, stretches):
        section = section_of.get(now.question, "")
        row = spent.setdefault(section, {"section": section, "minutes": 0.0, "talking_since": None})
        ended = time_of(until) if until else OPEN_END
        for stretch in talked:
            began, stopped = max(time_of(now.since), stretch[0]), min(ended, stretch[1])
            if stopped == OPEN_END:
                row["talking_since"] = max(now.since, stretches[-1][0])
            else:
                row["minutes"] += max(0.0, minutes((began, stopped)))
    return list(spent.values())


def with_ends(nows: list[Now], stretches: Stretches) -> list[tuple[Now, str | None]]:
    """Each question now with the time until which it was that; the last one ends with the talk."""
    ends = [now.since for now in nows[1:]] + [stretches[-1][1] if stretches else None]
    return list(zip(nows, ends, strict=False))


def until_now(minutes: float, talking_since: str | None, now: datetime) -> float:
    """Minutes of a row of these, with the stretch that is still open."""
    return minutes + (max(0.0, (now - time_of(talking_since)).total_seconds() / 60) if talking_since else 0.0)


def minutes(stretch: Stretch) -> float:
    return (stretch[1] - stretch[0]).total_seconds() / 60
