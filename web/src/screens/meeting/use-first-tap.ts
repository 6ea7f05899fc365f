import { type MouseEvent, type PointerEvent, useRef, useState } from "react";
import { stopOf } from "./use-tile-keys.ts";

const hovers = "(hover: hover)";

interface FirstTap {
  /** The picture that was tapped, by the name it has for the keyboard. */
  readonly tapped: string | undefined;
  readonly onPointerDownCapture: (event: PointerEvent) => void;
  readonly onClickCapture: (event: MouseEvent) => void;
}

/**
 * A finger cannot point at a picture: its first tap shows what can be done about it, and does
 * nothing else, whatever lies there unseen. Another tap on the picture hides it again.
 */
export function useFirstTap(): FirstTap {
  const [tapped, setTapped] = useState<string>();
  const touch = useRef<"none" | "first" | "later">("none");
  return {
    tapped,
    onPointerDownCapture(event) {
      const stop = stopOf(event.target);
      const isFirst = stop !== undefined && stop !== tapped;
      const how = isFirst ? "first" : "later";
      touch.current = isFinger(event) ? how : "none";
      // A menu opens as soon as its button is touched.
      if (touch.current === "first") event.stopPropagation();
    },
    onClickCapture(event) {
      // The keyboard's clicks have no count; a finger may have been there before, and moved away.
      const how = event.detail === 0 ? "none" : touch.current;
      if (how === "none") return;
      if (how === "first") {
        event.preventDefault();
        event.stopPropagation();
        setTapped(stopOf(event.target));
      } else if (!isControl(event.target)) setTapped(undefined);
    },
  };
}

/** Where nothing can hover a pen is one too: it points at nothing before it touches. */
function isFinger({ pointerType }: PointerEvent): boolean {
  return pointerType === "touch" || (pointerType === "pen" && !window.matchMedia(hovers).matches);
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("button") !== null;
}
