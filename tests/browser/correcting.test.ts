import assert from "node:assert/strict";
import { test } from "node:test";
import { correctedAt, everSaid } from "../../browser/record/corrected";
import { correctNote, kindsFor, standing } from "../../browser/tablet/correcting";
import { noteMoment, questionAt } from "../../browser/tablet/notes";
import type { OpenSession } from "../../browser/tablet/open_session";
import { ASSISTANT, MODERATOR, other, scene } from "./session_scene";

/** A note in a room, and what the person at this tablet makes of it. */
async function noted(t: Parameters<typeof scene>[0], kind: "quote" | "comment" = "quote") {
  const { open, server, wait } = await scene(t);
  const { session } = await open();
  await wait(0);
  const since = "2026-11-22T11:59:00.000Z";
  const { subject } = await noteMoment(session, { kind, who: ["p1"] }, "I waited", {
    since,
    during: "q1",
    sign: "P1: ",
  });
  const shown = standing(session.state.value.moments[subject]!);
  const correct = (part: Partial<typeof shown>) => correctNote(session, subject, { ...shown, ...part }, shown);
  return { session, server, wait, subject, shown, correct, moment: () => session.state.value.moments[subject]! };
}

function heads(session: OpenSession, subject: string) {
  return session.state.value.moments[subject]!.texts.text!.map(({ text }) => text);
}

test("a correction shows everywhere, with when it was made, and what stood there stays readable", async (t) => {
  const { session, subject, correct, moment, wait } = await noted(t);
  await wait(60_000);
  await correct({ who: ["p2"], kind: "dissent", at: "2026-11-22T11:50:00.000Z", question: "q0", text: "We waited" });
  const { who, kind, at, question } = moment();
  assert.deepEqual([who, kind, at, question], [["p2"], "dissent", "2026-11-22T11:50:00.000Z", "q0"]);
  assert.deepEqual(heads(session, subject), ["We waited"]);
  assert.equal(correctedAt(session.log.index, subject)!.slice(0, 16), "2026-11-22T12:01");
  const ever = everSaid(session.log.index, subject).map(({ says }) => says.text ?? says.who);
  assert.deepEqual(ever, [["p1"], "I waited", ["p2"], "We waited"]);
});

test("a correction is taken back with its change, and then nothing was corrected", async (t) => {
  const { session, subject, correct, moment, wait } = await noted(t);
  await wait(60_000);
  const change = await correct({ who: ["p2"] });
  await session.act("change.undone", change!.id, {});
  assert.deepEqual([moment().who, correctedAt(session.log.index, subject)], [["p1"], null]);
});

test("nothing touched is nothing said", async (t) => {
  const { correct, session } = await noted(t);
  const before = session.inMemory().length;
  assert.equal(await correct({}), undefined);
  assert.equal(session.inMemory().length, before);
});

test("what the other corrected meanwhile stays where nothing was touched, and two wordings stay both", async (t) => {
  const { session, server, subject, correct, moment, wait } = await noted(t);
  await wait(1_000);
  const base = [...session.inMemory()].filter(({ kind }) => kind === "text.written").map(({ id }) => id);
  server.add(other("moment.noted", subject, { kind: "saw", who: ["p4"], question: "q1", since: moment().at }));
  server.add(other("text.written", subject, { field: "text", text: "Others waited", language: "en" }, { base }));
  await wait(1_000);
  await correct({ question: "q2", text: "We waited" });
  assert.deepEqual([moment().who, moment().kind, moment().question], [["p4"], "saw", "q2"]);
  assert.deepEqual(heads(session, subject).sort(), ["Others waited", "We waited"]);
});

test("a comment that its author makes a note of the group is shared with its words", async (t) => {
  const { session, subject, correct } = await noted(t, "comment");
  await correct({ kind: "gist" });
  assert.deepEqual(session.state.value.shared, [subject]);
});

test("nobody makes another's note private, or another's comment public", () => {
  const moment = { kind: "gist", who: [], at: "", person: ASSISTANT, struck: null, held: false, texts: {} } as const;
  assert.equal(kindsFor({ ...moment, who: [] }, MODERATOR).includes("comment"), false);
  assert.deepEqual(kindsFor({ ...moment, who: [], kind: "comment" }, MODERATOR), ["comment"]);
  assert.equal(kindsFor({ ...moment, who: [] }, ASSISTANT).includes("comment"), true);
});

test("after the end a note belongs to the question of the time that is said, or to none", () => {
  const now = (question: string, since: string) => ({ question, since, how: "asked" as const });
  const state = { nows: [now("q1", "T11:00"), now("q2", "T11:20")], ended_at: "T12:00" } as never;
  const asked = ["T10:59", "T11:00", "T11:19", "T11:20", "T12:00", "T12:01"].map((at) => questionAt(state, at));
  assert.deepEqual(asked, [undefined, "q1", "q1", "q2", "q2", undefined]);
});
