import { Checklist } from "../../parts/checklist";
import type { Undo } from "../../parts/undo_line";
import type { Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";
import { Recorder } from "./recorder";

export function RunningOrder({ sitting, undo }: { sitting: Sitting; undo: Undo }) {
  return (
    <div class="people-area">
      <Recorder sitting={sitting} undo={undo} />
      {["before", "opening", "ending", "after"].map((id) => (
        <Checklist key={id} sitting={sitting} id={id} />
      ))}
      <p class="actions">
        <a class="button" href={`#/${sitting.id}/questionnaires`}>
          {_("Enter questionnaires")}
        </a>
        <a class="button" href={`#/${sitting.id}/marks`}>
          {_("Check the marks")}
        </a>
        <a class="button" href={`#/${sitting.id}/field-note`}>
          {_("Write my field note")}
        </a>
        <a class="button" href={`#/${sitting.id}/room`}>
          {_("Open the room")}
        </a>
      </p>
    </div>
  );
}
