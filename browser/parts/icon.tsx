/** One drawing of the sprite; always beside words or under an aria-label of its button. */
export function Icon({ name, turns = false }: { name: string; turns?: boolean }) {
  return (
    <svg class={turns ? "icon turns" : "icon"} aria-hidden="true">
      <use href={`${document.documentElement.dataset.sprite ?? ""}#${name}`} />
    </svg>
  );
}
