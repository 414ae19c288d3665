import type { State, TextsOf } from "../contract/state";

/** The words of what a draft with this id has become, as they were typed; null while nothing has. */
export function wordsMadeOf(state: State, id: string): string | null {
  const noted = state.moments[id] ?? state.bringbacks[id];
  if (noted) return asTyped(noted.texts);
  const said = state.lines[id]?.text ?? state.added[id]?.text;
  if (said !== undefined) return said;
  const present = state.present[id];
  return present ? (present.note ?? "") : null;
}

function asTyped({ text: heads = [] }: TextsOf): string {
  return heads.map(({ sign = "", text }) => (sign + text).trim()).join(" ");
}
