import { useState } from "preact/hooks";
import { useSession } from "../../hooks/use_session";
import { Ending } from "./ending";
import { Running } from "./running";
import { Start } from "./start";

/** The moderator's view until the session has ended: one question, what is still open, the clock. */
export function Room() {
  const session = useSession();
  const [ending, setEnding] = useState(false);
  if (session.state.value.status === "planned") return <Start />;
  if (ending) return <Ending back={() => setEnding(false)} />;
  return <Running end={() => setEnding(true)} />;
}
