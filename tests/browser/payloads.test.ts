/** Here the compiler is the test: `make check` fails when it lets one of the marked lines pass. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { OpenSession } from "../../browser/tablet/open_session";

function acts(session: OpenSession) {
  session.act("sub.marked", "tea.s1", { mark: "asked" });
  session.act("session.ended", "s1", {});
  // @ts-expect-error: a kind that nobody knows
  session.act("sub.forgotten", "tea.s1", { mark: "asked" });
  // @ts-expect-error: a mark of a key question
  session.act("sub.marked", "tea.s1", { mark: "enough" });
  // @ts-expect-error: without what the kind needs
  session.act("text.written", "n1", { text: "tea first" });
  // @ts-expect-error: a slip of the pen in a name
  session.act("turn.taken", "t1", { who: "moderator", frist_words: "Tea" });
  // @ts-expect-error: a kind that says nothing
  session.act("session.ended", "s1", { reason: "late" });
  // @ts-expect-error: the payload of another kind
  session.actAll([{ kind: "line.sent", subject: "l1", payload: { participant: "p1" } }]);
}

test("acts that do not compile are marked above", () => {
  assert.equal(typeof acts, "function");
});
