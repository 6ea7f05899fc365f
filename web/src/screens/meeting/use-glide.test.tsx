// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Box } from "../../store/view.ts";
import { transformOf, useGlide } from "./use-glide.ts";

let motions: (readonly [from: unknown, state: { playState: string }])[] = [];
let lessMotion = false;
beforeEach(() => {
  motions = [];
  lessMotion = false;
  window.matchMedia = () => ({ matches: lessMotion }) as MediaQueryList;
  HTMLElement.prototype.animate = (keyframes) => {
    const motion = {
      playState: "running",
      cancel() {
        this.playState = "idle";
      },
    };
    motions.push([(keyframes as Keyframe[])[0]?.["transform"], motion]);
    return motion as unknown as Animation;
  };
});
afterEach(cleanup);

const left = { x: 0, y: 0, width: 100, height: 50 };
const right = { x: 200, y: 10, width: 50, height: 25 };

test("[WEB-147] what stands elsewhere than before glides there, from how it looked", () => {
  const { rerender } = render(<Placed box={left} />);
  rerender(<Placed box={{ ...left }} />);
  expect(motions).toEqual([]);
  rerender(<Placed box={right} />);
  expect(motions.map(([from]) => from)).toEqual([transformOf(left, right)]);
  expect(transformOf(left, right)).toBe("translate(-200px, -10px) scale(2, 2)");
  expect(screen.getByTestId("placed").style.left).toBe("200px");
});

test("[WEB-147] what changes again on its way is there at once", () => {
  const { rerender } = render(<Placed box={left} />);
  rerender(<Placed box={right} />);
  rerender(<Placed box={left} />);
  expect(motions).toHaveLength(1);
  expect(motions[0]?.[1].playState).toBe("idle");
});

test("[WEB-147] nothing glides for people who asked for less motion", () => {
  lessMotion = true;
  const { rerender } = render(<Placed box={left} />);
  rerender(<Placed box={right} />);
  expect(motions).toEqual([]);
});

function Placed({ box }: { readonly box: Box }) {
  return <div {...useGlide<HTMLDivElement>(box)} data-testid="placed" />;
}
