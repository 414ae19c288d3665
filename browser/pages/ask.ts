/** A question over the page; `act` is done when the answer is yes. */
export function ask(words: string, yes: string, no: string | undefined, look: string, act: () => void): void {
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
