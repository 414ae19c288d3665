import { useState } from "preact/hooks";
import type { Sitting } from "../../tablet/sitting";
import { Ending } from "./ending";
import { Running } from "./running";
import { Start } from "./start";

/** The moderator's view until the session has ended: one question, what is still open, the clock. */
export function Room({ sitting }: { sitting: Sitting }) {
  const [ending, setEnding] = useState(false);
  if (sitting.state.value.status === "planned") return <Start sitting={sitting} />;
  if (ending) return <Ending sitting={sitting} back={() => setEnding(false)} />;
  return <Running sitting={sitting} end={() => setEnding(true)} />;
}
