import type { SubMark } from "../contract/state";
import { _, fill } from "../words/catalogue";

/** "came up 14:20 · asked 14:26"; both may be true, and paper may have no time. `time`: as people there read it. */
export function markWords(mark: SubMark | undefined, time: (at: string) => string): string {
  if (!mark) return "";
  const has = (one: "came_up" | "asked") => !mark.untimed?.includes(one);
  return [
    mark.came_up && (has("came_up") ? fill(_("came up {time}"), { time: time(mark.came_up) }) : _("came up")),
    mark.asked && (has("asked") ? fill(_("asked {time}"), { time: time(mark.asked) }) : _("asked")),
    mark.left_out && (mark.came_up || mark.asked ? _("the rest left out") : _("left out")),
  ]
    .filter(Boolean)
    .join(" · ");
}
