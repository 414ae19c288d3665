"""The server in this process over a file that outlives it: stopped, started, backed up, restored."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import delete, make_url

from server.app import create_app
from server.foundation import epoch
from server.foundation.database import Database, Store
from server.foundation.sqlite import driver
from server.people import tablets
from server.people.models import Person, Tablet
from server.sessions import closing as sessions
from server.sessions.models import Session
from server.settings import Settings
from tests.cast import Cast


class Server:
    """A stop closes every connection and a start begins with what the file says; the routes are built only once."""

    def __init__(self, file: Path, cast: Cast) -> None:
        self.file, self.cast = file, cast
        self.backup_file = file.with_suffix(".backup")
        self.store = Store(make_url(f"sqlite:///{file}"))
        self.app = create_app(Settings(data=file.parent), self.store)

    def start(self) -> None:
        self.app.state.epoch = ""
        self.client = TestClient(self.app, base_url="http://127.0.0.1")
        self.client.__enter__()

    @property
    def epoch(self) -> str:
        return str(self.app.state.epoch)

    def stop(self) -> None:
        self.client.__exit__(None, None, None)

    def back_up(self) -> None:
        # By the server's own SQLite: a second library in one process would let go of the first one's locks.
        with closing(driver().connect(self.file)) as live, closing(driver().connect(self.backup_file)) as copy:
            live.backup(copy)

    def restore(self) -> None:
        self.stop()
        self.put(self.backup_file)
        with self.store.transaction() as db:
            epoch.renew(db)
        self.start()

    def put(self, copy: Path) -> None:
        """Another database in the place of this one, while nobody has it open."""
        self.store.engine.dispose()
        for rest in ("-wal", "-shm"):
            self.file.with_name(self.file.name + rest).unlink(missing_ok=True)
        self.file.write_bytes(copy.read_bytes())

    @contextmanager
    def session(self) -> Iterator[tuple[Database, Session]]:
        with self.store.transaction() as db:
            yield db, db.get_one(Session, self.cast.session.id)

    def close_session(self) -> None:
        with self.session() as (db, session):
            sessions.close(db, session, db.get_one(Person, self.cast.asha.id), False, "time to go home")

    def open_session_again(self) -> None:
        with self.session() as (db, session):
            sessions.open_again(db, session, db.get_one(Person, self.cast.asha.id), "one tablet was late")

    def enroll(self, person: str) -> str:
        with self.store.transaction() as db:
            return tablets.enroll(db, db.get_one(Person, person))

    def revoke(self, token: str) -> None:
        with self.store.transaction() as db:
            held = tablets.holder_of(db, token)
            if held:
                tablets.revoke(db, held[1], db.get_one(Person, self.cast.asha.id), "left in a taxi")

    def knows(self, token: str) -> bool:
        with self.store.read() as db:
            held = tablets.holder_of(db, token)
        return held is not None and held[1].revoked_at is None

    def forget(self, token: str) -> None:
        """As a sign-in that has run out: nobody knows it any more."""
        with self.store.transaction() as db:
            held = tablets.holder_of(db, token)
            if held:
                db.execute(delete(Tablet).where(Tablet.id == held[1].id))
