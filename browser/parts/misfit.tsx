import { LIMITS } from "../contract/facts";
import type { Misfit } from "../store/fits";
import { _, fill } from "../words/catalogue";

/** Said before it is saved: what is typed stays in the field until it can be kept. */
export function MisfitLine({ misfit }: { misfit: Misfit | null }) {
  if (!misfit) return null;
  return (
    <p class="problem-text" role="alert">
      {misfit === "too_long" && fill(_("Too long to be saved: at most {n} characters."), { n: LIMITS.text })}
      {misfit === "odd_sign" && _("A character in it is broken and cannot be saved. Take it out and write it again.")}
      {misfit === "odd_number" && _("This number is too long to be kept exactly. It stays here as you typed it.")}
    </p>
  );
}
