import type { Check } from "../../tablet/prepare";
import { _, _n, fill } from "../../words/catalogue";
import { roomLeft } from "./verdict";

export const CHECKS: Check["name"][] = [
  "team",
  "shell",
  "views",
  "kit",
  "log",
  "storage_kept",
  "space",
  "clock",
  "times",
  "screen",
  "test_record",
];

export function checkWords({ name, ok, detail, may_take_over }: Partial<Check> & Pick<Check, "name">): string {
  switch (name) {
    case "team":
      if (ok === undefined) return _("The session’s team");
      if (ok) return _("You are on this session’s team");
      return may_take_over
        ? _("You are not on this session’s team, and may take over")
        : _("You are not on this session’s team");
    case "shell":
      return _("Pages, words and fonts open without network");
    case "views":
      return _("Room, desk, questionnaires, marks and field note open");
    case "kit":
      return _("Guide, questionnaire and numbers are on this tablet");
    case "log":
      return _("What was noted so far is on this tablet");
    case "storage_kept":
      return _("The browser keeps what is written here");
    case "space":
      return detail === undefined ? _("Free space") : fill(_("Free space: {n} {unit}"), { ...roomLeft(detail) });
    case "clock":
      return detail === undefined ? _("The clock") : clockWords(detail);
    case "times":
      return _("Times are shown as the clock at the site says");
    case "screen":
      return _("The screen stays on while the session runs");
    case "test_record":
      return _("A test record was written and read back");
  }
}

/** Times are corrected in any case; a person still reads the tablet's own clock. */
function clockWords(behind: number): string {
  const seconds = Math.round(Math.abs(behind) / 1000);
  if (seconds < 2) return _("The clock agrees with the server");
  const minutes = Math.round(seconds / 60);
  const long =
    seconds < 100
      ? fill(_n("{n} second", "{n} seconds", seconds), { n: seconds })
      : fill(_n("{n} minute", "{n} minutes", minutes), { n: minutes });
  return fill(
    behind > 0
      ? _("The clock is {long} slow; times are corrected")
      : _("The clock is {long} fast; times are corrected"),
    { long },
  );
}

/** What is missing and what helps, in one plain sentence. */
export function helpWords({ name, may_take_over }: Pick<Check, "name" | "may_take_over">): string {
  switch (name) {
    case "team":
      return may_take_over
        ? _("If you stand in for somebody: open the session here and take over, with one tap, also without network.")
        : _("You could make nothing in this session. Ask the coordinator or the site lead to put you on the team.");
    case "shell":
      return globalThis.isSecureContext
        ? _("They are still being fetched. Wait a moment with network, then check again.")
        : _("Over plain http from another machine the browser keeps no pages. Open Kikao over https.");
    case "views":
      return _("A part of the page could not be fetched. Connect to the network, reload, then check again.");
    case "times":
      return _(
        "This browser does not know the time zone of the site and shows the tablet's own time. " +
          "Set the tablet's time zone to that of the site, or update the browser.",
      );
    case "screen":
      return screenHelp();
    case "kit":
      return _("The server could not be reached or did not give them. Connect to the network, then check again.");
    case "log":
      return _("The server could not be reached. What this tablet writes is not touched by it.");
    case "storage_kept":
      return _(
        "It may clear it when space runs short, and a private window forgets everything when it is closed. " +
          "Put Kikao on the home screen or bookmark it, and check again; " +
          "or send everything before the tablet is put away.",
      );
    case "space":
      return _("This is too little. Delete films or photos from the tablet, then check again.");
    case "clock":
      return _("More than ten minutes off: set the tablet's clock right, then check again.");
    case "test_record":
      return _("The storage does not answer. Leave private browsing, restart the browser, or take another tablet.");
  }
}

function screenHelp(): string {
  return _(
    "This tablet lets the screen go dark by itself. Before the session set Auto-Lock to “Never” " +
      "in the settings of the tablet (Display), and afterwards back.",
  );
}
