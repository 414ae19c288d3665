/** data-guards-changes: leaving a form that was changed and not sent asks first. */

export {};

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-guards-changes]")) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
