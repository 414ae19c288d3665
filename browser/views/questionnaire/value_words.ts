import type { Kit, PaperQuestion } from "../../contract/kit";
import { _ } from "../../words/catalogue";
import type { Gap, Value } from "./answer";

/** A word that stands on the paper too: in the group's language where the kit brings it, else as on the screen. */
export function onPaper(kit: Kit, word: string, shown: string): { text: string; lang?: string } {
  const own = kit.words?.[word];
  return own ? { text: own, lang: kit.session.language } : { text: shown };
}

export function gapWords(gap: Gap): string {
  if (gap === "left_blank") return _("left blank");
  if (gap === "unreadable") return _("unreadable");
  return _("Prefer not to say");
}

export function valueWords(item: PaperQuestion, value: Value | null): string {
  if (!value) return "";
  if (value.missing) return gapWords(value.missing);
  if (value.yes !== undefined) return value.yes ? _("Yes") : _("No");
  if (value.number !== undefined) return [value.number, item.unit].filter((part) => part !== undefined).join(" ");
  if (value.written !== undefined) return value.written;
  if (value.text !== undefined) return value.text;
  const ids = value.choice ? [value.choice] : (value.choices ?? []);
  const words = ids.map((id) => item.options?.find((option) => option.id === id)?.text ?? id);
  return [...words, ...(value.other !== undefined ? [`${_("Other")}: ${value.other}`] : [])].join(", ");
}
