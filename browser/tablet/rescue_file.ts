/** The rescue file: what only this tablet has, locked so that only the server can open it. */

import { type Change, toWire } from "../store/change";
import type { OpenSession } from "./open_session";
import type { Tablet } from "./tablet";

export interface RescueFile {
  name: string;
  text: string;
  /** changes in it */
  count: number;
}

/**
 * Null when the server has everything. What the storage does not answer, or lost, is taken from what the open page
 * holds.
 */
export async function rescueFile(
  { store, person }: Tablet,
  session: string,
  opened: OpenSession | null,
): Promise<RescueFile | null> {
  const failing = opened?.status.value.problem === "storage";
  const kept = failing ? [] : await store.changesOf(session).catch(() => opened && []);
  const kit = opened?.kit ?? (await store.kit(session))?.kit;
  if (!kept || !kit?.rescue_key) throw new Error("neither the changes nor the key can be read");
  const { device } = store;
  const all = [...new Map([...(opened?.inMemory() ?? []), ...kept].map((change) => [change.id, change])).values()];
  const changes = all
    .filter((change) => isOnlyHere(change, device))
    .sort(oldestFirst)
    .map((change) => rescued(change, device));
  if (!changes.length) return null;
  const made = all.reduce((most, change) => (change.device === device ? Math.max(most, change.n) : most), 0);
  const text = await locked({ session, device, person: person.id, made, changes }, kit.rescue_key);
  const when = new Date(store.now()).toISOString().slice(0, 16).replace(/\D/g, "");
  return { name: `kikao-${kit.session.code}-${when}.jwe`, text, count: changes.length };
}

function oldestFirst(a: Change, b: Change): number {
  return a.device === b.device ? a.n - b.n : a.device < b.device ? -1 : 1;
}

interface Contents {
  session: string;
  device: string;
  person: string;
  /** how many changes this tablet has made in the session */
  made: number;
  changes: ReturnType<typeof rescued>[];
}

/** Own changes the server has not confirmed, and those of others that its log lacks since it was restored. */
function isOnlyHere(change: Change, device: string): boolean {
  if (change.device === device) return change.state === "waiting";
  return change.number === undefined && change.payload !== undefined;
}

/** Own ones just as they are sent; another's says whose it is. */
function rescued(change: Change, device: string) {
  const wire = toWire(change);
  return change.device === device ? wire : { ...wire, device: change.device, person: change.person };
}

/** JWE in its compact form (RFC 7516): ECDH-ES on P-256, A256GCM. */
export async function locked(contents: Contents, key: JsonWebKey): Promise<string> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(P256, true, ["deriveBits"]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
  const kid = await thumbprint(key);
  const header = base64url(utf8(JSON.stringify({ alg: "ECDH-ES", enc: "A256GCM", kid, epk: { kty, crv, x, y } })));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: "AES-GCM", iv, additionalData: utf8(header) };
  const secret = await contentKey(key, privateKey);
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, secret, utf8(JSON.stringify(contents))));
  const [text, tag] = [sealed.subarray(0, -TAG), sealed.subarray(-TAG)];
  return [header, "", base64url(iv), base64url(text), base64url(tag)].join(".");
}

const P256 = { name: "ECDH", namedCurve: "P-256" };
const TAG = 16;

/** RFC 7518, 4.6.2: one round of the Concat KDF, because SHA-256 gives as many bits as A256GCM needs. */
async function contentKey(key: JsonWebKey, own: CryptoKey): Promise<CryptoKey> {
  const { kty, crv, x, y } = key as Required<JsonWebKey>;
  const theirs = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, P256, false, []);
  const agreed = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256));
  const enc = utf8("A256GCM");
  const round = Uint8Array.of(
    ...number(1),
    ...agreed,
    ...number(enc.length),
    ...enc,
    ...number(0),
    ...number(0),
    ...number(256),
  );
  return crypto.subtle.importKey("raw", await crypto.subtle.digest("SHA-256", round), "AES-GCM", false, ["encrypt"]);
}

function number(value: number): number[] {
  return [0, 0, value >> 8, value & 255];
}

/** RFC 7638: by it a server knows whether the file was made for it. */
async function thumbprint({ crv, kty, x, y }: JsonWebKey): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(JSON.stringify({ crv, kty, x, y })))));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
