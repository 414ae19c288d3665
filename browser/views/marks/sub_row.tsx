import type { SubMark } from "../../contract/state";
import type { Line } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { madeHere, type Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import type { LeftOutReason } from "../../words/left_out_reasons";
import { Reasons, Toggle } from "./reason_chips";
import { isTouchedSub, takesOff } from "./summary";

type Mark = "came_up" | "asked" | "left_out";

interface Props {
  line: Line;
  undo: Undo;
}

/** A sub question: it may have come up and been asked as well. */
export function SubRow({ line, undo }: Props) {
  const session = useSession();
  const sub = session.state.value.subs[line.id];
  const because = (reason: LeftOutReason) =>
    void undo.act(_("left out"), "sub.marked", line.id, { mark: "left_out", reason });
  const happened = !!(sub?.came_up || sub?.asked);
  const toggle = (mark: Mark, at: string | null | undefined, words = markWords(mark)) => (
    <Toggle
      words={words}
      at={isUntimed(sub, mark) ? null : at}
      on={!!at}
      tap={() => void tap(session, line.id, mark, undo)}
    />
  );
  return (
    <li class="marks-row">
      <SubWords line={line} />
      <div class="marks-taps">
        <div class="chips" role="group" aria-label={line.item.text}>
          {toggle("came_up", sub?.came_up)}
          {toggle("asked", sub?.asked)}
          {!happened && toggle("left_out", sub?.left_out?.at)}
          {happened && sub?.left_out && toggle("left_out", sub.left_out.at, _("the rest left out"))}
          {isTouchedSub(sub) ? (
            <button
              class="chip quiet none"
              onClick={() => void undo.act(_("not reached"), "sub.marked", line.id, { mark: "open" })}
            >
              {_("none of these")}
            </button>
          ) : (
            <small class="not-reached none">{_("not reached")}</small>
          )}
        </div>
        {sub?.left_out && <Reasons chosen={sub.left_out.reason} choose={because} />}
      </div>
    </li>
  );
}

function SubWords({ line }: { line: Line }) {
  const added = [_("added here"), line.taken_out && _("taken out again")].filter(Boolean).join(" · ");
  return (
    <div>
      {line.added ? <span class="written">{line.item.text}</span> : <GuideText item={line.item} />}
      {line.added && <small>{added}</small>}
    </div>
  );
}

function isUntimed(sub: SubMark | undefined, mark: Mark): boolean {
  return mark !== "left_out" && !!sub?.untimed?.includes(mark);
}

/** A tap on a mark that is on takes it off where nothing else would go with it. */
async function tap(session: OpenSession, id: string, mark: Mark, undo: Undo): Promise<void> {
  const sub = session.state.value.subs[id];
  if (!sub?.[mark]) return undo.act(markWords(mark), "sub.marked", id, { mark });
  const instead = takesOff(sub, mark);
  if (instead)
    return undo.act(fill(_("taken off: {mark}"), { mark: markWords(mark) }), "sub.marked", id, { mark: instead });
  undo.show({
    said: _("“None of these” takes all marks of this question off."),
    change: madeHere(session, id, { mark }),
  });
}

function markWords(mark: Mark): string {
  if (mark === "came_up") return _("came up");
  return mark === "asked" ? _("asked") : _("left out");
}
