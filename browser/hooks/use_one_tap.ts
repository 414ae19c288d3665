import { useRef } from "preact/hooks";

const AGAIN_MS = 600;

/** One act per tap: until it is done, and a moment longer, the same button does nothing. */
export function useOneTap<Of extends unknown[]>(act: (...of: Of) => Promise<unknown>): (...of: Of) => void {
  const busy = useRef(false);
  return (...of) => {
    if (busy.current) return;
    busy.current = true;
    void act(...of).finally(() => setTimeout(() => (busy.current = false), AGAIN_MS));
  };
}
