/**
 * A browser's page translation, a dictionary or a reading extension puts elements of its own in place of words. Then
 * the guide would say what nobody wrote, and "saved" would stand there for ever: what draws the page holds on to
 * words that are on it no more. So what comes from outside is put back at once. From what keeps at it nothing can be
 * kept: then the page says so, and no longer says how far anything is saved.
 */

import { options } from "preact";
import { _ } from "./words/catalogue";

const MOST_TIMES = 20;

export function keepWordsOurs(root: Node): void {
  const observer = new MutationObserver((records) => {
    for (const record of records.reverse()) putBack(record);
    // What was just put back is no news.
    observer.takeRecords();
    if (++times > MOST_TIMES) giveUp(observer);
  });
  let times = 0;
  ownChanges(() => observer.takeRecords());
  observer.observe(root, { childList: true, characterData: true, characterDataOldValue: true, subtree: true });
}

/** All that Preact draws it has drawn when it commits: what was seen until then is its own. */
function ownChanges(drawn: () => void): void {
  const hooks = options as { __c?: (...drawing: unknown[]) => void };
  const before = hooks.__c;
  hooks.__c = (...drawing) => {
    drawn();
    before?.(...drawing);
  };
}

function putBack({ type, target, addedNodes, removedNodes, nextSibling, oldValue }: MutationRecord): void {
  if (type === "characterData") {
    (target as CharacterData).data = oldValue ?? "";
    return;
  }
  for (const node of addedNodes) if (node.parentNode === target) target.removeChild(node);
  for (const node of removedNodes) target.insertBefore(node, nextSibling?.parentNode === target ? nextSibling : null);
}

function giveUp(observer: MutationObserver): void {
  observer.disconnect();
  document.documentElement.classList.add("words-changed");
  const said = document.createElement("p");
  said.className = "update-bar at-top";
  said.setAttribute("role", "alert");
  said.textContent = _(
    "Something in this browser changes the words on this page: a translation or a reading aid. " +
      "Turn it off for this page and reload. What you write is kept; this page cannot show how far.",
  );
  document.body.append(said);
}
