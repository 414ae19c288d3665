import { everyone, numberOf } from "../guide/guide";
import type { Sitting, NotUnderstood as Subject } from "../tablet/sitting";
import { _, fill } from "../words/catalogue";
import { hourMinute } from "../words/time";

/** What is kept and cannot be shown, by its name where it has one, else by its time. */
export function NotUnderstood({ sitting }: { sitting: Sitting }) {
  const subjects = sitting.status.value.not_understood;
  if (!subjects.length) return null;
  const names = [...new Set(subjects.map((one) => nameOf(sitting, one)))].join(" · ");
  return (
    <p class="not-understood" role="status">
      {fill(_("Kept, but not understood yet: {names}. Everything else goes on. Tell the coordinator."), { names })}
    </p>
  );
}

function nameOf(sitting: Sitting, { subject, at }: Subject): string {
  const { guide } = sitting.kit;
  const questions = guide.sections.flatMap((section) =>
    [section.key_question ?? [], section.sub_questions ?? []].flat(),
  );
  const known = [...questions, ...guide.checklists.flatMap((list) => list.items)].find((item) => item.id === subject);
  if (known) return known.text;
  if (subject.startsWith("fieldnote.")) return _("Field note");
  const number = numberOf(everyone(sitting.kit, sitting.state.value), subject);
  return number ?? fill(_("what was noted at {time}"), { time: hourMinute(at, sitting.kit.session.time_zone) });
}
