import { useRef } from "preact/hooks";

const LONG_MS = 550;

/** A tap does one thing, a long press another; the keyboard has Enter for the one and the menu key for the other. */
export function useLongPress(tap: () => void, long: () => void) {
  const timer = useRef(0);
  const wasLong = useRef(false);
  const down = useRef(false);
  const stop = () => {
    clearTimeout(timer.current);
    down.current = false;
  };
  return {
    onPointerDown: () => {
      wasLong.current = false;
      stop();
      down.current = true;
      timer.current = window.setTimeout(() => {
        wasLong.current = true;
        long();
      }, LONG_MS);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event: Event) => {
      event.preventDefault();
      // The menu key, or the second button of a mouse.
      if (!down.current && !wasLong.current) long();
    },
    onClick: () => {
      if (!wasLong.current) tap();
      wasLong.current = false;
    },
  };
}
