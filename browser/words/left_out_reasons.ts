import { LEFT_OUT } from "../contract/facts";
import { translated } from "./catalogue";

export type LeftOutReason = keyof typeof LEFT_OUT;

export const REASONS = Object.keys(LEFT_OUT) as LeftOutReason[];

/** A key question may have been left out for a reason in somebody's own words. */
export function reasonWords(reason: string): string {
  return reason in LEFT_OUT ? translated(LEFT_OUT[reason as LeftOutReason]) : reason;
}
