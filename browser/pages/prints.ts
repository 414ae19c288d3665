/** data-prints: a button that prints the page. */

export {};

for (const button of document.querySelectorAll<HTMLElement>("[data-prints]")) {
  button.addEventListener("click", () => print());
}
