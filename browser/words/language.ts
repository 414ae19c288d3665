const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ps", "ur", "yi", "sd", "ug", "dv"]);

export function directionOf(language: string): "rtl" | "ltr" {
  return RIGHT_TO_LEFT.has(language.split("-")[0]!) ? "rtl" : "ltr";
}

/** The name of a language in the language of the page. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
