/** A line that is put into the field note: the time and the question first, so that the place is found again. */

export interface Referred {
  time: string;
  topic?: string;
  who?: string;
  /** Of a note that somebody else made. */
  by?: string | undefined;
  kind?: string;
  text?: string;
  quoted?: boolean;
}

export function reference({ time, topic, who, kind, by, text, quoted }: Referred): string {
  const place = [time, topic, who, kind, by].filter(Boolean).join(" · ");
  const words = text?.replace(/\s*\n\s*/g, " ").trim();
  if (!words) return `[${place}]`;
  return `[${place}] ${quoted ? `“${words}”` : words}`;
}
