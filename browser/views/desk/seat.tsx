import type { ComponentChildren } from "preact";
import type { Place } from "./ellipse";
import { useLongPress } from "./use_long_press";

interface SeatProps {
  place: Place;
  look: string;
  pressed?: boolean;
  tap: () => void;
  long: () => void;
  children: ComponentChildren;
}

/** A chair with somebody on it. How its ring is drawn says where the talk is; words are for those who cannot see it. */
export function Seat({ place, look, pressed, tap, long, children }: SeatProps) {
  const press = useLongPress(tap, long);
  return (
    <button class={`seat ${look}`} style={at(place)} aria-pressed={pressed} {...press}>
      {children}
    </button>
  );
}

export function FreeSeat({ place, label, take }: { place: Place; label: string; take: () => void }) {
  return (
    <button class="seat free" style={at(place)} aria-label={label} onClick={take}>
      <span aria-hidden="true">+</span>
    </button>
  );
}

function at({ x, y }: Place) {
  return { "--x": `${x.toFixed(1)}px`, "--y": `${y.toFixed(1)}px` };
}
