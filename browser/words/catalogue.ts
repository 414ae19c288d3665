/**
 * Words of the interface. The shell embeds the catalogue of its language:
 * `<script type="application/json" id="words">{"Ask": "Fragen", "{n} note": ["{n} Notiz", "{n} Notizen"]}</script>`
 * Keys are the English words; a plural stands under its singular, its forms in the order of the catalogue.
 */

type Catalogue = Record<string, string | string[]>;

let catalogue: Catalogue | undefined;
let language = "en";
let plurals: Intl.PluralRules | undefined;

/** For words that are named elsewhere: in the lists that server and browser share. */
export function translated(text: string): string {
  const found = words()[text];
  return typeof found === "string" && found ? found : text;
}

/** For words written where they are shown; `make strings` collects them. */
export const _ = translated;

export function _n(one: string, many: string, n: number): string {
  const forms = words()[one];
  if (!Array.isArray(forms) || !forms.length) return n === 1 ? one : many;
  return forms[Math.min(pluralForm(n), forms.length - 1)] || (n === 1 ? one : many);
}

/**
 * Puts values into `{names}`. Each is isolated, so a number or a Latin code stays whole in a line from right to left.
 */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!(name in values)) return whole;
    return document.documentElement.dir === "rtl" ? `\u2068${values[name]}\u2069` : String(values[name]);
  });
}

export function wordsLanguage(): string {
  words();
  return language;
}

function words(): Catalogue {
  if (!catalogue) {
    const embedded = document.getElementById("words")?.textContent;
    language = document.documentElement.lang || "en";
    catalogue = read(embedded);
  }
  return catalogue;
}

/** Without its words the page shows the English ones. */
function read(embedded: string | null | undefined): Catalogue {
  try {
    return embedded ? (JSON.parse(embedded) as Catalogue) : {};
  } catch {
    return {};
  }
}

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

function rulesOf(language: string): Intl.PluralRules {
  try {
    return new Intl.PluralRules(language);
  } catch {
    return new Intl.PluralRules("en");
  }
}

/** Which form of the catalogue: gettext orders the forms of a language as CLDR orders its categories. */
function pluralForm(n: number): number {
  plurals ??= rulesOf(language);
  const known = plurals.resolvedOptions().pluralCategories;
  return CATEGORIES.filter((category) => known.includes(category as Intl.LDMLPluralRule)).indexOf(plurals.select(n));
}
