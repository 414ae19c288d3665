import { _ } from "./catalogue";

export function reasonWords(reason: string): string {
  switch (reason) {
    case "covered":
      return _("covered already");
    case "time":
      return _("time");
    case "does_not_fit":
      return _("does not fit here");
    case "too_sensitive":
      return _("too sensitive");
    case "other":
      return _("another reason");
    default:
      return reason;
  }
}
