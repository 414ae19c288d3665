/** data-submits: a choice that takes effect at once; the button it would need otherwise goes. */

export {};

for (const choice of document.querySelectorAll<HTMLSelectElement>("select[data-submits]")) {
  choice.addEventListener("change", () => choice.form?.requestSubmit());
  const button = choice.form?.querySelector<HTMLElement>("button:not([name])");
  if (button) button.hidden = true;
}
