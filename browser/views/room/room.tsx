import { useState } from "preact/hooks";
import { Ending } from "./ending";
import { Running } from "./running";

/** The moderator's view while the session runs: one question, what is still open, the clock. */
export function Room() {
  const [ending, setEnding] = useState(false);
  if (ending) return <Ending back={() => setEnding(false)} />;
  return <Running end={() => setEnding(true)} />;
}
