/**
 * data-forgets-person data-unsent="{n} not sent yet …" data-yes data-no: signing out, the tablet's pages no longer open
 * this person's store; what waits in it stays, and is said first.
 */

import { LAST_PERSON } from "../store/keys";
import { waitingHere } from "../store/waiting_count";
import { ask } from "./ask";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-forgets-person]")) {
  const leave = () => {
    localStorage.removeItem(LAST_PERSON);
    form.submit();
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const waiting = await Promise.race([waitingHere().catch(() => 0), later(2_000)]);
    const { unsent, yes, no } = form.dataset;
    if (waiting) ask(unsent!.replace("{n}", String(waiting)), yes!, no, "primary", leave);
    else leave();
  });
}

/** A storage that does not answer keeps nobody from signing out: nothing in it is deleted. */
function later(ms: number): Promise<number> {
  return new Promise((resolve) => setTimeout(resolve, ms, 0));
}
