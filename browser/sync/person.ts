/** Who works at this tablet. Remembered without network; asked again whenever there is one. */

import type { Me } from "../contract/answers";
import { LAST_PERSON } from "../store/keys";
import { parsed } from "../store/parsed";
import { withinTime } from "../store/within_time";

export type Person = Me;

/** Nobody is signed in, or somebody else than whose work this is. */
export class SignInNeeded extends Error {
  override name = "SignInNeeded";
}

/** With a network that leads nowhere nobody waits longer than this to see their own work. */
const PATIENCE = 1_500;

/**
 * The person signed in, or without network the one who was last. Expired is not signed out: work goes on under the
 * last person until signing out forgets them or another person signs in.
 */
export async function whoWorksHere(): Promise<Person> {
  const known = remembered();
  const asking = signedIn();
  const answered = await (known ? withinTime(asking, PATIENCE) : asking).catch(() => null);
  const person = answered ?? known;
  if (!person) throw new SignInNeeded("nobody has signed in on this tablet");
  if (answered) remember(answered);
  else void asking.then((late) => late && late.id !== person.id && giveWay(late)).catch(() => undefined);
  return person;
}

/** The answer came late and names somebody else: the page starts again as theirs. */
function giveWay(to: Person): void {
  remember(to);
  location.reload();
}

function remember(person: Person): void {
  localStorage.setItem(LAST_PERSON, JSON.stringify(person));
}

/** Null when nobody is; rejects without network. */
export async function signedIn(): Promise<Person | null> {
  const answer = await fetch("/api/me", { cache: "no-store", redirect: "error", signal: AbortSignal.timeout(20_000) });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`/api/me answered ${answer.status}`);
  return (await answer.json()) as Person;
}

export function remembered(): Person | null {
  const kept = localStorage.getItem(LAST_PERSON);
  return parsed<Person>(kept);
}

/** At signing out: the next person at this tablet starts with nothing of this one's. Their work stays for them. */
export function forget(): void {
  localStorage.removeItem(LAST_PERSON);
}

/** Another tab or page changed who works here. */
export function onPersonChanged(changed: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === LAST_PERSON) changed();
  };
  addEventListener("storage", listener);
  return () => removeEventListener("storage", listener);
}
