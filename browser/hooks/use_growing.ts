import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** A box is as high as its words; its rows are the least, its style says the most. */
export function useGrowing(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.blockSize = "auto";
    const borders = area.offsetHeight - area.clientHeight;
    if (area.scrollHeight > area.clientHeight) area.style.blockSize = `${area.scrollHeight + borders}px`;
  }, [text]);
}
