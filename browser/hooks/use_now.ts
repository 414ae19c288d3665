import { useEffect, useState } from "preact/hooks";
import { useSession } from "./use_session";

/** The corrected time in ms, looked at again every so often. */
export function useNow(everySeconds = 5): number {
  const session = useSession();
  const [now, setNow] = useState(() => Date.parse(session.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.parse(session.now())), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [session]);
  return now;
}
