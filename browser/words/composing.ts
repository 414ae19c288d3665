/**
 * Half a word of an input method. Chrome says so with the key; Safari ends the composition before the Enter that
 * confirms it, and only the key's old number is left to tell (WebKit bug 165004).
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/**
 * No key that belongs to a word being composed reaches a key handler, and no Enter of one sends a form. The page does
 * this once, before its views: none of them has to think of it.
 */
export function keepHalfWords(page: EventTarget): void {
  const keep = (event: Event) => {
    if (!isComposing(event as KeyboardEvent)) return;
    event.stopImmediatePropagation();
    if ((event as KeyboardEvent).key === "Enter") event.preventDefault();
  };
  for (const name of ["keydown", "keypress", "keyup"]) page.addEventListener(name, keep, { capture: true });
}
