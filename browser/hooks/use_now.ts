import { useEffect, useState } from "preact/hooks";

import type { Sitting } from "../tablet/sitting";

/** The corrected time in ms, looked at again every so often. */
export function useNow(sitting: Sitting, everySeconds = 5): number {
  const [now, setNow] = useState(() => Date.parse(sitting.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.parse(sitting.now())), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [sitting]);
  return now;
}
