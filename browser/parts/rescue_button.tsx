import { useState } from "preact/hooks";
import { useLate } from "../hooks/use_late";
import type { RescueFile } from "../tablet/rescue_file";
import { _, _n, fill } from "../words/catalogue";

/** One tap makes a file of everything that only this tablet has; it is made without network. */
export function RescueButton({ session, quiet = false }: { session: string; quiet?: boolean }) {
  const late = useLate();
  const [said, say] = useState("");
  const save = async () => {
    try {
      const file = await late.rescueFile(session);
      if (file) download(file);
      say(file ? savedWords(file) : _("Everything is on the server: there is nothing to rescue."));
    } catch {
      say(_("The rescue file could not be made. Leave this page open and tell the coordinator."));
    }
  };
  return (
    <span class="stack close rescue">
      <button class={quiet ? "quiet" : ""} onClick={save}>
        {_("Save a rescue file")}
      </button>
      {said && <span role="status">{said}</span>}
    </span>
  );
}

function download({ name, text }: RescueFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/jose" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function savedWords({ name, count }: RescueFile): string {
  const words = _n(
    "{n} change is in {name}. Give the file to the coordinator.",
    "{n} changes are in {name}. Give the file to the coordinator.",
    count,
  );
  return fill(words, { n: count, name });
}
