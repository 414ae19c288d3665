"""How the guide worked in a room, question by question, in words: never a score and never a colour."""

from dataclasses import dataclass

from server.i18n.words import _
from server.record.questions import QuestionMark, SubMark
from server.record.state import State


@dataclass(frozen=True)
class Cell:
    """What one room made of one question. `quiet` cells are set back on the page: nothing was heard there."""

    words: str
    quiet: bool = False
    local: bool = False


def key_cell(question: str, state: State, local: bool) -> Cell:
    known = state.questions.get(question) or QuestionMark(asked=None, mark=None)
    if known.mark == "left_out":
        return Cell(left_out(known.reason), quiet=True, local=local)
    said = {"enough": _("enough"), "some": _("some")}
    if known.mark in said:
        return Cell(said[known.mark], local=local)
    return Cell(_("asked"), local=local) if known.asked else Cell(_("not reached"), quiet=True, local=local)


def sub_cell(question: str, state: State, local: bool) -> Cell:
    known = state.subs.get(question) or SubMark(came_up=None, asked=None, left_out=None)
    came_up, asked = known.came_up, known.asked
    if known.left_out:
        return Cell(left_out(known.left_out.reason), quiet=True, local=local)
    if came_up and asked:
        both = _("came up, then asked") if came_up <= asked else _("asked, then came up")
        return Cell(both, local=local)
    if came_up or asked:
        return Cell(_("came up") if came_up else _("asked"), local=local)
    return Cell(_("not reached"), quiet=True, local=local)


def left_out(reason: str | None) -> str:
    reasons = {
        "covered": _("left out: covered already"),
        "time": _("left out: time"),
        "does_not_fit": _("left out: does not fit here"),
        "too_sensitive": _("left out: too sensitive"),
    }
    return reasons.get(reason or "", _("left out"))
