import type { TextHead } from "../../contract/state";
import { useSession } from "../../hooks/use_session";
import { WrittenText } from "../../parts/written_text";
import { whoAndWhen } from "../../tablet/who_and_when";
import { _, fill } from "../../words/catalogue";
import { firstImpressions, headings, prompts, summaryLine } from "./headings";
import type { Other } from "./pair";

/** That it exists is known; what stands in it not before both are signed. */
export function OtherNote({ other }: { other: Other }) {
  const name = other.name;
  if (other.standing === "none")
    return <p class="hint">{fill(_("{name} has not begun a field note yet."), { name })}</p>;
  if (other.standing === "begun")
    return (
      <p class="hint">{fill(_("{name} is writing a field note. It opens here when both are signed."), { name })}</p>
    );
  if (other.standing === "signed")
    return <p class="hint">{fill(_("{name} has signed. It opens here when you have signed yours."), { name })}</p>;
  const written = [...headings(), firstImpressions(), ...prompts(), summaryLine()].filter(({ field }) =>
    other.texts[field]?.some((head) => head.text.trim()),
  );
  return (
    <section class="stack">
      <h2>{fill(_("The field note of {name}"), { name })}</h2>
      {!written.length && <p class="hint">{_("Signed, and nothing is written in it.")}</p>}
      {written.map(({ field, words }) => (
        <div key={field}>
          <h3>{words}</h3>
          {other.texts[field]!.map((head) => (
            <Written key={head.id} head={head} alone={other.texts[field]!.length === 1} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Written({ head, alone }: { head: TextHead; alone: boolean }) {
  const session = useSession();
  return (
    <>
      {!alone && <small>{whoAndWhen(session, head)}</small>}
      <WrittenText head={head} as="p" />
    </>
  );
}
