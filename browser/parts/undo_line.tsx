import { useSession } from "../hooks/use_session";
import type { Undo } from "../hooks/use_undo";
import { _ } from "../words/catalogue";
import { Icon } from "./icon";

export function UndoLine({ undo }: { undo: Undo }) {
  const session = useSession();
  const { last, show } = undo;
  const takeBack = async () => {
    await session.act("change.undone", last!.change!, {});
    show({ said: _("Taken back") });
  };
  return (
    <div class="undo" role="status">
      {last && <span>{last.said}</span>}
      {last?.change && (
        <button class="quiet" onClick={takeBack}>
          <Icon name="undo-2" turns />
          {_("Undo")}
        </button>
      )}
    </div>
  );
}
