import { useState } from "preact/hooks";

import type { Sitting } from "../sitting";

/** A field whose text is on the tablet with every letter, until it is dropped. */
export function useDraft(sitting: Sitting, key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sitting.draft(key) ?? "");
  const write = (next: string) => {
    if (next) sitting.keepDraft(key, next);
    else sitting.dropDraft(key);
    setText(next);
  };
  return [text, write];
}
