import { useEffect, useState } from "preact/hooks";

import type { Begun, Sitting } from "../tablet/sitting";
import { _ } from "../words/catalogue";

/** Where the words of a field stand; those of the room's drawers are read here alone. */
const PLACES: Record<string, string> = { desk: "desk", text: "field-note", answer: "questionnaires" };

/** Words typed on this tablet that nobody kept, so that nobody else has them. */
export function Unfinished({ sitting }: { sitting: Sitting }) {
  const [begun, setBegun] = useState<Begun[]>([]);
  useEffect(() => void sitting.begun().then(setBegun, () => undefined), [sitting]);
  if (!begun.length) return null;
  return (
    <>
      <p>{_("Begun on this tablet and never saved:")}</p>
      <ul class="quiet-list">
        {begun.map(({ key, words }) => (
          <li key={key}>
            <Place sitting={sitting} view={PLACES[key.split(".")[0]!]} words={words} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Place({ sitting, view, words }: { sitting: Sitting; view: string | undefined; words: string }) {
  const shown = <span class="written">{words}</span>;
  return view ? (
    <a class="button" href={`#/${sitting.id}/${view}`}>
      {shown}
    </a>
  ) : (
    shown
  );
}
