import { type CSSProperties, type RefObject, useLayoutEffect, useRef } from "react";
import type { Box } from "../../store/view.ts";

const glideMs = 220;
const lessMotion = "(prefers-reduced-motion: reduce)";

interface Placed<T extends HTMLElement> {
  readonly ref: RefObject<T | null>;
  readonly style: CSSProperties;
}

/**
 * The place of something on the stage. Where that changes it glides there, by transform alone: the
 * pictures in it are laid out once. What changes again before it has arrived is there at once, as
 * when a window is being made larger.
 */
export function useGlide<T extends HTMLElement>({ x, y, width, height }: Box): Placed<T> {
  const ref = useRef<T>(null);
  const before = useRef<Box>(undefined);
  const motion = useRef<Animation>(undefined);
  useLayoutEffect(() => {
    const from = before.current;
    const to = { x, y, width, height };
    before.current = to;
    if (from === undefined || window.matchMedia(lessMotion).matches) return;
    if (motion.current?.playState === "running") return motion.current.cancel();
    motion.current = ref.current?.animate([{ transform: transformOf(from, to) }, {}], {
      duration: glideMs,
      easing: "ease-out",
    });
  }, [x, y, width, height]);
  return { ref, style: { left: x, top: y, width, height } };
}

/** What makes something in its new place look as if it stood in its old one; from the top left corner. */
export function transformOf(from: Box, to: Box): string {
  const [moved, scaled] = [
    [from.x - to.x, from.y - to.y],
    [from.width / to.width, from.height / to.height],
  ];
  return `translate(${moved.map((by) => `${by}px`).join(", ")}) scale(${scaled.join(", ")})`;
}
