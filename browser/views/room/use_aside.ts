import { useEffect, useState } from "preact/hooks";
import { useLate } from "../../hooks/use_late";
import type { Drawers } from "./drawers";
import type { Ending } from "./ending";

export interface Aside {
  Drawers: typeof Drawers;
  Ending: typeof Ending;
}

/** Fetched right after the room stands; asked for again by whoever opens something before it came. */
export function useAside(opened: boolean): Aside | null {
  const late = useLate();
  const [aside, setAside] = useState<Aside | null>(null);
  useEffect(() => {
    if (!aside) late.roomAside<Aside>().then(setAside, () => undefined);
  }, [opened]);
  return aside;
}
