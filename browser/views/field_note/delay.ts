export interface Delay {
  n: number;
  unit: "minutes" | "hours" | "days";
}

/** How long after the end, as roughly as a person would say it. */
export function delay(ended: string, at: string): Delay {
  const minutes = Math.max(0, Math.round((Date.parse(at) - Date.parse(ended)) / 60_000));
  if (minutes < 100) return { n: minutes, unit: "minutes" };
  const hours = Math.round(minutes / 60);
  return hours < 48 ? { n: hours, unit: "hours" } : { n: Math.round(hours / 24), unit: "days" };
}
