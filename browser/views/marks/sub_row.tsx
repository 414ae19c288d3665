import type { Line } from "../../guide/guide";
import { GuideText } from "../../parts/guide_text";
import { madeHere, type Undo } from "../../parts/undo_line";
import type { Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { hourMinute } from "../../words/time";
import { type Reason, Reasons, Toggle } from "./reason_chips";
import { isTouchedSub, takesOff } from "./summary";

type Mark = "came_up" | "asked" | "left_out";

interface Props {
  sitting: Sitting;
  line: Line;
  undo: Undo;
}

/** A sub question: it may have come up and been asked as well. */
export function SubRow({ sitting, line, undo }: Props) {
  const sub = sitting.state.value.subs[line.id];
  const because = (reason: Reason) => void undo.act(_("left out"), "sub.marked", line.id, { mark: "left_out", reason });
  const toggle = (mark: Mark, at: string | null | undefined) => (
    <Toggle
      words={at ? withTime(sitting, mark, at) : markWords(mark)}
      on={!!at}
      tap={() => void tap(sitting, line.id, mark, undo)}
    />
  );
  return (
    <li class="marks-row">
      <div>
        {line.added ? <span class="written">{line.item.text}</span> : <GuideText sitting={sitting} item={line.item} />}
        {line.added && <small>{_("added here")}</small>}
      </div>
      <div class="marks-taps">
        <div class="chips" role="group" aria-label={line.item.text}>
          {toggle("came_up", sub?.came_up)}
          {toggle("asked", sub?.asked)}
          {toggle("left_out", sub?.left_out?.at)}
          {isTouchedSub(sub) ? (
            <button
              class="chip quiet"
              onClick={() => void undo.act(_("not reached"), "sub.marked", line.id, { mark: "open" })}
            >
              {_("none of these")}
            </button>
          ) : (
            <small class="not-reached">{_("not reached")}</small>
          )}
        </div>
        {sub?.left_out && <Reasons chosen={sub.left_out.reason} choose={because} />}
      </div>
    </li>
  );
}

/** A tap on a mark that is on takes it off where nothing else would go with it. */
async function tap(sitting: Sitting, id: string, mark: Mark, undo: Undo): Promise<void> {
  const sub = sitting.state.value.subs[id];
  if (!sub?.[mark]) return undo.act(markWords(mark), "sub.marked", id, { mark });
  const instead = takesOff(sub, mark);
  if (instead)
    return undo.act(fill(_("taken off: {mark}"), { mark: markWords(mark) }), "sub.marked", id, { mark: instead });
  undo.show({
    said: _("“None of these” takes all marks of this question off."),
    change: madeHere(sitting, id, { mark }),
  });
}

function markWords(mark: Mark): string {
  if (mark === "came_up") return _("came up");
  return mark === "asked" ? _("asked") : _("left out");
}

function withTime(sitting: Sitting, mark: Mark, at: string): string {
  const time = hourMinute(at, sitting.kit.session.time_zone);
  if (mark === "came_up") return fill(_("came up {time}"), { time });
  return mark === "asked" ? fill(_("asked {time}"), { time }) : _("left out");
}
