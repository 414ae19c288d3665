import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { _, fill } from "../../words/catalogue";
import { seated } from "./circle";
import { allSigned, today } from "./forms";
import type { Seating } from "./use_seating";

export function SeatingHead() {
  const session = useSession();
  const chairs = seated(session);
  const signed = chairs.filter(({ person }) => person?.consent === "recorded").length;
  return (
    <p class="topic">
      <span>{_("Tap round the chairs as people sit down; tap a number when its signed form is in your hand.")}</span>
      <span>{fill(_("{n} of {all} forms"), { n: signed, all: chairs.length })}</span>
    </p>
  );
}

interface Props {
  undo: Undo;
  seating: Seating;
  close: (() => void) | null;
}

/** Who comes, and the forms: the day they were signed, and all of them by one tap. */
export function SeatingRow({ undo, seating, close }: Props) {
  return (
    <div class="chips turn-row">
      <WhoComes seating={seating} />
      <AllSigned undo={undo} seating={seating} />
      {close && (
        <button class="chip" onClick={close}>
          {_("Done")}
        </button>
      )}
    </div>
  );
}

function WhoComes({ seating }: { seating: Seating }) {
  const { standing, chosen, choose, more, say } = seating;
  return (
    <>
      <label class="in-label">
        {_("Next")}
        <select class="chip" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {standing.map(({ id, number }) => (
            <option key={id} value={id}>
              P{number}
            </option>
          ))}
          <option value="new">{_("someone not invited")}</option>
        </select>
      </label>
      {chosen === "new" && <NotInvited more={more} say={say} standing={standing} />}
    </>
  );
}

function NotInvited({ more, say, standing }: Pick<Seating, "more" | "say" | "standing">) {
  const instead = (id: string) => say({ ...more, instead_of: id });
  const outside = (yes: boolean) => say({ ...more, outside_criteria: yes });
  return (
    <>
      <label class="in-label">
        {_("Instead of")}
        <select class="chip" value={more.instead_of ?? ""} onChange={(event) => instead(event.currentTarget.value)}>
          <option value="">{_("nobody")}</option>
          {standing.map(({ id, number }) => (
            <option key={id} value={id}>
              P{number}
            </option>
          ))}
        </select>
      </label>
      <label class="choice">
        <input
          type="checkbox"
          checked={more.outside_criteria ?? false}
          onChange={(event) => outside(event.currentTarget.checked)}
        />
        {_("outside the criteria of the study")}
      </label>
    </>
  );
}

export function AllSigned({ undo, seating }: Pick<Props, "undo" | "seating">) {
  const session = useSession();
  const acts = allSigned(session, seating.day);
  return (
    <>
      <FormDay day={seating.day} setDay={seating.setDay} />
      <button
        class="chip"
        disabled={!acts.length}
        onClick={() => void undo.actAll(_("All who sit here have signed"), acts)}
      >
        {_("All who sit here have signed")}
      </button>
    </>
  );
}

/** Forms are often signed days before. */
export function FormDay({ day, setDay, label }: { day: string; setDay: (day: string) => void; label?: string }) {
  const session = useSession();
  return (
    <label class="in-label">
      {label ?? _("Signed on")}
      <input
        class="chip"
        type="date"
        value={day}
        max={today(session)}
        onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
      />
    </label>
  );
}
