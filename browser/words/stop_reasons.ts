import type { Payloads } from "../contract/payloads";
import { _ } from "./catalogue";

export type StopReason = NonNullable<Payloads["recorder.stopped"]["reason"]>;

/** Why a recorder does not run any more; asked after each stop in the talk. */
export function stopReasons(): [StopReason, string][] {
  return [
    ["break", _("break")],
    ["battery", _("battery")],
    ["refused", _("somebody refused")],
    ["other", _("another reason")],
  ];
}
