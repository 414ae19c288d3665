/** A change: one small record of what happened, made on a tablet and never altered after. */

export interface Change {
  id: string;
  session: string;
  device: string;
  person: string;
  n: number;
  kind: string;
  subject: string;
  at: string;
  payload?: Record<string, unknown>;
  base?: string[];
  /** By which right it was made. Until the server has said it, what this tablet presumes. */
  by_right?: string;
  /** Kept, but not readable by this person yet: no payload. */
  sealed?: boolean;
  /** The server took out for ever what it said: no payload. */
  emptied?: boolean;
  /** Its place in the server's log; missing while only tablets know it. */
  number?: number;
  received_at?: string;
  /**
   * waiting: not on the server yet · sent: the server has it · parked: a person decides · theirs: made on another
   * device.
   */
  state: "waiting" | "sent" | "parked" | "theirs";
  reason?: string;
}

/** A change as the server's log and stream give it. */
export type LogChange = Omit<Change, "session" | "state" | "reason"> & { number: number };

/** UUIDv7: sorts by the time it was minted, unique without asking anyone. */
export function mintId(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let rest = now;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** As the wire has it: what belongs to this tablet alone (state, session, number) stays here. */
export function toWire(change: Change) {
  const { id, n, kind, subject, at, payload, base } = change;
  return base ? { id, n, kind, subject, at, payload, base } : { id, n, kind, subject, at, payload };
}
