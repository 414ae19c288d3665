import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Checklist } from "../../parts/checklist";
import { _ } from "../../words/catalogue";
import { Recorder } from "./recorder";

export function RunningOrder({ undo }: { undo: Undo }) {
  const session = useSession();
  return (
    <div class="people-area">
      <Recorder undo={undo} />
      {["before", "opening", "ending", "after"].map((id) => (
        <Checklist key={id} id={id} />
      ))}
      <p class="actions">
        <a class="button" href={`#/${session.id}/questionnaires`}>
          {_("Enter questionnaires")}
        </a>
        <a class="button" href={`#/${session.id}/marks`}>
          {_("Check the marks")}
        </a>
        <a class="button" href={`#/${session.id}/field-note`}>
          {_("Write my field note")}
        </a>
        <a class="button" href={`#/${session.id}/room`}>
          {_("Open the room")}
        </a>
      </p>
    </div>
  );
}
