import { labelOf, participantsOf } from "../guide/participants";
import { useSession } from "../hooks/use_session";
import type { OpenSession } from "../tablet/open_session";
import type { NotUnderstood as Subject } from "../tablet/session_log";
import { _, fill } from "../words/catalogue";

/** What is kept and cannot be shown, by its name where it has one, else by its time. */
export function NotUnderstood() {
  const session = useSession();
  const subjects = session.status.value.not_understood;
  if (!subjects.length) return null;
  const names = [...new Set(subjects.map((one) => nameOf(session, one)))].join(" · ");
  return (
    <p class="not-understood" role="status">
      {fill(_("Kept, but not understood yet: {names}. Everything else goes on. Tell the coordinator."), { names })}
    </p>
  );
}

function nameOf(session: OpenSession, { subject, at }: Subject): string {
  const { guide } = session.kit;
  const questions = guide.sections.flatMap((section) =>
    [section.key_question ?? [], section.sub_questions ?? []].flat(),
  );
  const known = [...questions, ...guide.checklists.flatMap((list) => list.items)].find((item) => item.id === subject);
  if (known) return known.text;
  if (subject.startsWith("fieldnote.")) return _("Field note");
  const number = labelOf(participantsOf(session.kit, session.state.value), subject);
  return number ?? fill(_("what was noted at {time}"), { time: session.hourMinute(at) });
}
