import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { _ } from "../words/catalogue";
import { Icon } from "./icon";

interface Props {
  label: string;
  close: () => void;
  /** Under the top bar, where it was opened, instead of above the bottom row. */
  fromTop?: boolean;
  /** Somebody needs it now and reads it to others: it closes by a tap alone. */
  stays?: boolean;
  children: ComponentChildren;
}

const CLOSES_SECONDS = 10;

/** What is opened in the room closes by itself: the person in the next chair can read along. */
export function TimedDrawer({ label, close, fromTop = false, stays = false, children }: Props) {
  const drawer = useRef<HTMLElement>(null);
  const timer = useRef(0);
  const restart = () => {
    clearTimeout(timer.current);
    if (!stays) timer.current = window.setTimeout(close, CLOSES_SECONDS * 1000);
  };
  // At once: a later focus would take it from whoever types already, and the keys with it.
  useLayoutEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    drawer.current?.focus({ preventScroll: true });
    return () => {
      clearTimeout(timer.current);
      if (!document.activeElement || document.activeElement === document.body) opener?.focus();
    };
  }, []);
  useLayoutEffect(restart, [stays]);
  return (
    <section
      class={fromTop ? "drawer from-top" : "drawer"}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      ref={drawer}
      onPointerDown={restart}
      onInput={restart}
      onScrollCapture={restart}
      onKeyDown={(event) => (event.key === "Escape" ? close() : restart())}
    >
      <div class="drawer-head">
        <h2>{label}</h2>
        <button class="quiet" aria-label={_("Close")} onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      {children}
    </section>
  );
}
