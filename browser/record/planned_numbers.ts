/**
 * The numbers that stand ready when a session is planned: an id made of the session's says the number itself
 * (`server/record/planned_numbers.py`).
 */

const PLANNED = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{8}(?!0000)([0-9]{4})$/;

/** 0 for everyone else. */
export function plannedNumber(participant: string): number {
  return Number(PLANNED.exec(participant)?.[1] ?? 0);
}
