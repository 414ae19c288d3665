import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { Kit } from "../../browser/contract/kit";
import { applyReceipts, receive } from "../../browser/store/arrivals";
import { mintId } from "../../browser/store/change";
import { Connection } from "../../browser/store/connection";
import { Store } from "../../browser/store/store";
import { Tabs } from "../../browser/sync/tabs";
import { OpenSession } from "../../browser/tablet/open_session";
import { rescueFile } from "../../browser/tablet/rescue_file";
import { Tablet } from "../../browser/tablet/tablet";
import { breaking } from "./breaking";
import { append, repairs, seeEpoch } from "./some";
import { put, settled } from "./world";

const SESSION = mintId();
const MUSA = mintId();

async function tablet(t: TestContext, key: JsonWebKey): Promise<Tablet> {
  const store = await Store.open(MUSA, new Connection(mintId()));
  await store.keepKit({
    kit: {
      session: { id: SESSION, code: "BU-S1" },
      staff: [],
      rescue_key: key,
      person: { id: MUSA, role: "moderator" },
    } as unknown as Kit,
    etag: null,
  });
  const tabs = new Tabs(mintId());
  t.after(() => tabs.close());
  return new Tablet({ id: MUSA, name: "", email: "", role: "moderator", language: "en" }, store, tabs, repairs);
}

async function keys() {
  const { publicKey, privateKey } = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, [
    "deriveBits",
  ]);
  return { privateKey, key: await crypto.subtle.exportKey("jwk", publicKey) };
}

function bytes(segment: string): Buffer {
  return Buffer.from(segment, "base64url");
}

/** By the RFCs and by other means than the writer's; tests/parked has a library of the server's read the same files. */
async function unlocked(compact: string, privateKey: CryptoKey) {
  const [header, wrapped, iv, text, tag] = compact.split(".") as [string, string, string, string, string];
  assert.equal(wrapped, "");
  const { alg, enc, epk } = JSON.parse(bytes(header).toString());
  assert.deepEqual([alg, enc], ["ECDH-ES", "A256GCM"]);
  const theirs = await crypto.subtle.importKey("jwk", epk, { name: "ECDH", namedCurve: "P-256" }, false, []);
  const agreed = Buffer.from(await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, privateKey, 256));
  const about = Buffer.from(
    "00000007" + Buffer.from("A256GCM").toString("hex") + "0000000000000000" + "00000100",
    "hex",
  );
  const secret = await crypto.subtle.digest("SHA-256", Buffer.concat([Buffer.from([0, 0, 0, 1]), agreed, about]));
  const opens = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["decrypt"]);
  const algorithm = { name: "AES-GCM", iv: bytes(iv), additionalData: Buffer.from(header) };
  const plain = await crypto.subtle.decrypt(algorithm, opens, Buffer.concat([bytes(text), bytes(tag)]));
  return JSON.parse(Buffer.from(plain).toString());
}

function written(text: string) {
  return { session: SESSION, kind: "text.written" as const, subject: "n1", payload: { field: "text", text }, base: [] };
}

test("it holds what was not sent, as it would be sent, and nothing that was", async (t) => {
  const { key, privateKey } = await keys();
  const here = await tablet(t, key);
  const sent = await append(here.store, written("sent"));
  await applyReceipts(here.store, SESSION, [{ id: sent.id, status: "kept", number: 1 }], null);
  const parked = await append(here.store, written("parked"));
  await applyReceipts(here.store, SESSION, [{ id: parked.id, status: "parked", reason: "session_closed" }], null);
  const {
    state: _state,
    session: _session,
    device,
    person: _person,
    ...wire
  } = await append(here.store, written("שלום ક્ષ 😀"));
  const file = await rescueFile(here, SESSION, null);
  assert.match(file!.name, /^kikao-BU-S1-\d{12}\.jwe$/);
  assert.equal(file!.count, 1);
  assert.deepEqual(await unlocked(file!.text, privateKey), {
    session: SESSION,
    device,
    person: MUSA,
    made: 3,
    changes: [wire],
  });
});

test("with everything on the server there is no file", async (t) => {
  const { key } = await keys();
  assert.equal(await rescueFile(await tablet(t, key), SESSION, null), null);
});

test("what others wrote and a restored server lacks is in it, with whose it is; nothing sealed is", async (t) => {
  const { key, privateKey } = await keys();
  const here = await tablet(t, key);
  await seeEpoch(here.store, "before");
  const about = {
    device: mintId(),
    person: mintId(),
    n: 1,
    at: "2026-11-22T10:00:00.000Z",
    kind: "sub.marked",
    subject: "s1",
  };
  const [open, sealed] = [
    { ...about, id: mintId(), number: 1, payload: { mark: "asked" } },
    { ...about, id: mintId(), number: 2, sealed: true },
  ];
  await receive(here.store, SESSION, [open, sealed], { epoch: "before", cursor: 2 });
  assert.equal(await rescueFile(here, SESSION, null), null);
  await seeEpoch(here.store, "after");
  const file = await rescueFile(here, SESSION, null);
  const { number: _number, ...named } = open;
  assert.deepEqual((await unlocked(file!.text, privateKey)).changes, [named]);
});

test("when the storage does not answer it is made of what the page holds", async (t) => {
  const { key, privateKey } = await keys();
  const here = await tablet(t, key);
  put("fetch", () => Promise.reject(new TypeError("network")));
  const opened = new OpenSession(here, (await here.store.kit(SESSION))!.kit);
  await opened.load();
  t.after(() => {
    opened.close();
    here.sender.stop();
  });
  await opened.act("line.sent", mintId(), { text: "kept" });
  await settled();
  here.storageFailed.value = true;
  breaking(t, () => "unanswered");
  const file = await rescueFile(here, SESSION, opened);
  assert.equal((await unlocked(file!.text, privateKey)).changes[0].payload.text, "kept");
});

test("what a cleared storage lacks and the page still holds is in it", async (t) => {
  const { key, privateKey } = await keys();
  const here = await tablet(t, key);
  put("fetch", () => Promise.reject(new TypeError("network")));
  const opened = new OpenSession(here, (await here.store.kit(SESSION))!.kit);
  await opened.load();
  t.after(() => {
    opened.close();
    here.sender.stop();
  });
  const made = await opened.act("line.sent", mintId(), { text: "held" });
  await new Promise((resolve) => (indexedDB.deleteDatabase(here.store.connection.name).onsuccess = resolve));
  const file = await rescueFile(here, SESSION, opened);
  assert.deepEqual(
    (await unlocked(file!.text, privateKey)).changes.map(({ id }: { id: string }) => id),
    [made.id],
  );
});

test("a file of many long texts is whole", async (t) => {
  const { key, privateKey } = await keys();
  const here = await tablet(t, key);
  for (let i = 0; i < 20; i++) await append(here.store, written("ક".repeat(20_000) + i));
  const file = await rescueFile(here, SESSION, null);
  assert.ok(file!.text.length > 1_000_000);
  assert.equal((await unlocked(file!.text, privateKey)).changes.at(-1).payload.text.slice(-2), "19");
});
