import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Icon } from "../../parts/icon";
import { noteMoment } from "../../tablet/notes";
import { _ } from "../../words/catalogue";

/** The time alone is enough: a rich moment finds its words in the field note. */
export function Star({ undo }: { undo: Undo }) {
  const session = useSession();
  const mark = async () => {
    const change = await noteMoment(session, { kind: "rich" });
    undo.show({ said: _("Marked as rich"), change: change.id });
  };
  return (
    <button class="star" aria-label={_("Rich moment")} title={_("Rich moment")} onClick={() => void mark()}>
      <Icon name="star" />
    </button>
  );
}
