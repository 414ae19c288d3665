/** What the server's pages gain from a script; each of them works without. A behaviour is asked for by an attribute. */

// data-submits: a choice that takes effect at once; the button it would need otherwise goes.
for (const choice of document.querySelectorAll<HTMLSelectElement>("select[data-submits]")) {
  choice.addEventListener("change", () => choice.form?.requestSubmit());
  const button = choice.form?.querySelector<HTMLElement>("button:not([name])");
  if (button) button.hidden = true;
}

for (const button of document.querySelectorAll<HTMLElement>("[data-prints]")) {
  button.addEventListener("click", () => print());
}

// data-guards-changes: leaving a form that was changed and not sent asks first.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-guards-changes]")) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

// data-confirms="What happens then?" data-yes="Close the session" data-no="Not yet": on a form's button.
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-confirms]")) {
  button.addEventListener("click", (event) => {
    if (!button.form?.reportValidity()) return;
    event.preventDefault();
    askFirst(button);
  });
}

function askFirst(button: HTMLButtonElement): void {
  const { confirms, yes, no } = button.dataset;
  ask(confirms!, yes ?? button.textContent!.trim(), no, button.className, () => button.form!.requestSubmit(button));
}

function ask(words: string, yes: string, no: string | undefined, look: string, act: () => void): void {
  const dialog = document.createElement("dialog");
  const question = document.createElement("p");
  question.id = "confirms";
  question.textContent = words;
  const answers = document.createElement("div");
  answers.className = "actions";
  answers.append(
    answer(yes, look, () => {
      dialog.close();
      act();
    }),
    answer(no ?? "×", "", () => dialog.close()),
  );
  dialog.className = "asks";
  dialog.setAttribute("aria-labelledby", question.id);
  dialog.append(question, answers);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function answer(words: string, look: string, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.textContent = words;
  button.className = look;
  button.addEventListener("click", act);
  return button;
}

// data-forgets-person data-unsent="{n} not sent yet …" data-yes data-no: signing out, the tablet's pages no longer open
// this person's store; what waits in it stays, and is said first.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-forgets-person]")) {
  const leave = () => {
    localStorage.removeItem("kikao-person");
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

/** How many changes of the person who worked here last are on this tablet only. */
function waitingHere(): Promise<number> {
  const person = JSON.parse(localStorage.getItem("kikao-person") ?? "{}") as { id?: string };
  return new Promise((resolve, reject) => {
    if (!person.id) return resolve(0);
    const opening = indexedDB.open(`kikao-${person.id}`);
    // Asking must not make a store where there was none.
    opening.onupgradeneeded = () => opening.transaction!.abort();
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const states = opening.result.transaction("changes").objectStore("changes").index("state");
      const counting = states.count(IDBKeyRange.bound(["waiting"], ["waiting", []]));
      counting.onerror = () => reject(counting.error);
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}
