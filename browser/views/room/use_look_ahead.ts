import { useEffect, useState } from "preact/hooks";

const FALLS_BACK_SECONDS = 20;

export interface LookAhead {
  looking: string | null;
  look: (section: string) => void;
  back: () => void;
  /** Someone is reading: the time begins anew. */
  stay: () => void;
}

/** Leafing is never recorded, and falls back to the question now by itself. */
export function useLookAhead(current: string | undefined): LookAhead {
  const [looking, setLooking] = useState<string | null>(null);
  const [touched, setTouched] = useState(0);
  useEffect(() => setLooking(null), [current]);
  useEffect(() => {
    if (!looking || !current) return;
    const timer = setTimeout(() => setLooking(null), FALLS_BACK_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [looking, touched, current]);
  return {
    looking,
    look: (section) => setLooking(section === current ? null : section),
    back: () => setLooking(null),
    stay: () => setTouched((times) => times + 1),
  };
}
