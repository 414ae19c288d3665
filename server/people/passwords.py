"""Hashing and verifying passwords: slow on purpose, so never while a transaction is open."""

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from server.foundation.problems import Busy, Problem
from server.i18n.words import N_

Result = TypeVar("Result")

# RFC 9106's 64 MiB and three passes, more than OWASP asks for. One lane instead of four: the same work for whoever
# guesses, and it takes one processor. Hashes that were made with four lanes are compared as before.
hasher = PasswordHash((Argon2Hasher(time_cost=3, memory_cost=65536, parallelism=1),))

# Of a random password that is written down nowhere, so that an unknown address takes as long to refuse as a wrong
# password. Written out, because each command and each start of the server would wait for the hash of another one.
NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$Y3sdrE5nouM3z2KU7NlBTg$flRIPdrJVkG88PFy78Abw/qrv2Qn9IYo1ixbF8U1zOU"

# One comparison takes a processor for some 100 ms: with more at once, tablets would wait for the other one too.
AT_ONCE = 1
MAY_WAIT = 8
LOWEST_PRIORITY = 19


class WeakPassword(Problem):
    status, name = 422, "weak_password"
    title = N_("A password has between 12 and 128 characters. A short sentence is easy to remember.")


class TooManySignIns(Busy):
    name = "too_many_sign_ins"
    title = N_("Many people are signing in at the moment. Please try again in a few seconds.")


def step_back() -> None:
    """What tablets wait for goes first: on Linux a thread has a priority of its own, and so have those it starts."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWEST_PRIORITY)


class ShortQueue:
    """Runs some of what is asked for in threads, lets a few more wait, and sends the rest away."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(AT_ONCE, "passwords", initializer=step_back)
        self.asked = 0

    async def run(self, slow: Callable[[], Result]) -> Result:
        self.refuse_when_full()
        self.asked += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.threads, slow)
        finally:
            self.asked -= 1

    def refuse_when_full(self) -> None:
        """Raises TooManySignIns."""
        if self.asked >= AT_ONCE + MAY_WAIT:
            raise TooManySignIns(retry_after=3)


queue = ShortQueue()


async def fits(password: str, password_hash: str) -> bool:
    """Nothing fits an empty hash, and takes as long; raises TooManySignIns."""
    fits = await queue.run(lambda: hasher.verify(password[:1000], password_hash or NOBODY))
    return fits and password_hash != ""


async def hashed(password: str) -> str:
    """Twelve characters at least; any character counts. Raises WeakPassword or TooManySignIns."""
    if not 12 <= len(password) <= 128:
        raise WeakPassword()
    return await queue.run(lambda: hasher.hash(password))
