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
  const dialog = document.createElement("dialog");
  const question = document.createElement("p");
  question.id = "confirms";
  question.textContent = confirms!;
  const answers = document.createElement("div");
  answers.className = "actions";
  answers.append(
    answer(yes ?? button.textContent!.trim(), button.className, () => {
      dialog.close();
      button.form!.requestSubmit(button);
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

// data-forgets-person: signing out, the tablet's pages no longer open this person's store; what waits in it stays.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-forgets-person]")) {
  form.addEventListener("submit", () => localStorage.removeItem("kikao-person"));
}
