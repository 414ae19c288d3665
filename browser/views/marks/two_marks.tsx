import { useSession } from "../../hooks/use_session";
import { differingMarks } from "../../record/questions";
import { whoAndWhen } from "../../tablet/who_and_when";
import { _ } from "../../words/catalogue";

/** Two people marked one question differently: the newest stands, and both can see that the other saw it otherwise. */
export function TwoMarks({ question }: { question: string }) {
  const session = useSession();
  const marks = differingMarks(session.log.index, question);
  if (!marks.length) return null;
  const words = { enough: _("enough"), some: _("some"), left_out: _("left out"), open: _("No mark") };
  return (
    <small class="two-marks">
      {marks.map((change) => `${whoAndWhen(session, change)}: ${words[change.payload!.mark]}`).join(" · ")}
    </small>
  );
}
