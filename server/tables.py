"""All tables, for Alembic and for tests that ask whether models and migrations agree."""

import server.changes.models
import server.foundation.audit
import server.foundation.epoch
import server.guides.models
import server.people.models
import server.record_tables.models
import server.sessions.models
import server.studies.models  # noqa: F401
from server.foundation.database import Base

metadata = Base.metadata
