"""What became of the changes of a rescue file, as its page lists them."""

from dataclasses import dataclass
from datetime import datetime

from server.foundation import clock
from server.keeping.judge import is_stamp
from server.parked.rescued import Receipt
from server.record.change_words import kind_words


@dataclass(frozen=True)
class ReceiptLine:
    """What became of one change of a rescue file."""

    kind: str | None
    person: str
    at: datetime | None
    status: str
    number: int | None
    reason: str | None

    @classmethod
    def of(cls, receipt: Receipt) -> "ReceiptLine":
        fields, at = receipt.change.sent.fields, receipt.change.sent.fields.get("at")
        when = clock.time_of(str(at)) if is_stamp(at) else None
        person = receipt.change.person
        return cls(kind_words(fields.get("kind")), person, when, receipt.status, receipt.number, receipt.reason)
