import { everyone } from "../guide/guide";
import type { Sitting } from "../tablet/sitting";
import { _ } from "../words/catalogue";

interface Props {
  sitting: Sitting;
  chosen: string[];
  choose: (who: string[]) => void;
  moderator?: boolean;
}

/** The numbers of those who take part, to be tapped; several may be on. */
export function Numbers({ sitting, chosen, choose, moderator = false }: Props) {
  const people = everyone(sitting.kit, sitting.state.value).filter((person) => person.consent !== "withdrawn");
  const toggle = (id: string) => choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <div class="chips" role="group" aria-label={_("Who")}>
      {people.map(({ id, number }) => (
        <button type="button" key={id} class="seat-chip" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
          {number}
        </button>
      ))}
      {moderator && (
        <button
          type="button"
          class="seat-chip"
          aria-pressed={chosen.includes("moderator")}
          onClick={() => toggle("moderator")}
        >
          {_("Moderator")}
        </button>
      )}
    </div>
  );
}
