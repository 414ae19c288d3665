import { participantsOf } from "../guide/participants";
import { useSession } from "../hooks/use_session";
import { _ } from "../words/catalogue";

interface Props {
  chosen: string[];
  choose: (who: string[]) => void;
  moderator?: boolean;
}

/** The numbers of those who take part, to be tapped; several may be on. */
export function Numbers({ chosen, choose, moderator = false }: Props) {
  const session = useSession();
  const people = participantsOf(session.kit, session.state.value).filter((person) => person.consent !== "withdrawn");
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
