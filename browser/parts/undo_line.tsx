import { useStandingLine } from "../hooks/use_late";
import { useSession } from "../hooks/use_session";
import type { Undo } from "../hooks/use_undo";
import { _ } from "../words/catalogue";
import { Icon } from "./icon";

/** The row at the foot of a view: what waits for an answer, and what was just done with the way to take it back. */
export function UndoLine({ undo }: { undo: Undo }) {
  const session = useSession();
  const { last, show } = undo;
  const StandingLine = useStandingLine();
  const takeBack = async () => {
    const undone = [last!.change!].flat();
    await session.actAll(undone.map((subject) => ({ kind: "change.undone", subject, payload: {} })));
    show({ said: _("Taken back") });
  };
  return (
    <div class={last ? "undo done" : "undo"}>
      {StandingLine && <StandingLine />}
      <span role="status">{last?.said}</span>
      {last?.change && (
        <button class="quiet" onClick={takeBack}>
          <Icon name="undo-2" turns />
          {_("Undo")}
        </button>
      )}
    </div>
  );
}
