import type { Section } from "../../contract/kit";
import type { BringBack } from "../../contract/state";
import { labelOf, participantsOf } from "../../guide/participants";
import { askable } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";

export function openBringBacks(session: OpenSession): [string, BringBack][] {
  return Object.entries(session.state.value.bringbacks)
    .filter(([, kept]) => !kept.done)
    .sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
}

/** On its question it comes back by its words alone; the number is in the drawer. */
export function ReturnsHere({ section, undo }: { section: Section; undo: Undo }) {
  const session = useSession();
  const here = openBringBacks(session).filter(
    ([, kept]) => kept.question === askable(section) || kept.question === section.id,
  );
  if (!here.length) return null;
  return (
    <ul class="returns" aria-label={_("Bring back")}>
      {here.map(([id, kept]) => (
        <Kept key={id} id={id} kept={kept} undo={undo} />
      ))}
    </ul>
  );
}

export function Kept({ id, kept, undo, named = false }: { id: string; kept: BringBack; undo: Undo; named?: boolean }) {
  const session = useSession();
  const people = participantsOf(session.kit, session.state.value);
  const who = [kept.who ?? []].flat().flatMap((one) => labelOf(people, one) ?? []);
  const section = session.kit.guide.sections.find((one) => askable(one) === kept.question || one.id === kept.question);
  return (
    <li class="kept">
      <span>
        {named && who.length > 0 && <b>{who.join(", ")} </b>}
        {kept.texts.text?.map((head) => (
          <span class="written" key={head.id}>
            {head.text}{" "}
          </span>
        )) ?? _("Bring back")}
        {named && section && (
          <small>
            <GuideText item={section} field="title" />
          </small>
        )}
      </span>
      <button onClick={() => void undo.act(_("Brought back"), "bringback.done", id, {})}>{_("Done")}</button>
    </li>
  );
}
