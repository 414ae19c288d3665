import assert from "node:assert/strict";
import { test } from "node:test";
import type { State } from "../../browser/contract/state";
import { bothSigned, others } from "../../browser/views/field_note/pair";
import { someKit, someState } from "./some";

const KIT = someKit({
  staff: [
    { id: "dina", name: "Dina", role: "moderator" },
    { id: "amos", name: "Amos", role: "assistant" },
  ],
});

function at(hhmm: string): string {
  return `2026-11-22T${hhmm}:00.000Z`;
}

const own = { "fieldnote.amos": { at: at("16:00"), person: "amos" } };
const hers = { "fieldnote.dina": { at: at("16:00"), person: "dina" } };
const texts = { "fieldnote.dina": { topics: [{ id: "1", text: "t", person: "dina", at: at("16:00") }] } };

test("the other's note is known to exist and opens when both have signed", () => {
  const standing = (facts: Partial<State>) =>
    others(KIT, someState({ staff: KIT.staff, ...facts }), "amos").map((other) => other.standing);
  assert.deepEqual(standing({}), ["none"]);
  assert.deepEqual(standing({ sealed: ["fieldnote.dina"] }), ["begun"]);
  assert.deepEqual(standing({ sealed: ["fieldnote.dina"], signed: own }), ["begun"]);
  assert.deepEqual(standing({ sealed: ["fieldnote.dina"], signed: hers }), ["signed"]);
  assert.deepEqual(standing({ texts, signed: { ...own, ...hers } }), ["open"]);
  assert.deepEqual(others(KIT, someState({ staff: KIT.staff, texts, signed: hers }), "amos")[0]!.texts, {});
});

test("together comes after both have signed, and never for one alone", () => {
  assert.equal(bothSigned(KIT, someState({ staff: KIT.staff, signed: { ...own, ...hers } }), "amos"), true);
  assert.equal(bothSigned(KIT, someState({ staff: KIT.staff, signed: own }), "amos"), false);
  assert.equal(bothSigned(KIT, someState({ staff: [{ id: "amos", role: "assistant" }], signed: own }), "amos"), false);
});
