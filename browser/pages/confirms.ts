/** data-confirms="What happens then?" data-yes="Close the session" data-no="Not yet": on a form's button. */

import { ask } from "./ask";

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
