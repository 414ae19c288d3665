import { useEffect, useState } from "preact/hooks";

/** A tablet of 8 inches, a phone, or the keyboard open: what stands beside the work has no room there. */
export const COMPACT = "(max-height: 43.74rem), (max-width: 44rem)";

export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const look = () => setMatches(list.matches);
    look();
    list.addEventListener("change", look);
    return () => list.removeEventListener("change", look);
  }, [query]);
  return matches;
}
