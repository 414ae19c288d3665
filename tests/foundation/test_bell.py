import anyio

from server.changes import numbering
from server.foundation.bell import Bell
from server.foundation.database import Store
from tests.conftest import on_postgresql


@on_postgresql
def test_it_hears_and_tells_again_after_the_server_started_anew_in_one_process(store: Store) -> None:
    bell = Bell()

    async def serve() -> None:
        async with bell.hearing(store, numbering.newest):
            with anyio.fail_after(10):
                while not bell.told_from:
                    await anyio.sleep(0.01)
            await anyio.sleep(0.1)
        bell.told_from = 0

    anyio.run(serve)
    anyio.run(serve)
