import { useRef } from "preact/hooks";

const LONG_MS = 550;

/** A tap does one thing, a long press another; the keyboard has the tap, and a button for the other. */
export function useLongPress(tap: () => void, long: () => void) {
  const timer = useRef(0);
  const wasLong = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: () => {
      wasLong.current = false;
      stop();
      timer.current = window.setTimeout(() => {
        wasLong.current = true;
        long();
      }, LONG_MS);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event: Event) => event.preventDefault(),
    onClick: () => {
      if (!wasLong.current) tap();
      wasLong.current = false;
    },
  };
}
