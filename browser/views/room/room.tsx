import { useState } from "preact/hooks";
import { Running } from "./running";
import { useAside } from "./use_aside";

/** The moderator's view while the session runs: one question, what is still open, the clock. */
export function Room() {
  const [ending, setEnding] = useState(false);
  const aside = useAside(ending);
  if (ending && aside) return <aside.Ending back={() => setEnding(false)} />;
  return <Running aside={aside} end={() => setEnding(true)} />;
}
