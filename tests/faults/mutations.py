"""Shows that the tests of the promise can fail: `make mutations`.

Each mutation breaks one part of the promise in a copy of the tree, never in the checkout; the test named beside it has
to turn red there. Exit 1 when one survives, or when its line of code is no longer found.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.house.tree import ROOT, tracked

LONGEST_SECONDS = 900
"""For one test file; a mutation that makes a test hang is to be seen, and not to be waited for."""

SHARED = (".venv", "browser/node_modules", "server/static")


@dataclass(frozen=True)
class Mutation:
    breaks: str
    edits: Sequence[tuple[str, str, str]]
    """File, what stands there once, what stands there instead."""
    tests: Sequence[str]
    """What pytest or tests/browser/run.mjs is asked to run; each of them has to turn red."""


COMMIT = "            db.commit()\n"
COMMIT_OR_NOT = """            try:
                db.commit()
            except Exception:
                pass
"""
OR_REPLACE = '.prefix_with("OR REPLACE", dialect="sqlite")'
LOG = "Change.session_id == session_id, Change.number > after)"
LOG_BY_TIME = """Change.session_id == session_id, Change.at > (
        db.scalar(select(Change.at).where(Change.session_id == session_id, Change.number == after)) or ""))"""
RECEIVE, HISTORY = "server/keeping/receive.py", "server/record/history.py"
REQUESTS, SENDER, PAGES = (
    "server/foundation/requests.py",
    "browser/sync/sender.ts",
    "browser/pages/forgets_person.ts",
)
TEST_RECEIVE, CONSERVATION = "tests/keeping/test_receive.py", "tests/faults/test_conservation.py"
LEAVE = "  const leave = () => {\n"
CLEAR_AND_LEAVE = """  const leave = async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
"""
REFUSED = "    if (answer?.status === 401)"
DROPS = """    if (answer && answer.status >= 400 && answer.status < 500) {
      const dropped = (await this.store.waiting(session, count)).map(({ id }) => ({ id, status: "repeated" as const }));
      await applyReceipts(this.store, session, dropped, (await this.store.meta<string>("epoch")) ?? null);
    }
