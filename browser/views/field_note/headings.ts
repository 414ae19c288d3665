import { HEADINGS } from "../../contract/facts";
import { _, translated } from "../../words/catalogue";

export interface Heading {
  field: string;
  words: string;
  hint?: string;
}

/** The study's own, in its order. */
export function headings(): Heading[] {
  const hints = hintsOf();
  return (Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]).map((field) => ({
    field,
    words: translated(HEADINGS[field]),
    hint: hints[field],
  }));
}

function hintsOf(): Record<keyof typeof HEADINGS, string> {
  return {
    topics: _("What was it about? What did the group come back to?"),
    dynamics: _("Who took up whom, where it was easy, where it was not."),
    rich: _("Each with its time and question: a tap beside puts one here."),
  };
}

export function prompts(): Heading[] {
  return [
    { field: "prompts.different", words: _("Different from what I expected, or from earlier groups") },
    { field: "prompts.contradictions", words: _("Contradictions") },
    { field: "prompts.fell_flat", words: _("Questions that fell flat") },
    { field: "prompts.influence", words: _("My own influence on the talk") },
    { field: "prompts.guide_change", words: _("Anything to change in the guide") },
    { field: "prompts.follow_up", words: _("To follow up") },
    { field: "prompts.technical", words: _("Technical trouble") },
  ];
}

export function firstImpressions(): Heading {
  return {
    field: "first",
    words: _("First impressions"),
    hint: _("Three lines, best within twenty minutes of the end."),
  };
}

export function summaryLine(): Heading {
  return { field: "summary", words: _("In one line, for the coordinators") };
}
