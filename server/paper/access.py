"""The session that is entered from paper, and the form as it was sent."""

from typing import Annotated

from fastapi import Depends, Request

from server.people.rights import Right
from server.sessions.access import session_to_read, session_to_write
from server.sessions.models import Session

MOST_FIELDS = 10_000


async def sent_form(request: Request) -> list[tuple[str, str]]:
    """Every field in its order; what is no text is left out."""
    async with request.form(max_fields=MOST_FIELDS, max_files=0) as form:
        return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]


SentForm = Annotated[list[tuple[str, str]], Depends(sent_form)]
SessionOnPaper = Annotated[Session, Depends(session_to_read(Right.ENTER_FROM_PAPER))]
SessionFromPaper = Annotated[Session, Depends(session_to_write(Right.ENTER_FROM_PAPER))]
