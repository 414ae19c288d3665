import { RIGHT_TO_LEFT } from "../contract/facts";

const isRightToLeft: ReadonlySet<string> = new Set(RIGHT_TO_LEFT);

/** By the script where the tag names one (`pa-Arab`), else as the language is written. */
export function directionOf(language: string): "rtl" | "ltr" {
  const [name, script] = String(language ?? "").split("-") as [string, string?];
  const said = script?.length === 4 ? script : name;
  return isRightToLeft.has(said) ? "rtl" : "ltr";
}

/** The name of a language in the language of the page. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
