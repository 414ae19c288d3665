import { labelsOf } from "../../guide/participants";
import { sectionOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { correctedAt, everSaid, type Saying } from "../../record/corrected";
import type { OpenSession } from "../../tablet/open_session";
import { whoAndWhen } from "../../tablet/who_and_when";
import { _, fill } from "../../words/catalogue";
import { countWords, kindWords, type NoteKind } from "../../words/note_kinds";
import { presentWords, turnWords } from "./said_words";

/** What it was said to be, by whom and when: nothing that was corrected is gone. */
export function History({ subject }: { subject: string }) {
  const session = useSession();
  const corrected = correctedAt(session.log.index, subject);
  if (!corrected) return null;
  return (
    <details>
      <summary>{fill(_("corrected {time}"), { time: session.hourMinute(corrected) })}</summary>
      <ul class="quiet-list">
        {everSaid(session.log.index, subject).map((saying) => (
          <li key={saying.id}>
            <small>{whoAndWhen(session, saying)}</small> <bdi>{sayingWords(session, saying)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

function sayingWords(session: OpenSession, { says }: Saying): string {
  if (typeof says.text === "string") return `“${says.text}”`;
  const { kit, state } = session;
  const section = sectionOf(kit, says.question as string | undefined);
  const who = Array.isArray(says.who)
    ? labelsOf(kit, state.value, says.who)
    : says.who && turnWords(session, String(says.who));
  return [
    who,
    says.kind && kindWords(says.kind as NoteKind),
    says.kind === "agreement" && countWords(says.count as string | undefined),
    says.role && presentWords(String(says.role)),
    says.agreed && _("the group agreed"),
    says.note,
    says.since && session.hourMinute(String(says.since)),
    says.left && fill(_("left {time}"), { time: session.hourMinute(String(says.left)) }),
    section?.title,
    says.first_words,
  ]
    .filter(Boolean)
    .join(" · ");
}
