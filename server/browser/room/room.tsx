import { useState } from "preact/hooks";

import { Ended } from "./ended";
import { Ending } from "./ending";
import { Running } from "./running";
import { Start } from "./start";
import type { Sitting } from "../sitting";

/** The moderator's view: one question, what is still open, the clock. */
export function Room({ sitting }: { sitting: Sitting }) {
  const [ending, setEnding] = useState(false);
  const { status } = sitting.state.value;
  if (status === "planned") return <Start sitting={sitting} />;
  if (status === "ended" || status === "closed" || sitting.kit.session.status === "closed") return <Ended sitting={sitting} />;
  if (ending) return <Ending sitting={sitting} back={() => setEnding(false)} />;
  return <Running sitting={sitting} end={() => setEnding(true)} />;
}
