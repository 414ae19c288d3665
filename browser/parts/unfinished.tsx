import { useEffect, useState } from "preact/hooks";
import { useSession } from "../hooks/use_session";

import type { Begun } from "../store/drafts";
import { _ } from "../words/catalogue";

/** Where the words of a field stand; those of the room's drawers are read here alone. */
const PLACES: Record<string, string> = { desk: "desk", text: "field-note", answer: "questionnaires" };

/** Words typed on this tablet that nobody kept, so that nobody else has them. */
export function Unfinished() {
  const session = useSession();
  const [begun, setBegun] = useState<Begun[]>([]);
  useEffect(() => {
    void session.drafts.begun().then(setBegun, () => undefined);
  }, [session]);
  if (!begun.length) return null;
  return (
    <>
      <p>{_("Begun on this tablet and never saved:")}</p>
      <ul class="quiet-list">
        {begun.map(({ key, words }) => (
          <li key={key}>
            <Place view={PLACES[key.split(".")[0]!]} words={words} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Place({ view, words }: { view: string | undefined; words: string }) {
  const session = useSession();
  const shown = <span class="written">{words}</span>;
  return view ? (
    <a class="button" href={`#/${session.id}/${view}`}>
      {shown}
    </a>
  ) : (
    shown
  );
}
