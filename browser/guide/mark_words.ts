import type { SubMark } from "../contract/state";
import { _, fill } from "../words/catalogue";

/** "came up 14:20 · asked 14:26"; both may be true. `time` says a time as people in the room read it. */
export function markWords(mark: SubMark | undefined, time: (at: string) => string): string {
  if (!mark) return "";
  return [
    mark.came_up && fill(_("came up {time}"), { time: time(mark.came_up) }),
    mark.asked && fill(_("asked {time}"), { time: time(mark.asked) }),
    mark.left_out && _("left out"),
  ]
    .filter(Boolean)
    .join(" · ");
}