"""

MUTATIONS = (
    Mutation(
        "synchronous=NORMAL",
        [("server/foundation/sqlite.py", '"synchronous": 2', '"synchronous": 1')],
        ["tests/foundation/test_weak_settings.py"],
    ),
    Mutation(
        "receipts leave whether the commit succeeds or not",
        [("server/foundation/commits.py", COMMIT, COMMIT_OR_NOT)],
        ["tests/foundation/test_commits.py", "tests/sync/test_changes.py"],
    ),
    Mutation(
        "pages answer before the commit",
        [(REQUESTS, 'Depends(writing, scope="function")', 'Depends(writing, scope="request")')],
        ["tests/foundation/test_transactions.py"],
    ),
    Mutation(
        "INSERT OR REPLACE",
        [
            (RECEIVE, "insert(Change.__table__)", f"insert(Change.__table__){OR_REPLACE}"),
            (RECEIVE, "if sent.id in self.known:", "if False:"),
        ],
        [TEST_RECEIVE, CONSERVATION],
    ),
    Mutation(
        "other content under a known id is acknowledged and dropped",
        [(RECEIVE, "(session_id, known_content) == (session.id, content)", "session_id == session.id")],
        [TEST_RECEIVE],
    ),
    Mutation(
        "the log is read by time instead of number",
        [(HISTORY, LOG, LOG_BY_TIME), (HISTORY, "order_by(Change.number)", "order_by(Change.at)")],
        ["tests/sync/test_changes.py", CONSERVATION],
    ),
    Mutation("a tablet drops what is answered with 4xx", [(SENDER, REFUSED, DROPS + REFUSED)], ["sender"]),
    Mutation(
        "the outbox is cleared at sign-out",
        [(PAGES, LEAVE, CLEAR_AND_LEAVE)],
        ["signing_out"],
    ),
    Mutation(
        "a new epoch is not noticed",
        [("browser/store/restored.ts", "  await offerAgain(store);\n", "")],
        ["receipts"],
    ),
    Mutation(
        "last writer wins on texts, on the server",
        [
            (
                "server/changes/versions.py",
                ".setdefault(head.slot, []).append(show(head))",
                "[head.slot] = [show(head)]",
            )
        ],
        ["tests/record/test_vectors.py"],
    ),
    Mutation(
        "last writer wins on texts, on the tablet",
        [("browser/record/versions.ts", "return [...shown.values()];", "return [...shown.values()].slice(-1);")],
        ["fold"],
    ),
    Mutation(
        "what was emptied comes back when it is sent again",
        [(RECEIVE, "if id not in self.emptied:", "if True:")],
        ["tests/keeping/test_emptied.py", "tests/parked/test_emptying.py"],
    ),
    Mutation(
        "a restored backup is not emptied",
        [("server/parked/emptying.py", "sessions = emptied.carry_out_list(db)", "sessions: set[str] = set()")],
        ["tests/backup/test_emptied_bytes.py"],
    ),
    Mutation(
        "an emptied change counts on the server",
        [
            (
                "server/changes/undoing.py",
                "of_it = (Change.session_id == session_id, ~Change.emptied, ",
                "of_it = (Change.session_id == session_id, ",
            )
        ],
        ["tests/record/test_vectors.py"],
    ),
    Mutation(
        "a tablet keeps its copy of what was emptied",
        [("browser/store/emptied.ts", "if (kind !== EMPTIED) continue;", "if (kind) continue;")],
        ["emptied"],
    ),
    Mutation(
        "one change that cannot be merged stops the others",
        [
            (
                "server/changes/fold.py",
                "        for row in rows:\n            merge_one(db, row)",
                "        raise",
            )
        ],
        ["tests/faults/test_clocks.py"],
    ),
)


def main() -> int:
    chosen = [mutation for mutation in MUTATIONS if all(word in mutation.breaks for word in sys.argv[1:])]
    with tempfile.TemporaryDirectory(prefix="kikao-mutations-") as folder:
        tree = Path(folder)
        copy_tree(tree)
        whole = sorted({test for mutation in chosen for test in mutation.tests})
        for test in whole:
            if is_red(tree, test):
                print(f"{test} is red without any mutation")
                return 1
        results = [told(mutation, verdict(tree, mutation)) for mutation in chosen]
    return int(any(said != "red" for said in results))


def told(mutation: Mutation, said: str) -> str:
    width = max(len(one.breaks) for one in MUTATIONS)
    print(f"{mutation.breaks:<{width}}  {said:<9}  {', '.join(mutation.tests)}", flush=True)
    return said


def copy_tree(to: Path) -> None:
    for path in tracked():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, to / path)
    for name in SHARED:
        if (ROOT / name).exists():
            (to / name).symlink_to(ROOT / name)


def verdict(tree: Path, mutation: Mutation) -> str:
    """red: the tests noticed it. survived: one did not. not found: the code it breaks is written otherwise by now."""
    before = {file: (tree / file).read_text("utf-8") for file, _old, _new in mutation.edits}
    try:
        for file, old, new in mutation.edits:
            text = (tree / file).read_text("utf-8")
            if text.count(old) != 1:
                return "not found"
            (tree / file).write_text(text.replace(old, new), "utf-8")
        return "red" if all(is_red(tree, test) for test in mutation.tests) else "survived"
    finally:
        for file, text in before.items():
            (tree / file).write_text(text, "utf-8")


def is_red(tree: Path, test: str) -> bool:
    """A test failed; that nothing could be run at all is no proof."""
    unshrunk = ["--hypothesis-profile=first-failure"] if test == CONSERVATION else []
    python = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *unshrunk, test]
    run = python if test.endswith(".py") else ["node", "tests/browser/run.mjs", test]
    done = subprocess.run(run, cwd=tree, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    if done.returncode and not ("FAILED" in done.stdout or "\n✖ " in done.stdout):
        raise RuntimeError(f"{test} could not be run:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
