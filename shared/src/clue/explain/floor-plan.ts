import type { Capture, CaptureArea, Point } from "../model/advertisement.ts";
import { numeral, shown } from "./words.ts";

/** Cells of the plan: as wide as a terminal has room for beside the labels. */
const COLUMNS = 61;
const ROWS = 13;

/** Marks of captures in the plan; there are no more than fit beside each other. */
const MARKS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * The captures of a scene from above: X to the right, Y away from the cameras and so up the page (RFC 8845 §6).
 *
 * A capture's mark stands at its capture point and in the middle of its area of capture, `[--1--]`. Each axis has its own
 * scale. Empty if no capture says where it is.
 */
export function floorPlan(captures: readonly Capture[]): readonly string[] {
  const placed = captures.filter(({ spatial }) => placesOf(spatial).length > 0);
  const drawn = placed.slice(0, MARKS.length);
  if (drawn.length === 0) return [];
  const plan = new Plan(drawn.flatMap(({ spatial }) => placesOf(spatial)));
  const marked = drawn.map((capture, index) => ({ ...capture, mark: MARKS.charAt(index) }));
  for (const { spatial, mark } of marked.toReversed().toSorted(widestFirst)) {
    if (spatial?.captureArea) plan.drawArea(spatial.captureArea, mark);
  }
  for (const { spatial, mark } of marked) {
    const point = spatial?.captureOrigin?.capturePoint;
    if (point) plan.drawPoint(point, mark);
  }
  const undrawn = placed.length - drawn.length;
  return [
    ...plan.lines(),
    ...marked.map((capture) => legend(capture.mark, capture)),
    ...(undrawn > 0 ? [`and ${undrawn} more`] : []),
  ];
}

/** So that a camera is seen before the whole room, and of equals the first. */
function widestFirst(a: Capture, b: Capture): number {
  return widthOf(b) - widthOf(a);
}

function widthOf({ spatial }: Capture): number {
  const area = spatial?.captureArea;
  return area ? Math.hypot(rightOf(area).x - leftOf(area).x, rightOf(area).y - leftOf(area).y) : 0;
}

/** All places of a capture; the heights do not matter from above. */
function placesOf(spatial: Capture["spatial"]): readonly Point[] {
  const { captureArea: area, captureOrigin: origin } = spatial ?? {};
  return [
    ...(area ? [area.bottomLeft, area.bottomRight, area.topLeft, area.topRight] : []),
    ...(origin ? [origin.capturePoint] : []),
  ];
}

function legend(mark: string, { captureId, mediaType, spatial }: Capture): string {
  const { captureArea: area, captureOrigin: origin } = spatial ?? {};
  const sees = area && `sees from ${place(leftOf(area))} to ${place(rightOf(area))}`;
  const stands = origin && `stands at ${place(origin.capturePoint)}`;
  const where = [stands, sees].filter((part) => part !== undefined).join(", ");
  return `${mark} ${shown(captureId)} (${shown(mediaType)}) ${where}`;
}

function place({ x, y }: Pick<Point, "x" | "y">): string {
  return `${numeral(x)}/${numeral(y)}`;
}

/** The middle of a side, seen from above. */
function leftOf({ bottomLeft, topLeft }: CaptureArea): Point {
  return middle(bottomLeft, topLeft);
}

function rightOf({ bottomRight, topRight }: CaptureArea): Point {
  return middle(bottomRight, topRight);
}

function middle(a: Point, b: Point): Point {
  return { x: a.x / 2 + b.x / 2, y: a.y / 2 + b.y / 2, z: a.z / 2 + b.z / 2 };
}

/** A sheet of squared paper with a scale on each axis. */
class Plan {
  readonly #x: Axis;
  readonly #y: Axis;
  readonly #cells: string[][];
  readonly #points = new Set<string>();

  constructor(places: readonly Point[]) {
    this.#x = axisOf(
      places.map(({ x }) => x),
      COLUMNS,
    );
    this.#y = axisOf(
      places.map(({ y }) => y),
      ROWS,
    );
    this.#cells = Array.from({ length: this.#y.cells }, () =>
      Array.from({ length: this.#x.cells }, () => " "),
    );
  }

  drawArea(area: CaptureArea, mark: string): void {
    const [fromX, fromY] = this.#cellOf(leftOf(area));
    const [toX, toY] = this.#cellOf(rightOf(area));
    const ends = [this.#end(fromX, fromY, "["), this.#end(toX, toY, "]")] as const;
    const steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
    const stroke = Math.abs(toX - fromX) >= Math.abs(toY - fromY) ? "-" : "|";
    for (let step = 0; step <= steps; step += 1) {
      const part = steps === 0 ? 0 : step / steps;
      const x = Math.round(fromX + (toX - fromX) * part);
      const y = Math.round(fromY + (toY - fromY) * part);
      this.#draw(x, y, stroke);
    }
    this.#draw(fromX, fromY, ends[0]);
    this.#draw(toX, toY, ends[1]);
    this.#draw(Math.round((fromX + toX) / 2), Math.round((fromY + toY) / 2), mark);
  }

  /** Of several at one place the first is seen. */
  drawPoint(point: Point, mark: string): void {
    const [x, y] = this.#cellOf(point);
    if (this.#points.has(`${x} ${y}`)) return;
    this.#points.add(`${x} ${y}`);
    this.#draw(x, y, mark);
  }

  lines(): readonly string[] {
    const far = numeral(this.#y.greatest);
    const near = numeral(this.#y.least);
    const margin = Math.max(far.length, near.length);
    const last = this.#cells.length - 1;
    const labels = new Map([
      [last, near],
      [0, far],
    ]);
    const rows = this.#cells.map((cells, row) => {
      const label = labels.get(row) ?? "";
      return `${label.padStart(margin)} |${cells.join("")}`.trimEnd();
    });
    const left = numeral(this.#x.least);
    const right = numeral(this.#x.greatest);
    const scale = left === right ? left : left + right.padStart(this.#x.cells - left.length);
    const indent = " ".repeat(margin + 1);
    return [...rows, `${indent}+${"-".repeat(this.#x.cells)}`, `${indent} ${scale}`];
  }

  /** Where one area ends and another begins stands a `+`. */
  #end(x: number, y: number, bracket: "[" | "]"): string {
    const there = this.#cells[y]?.[x];
    return there === "+" || there === (bracket === "[" ? "]" : "[") ? "+" : bracket;
  }

  /** Column, and row from the top, which is far away. */
  #cellOf({ x, y }: Point): [number, number] {
    return [cellOn(this.#x, x), this.#y.cells - 1 - cellOn(this.#y, y)];
  }

  #draw(x: number, y: number, character: string): void {
    const row = this.#cells[y];
    if (row && x in row) row[x] = character;
  }
}

interface Axis {
  readonly least: number;
  readonly greatest: number;
  readonly cells: number;
}

/** One cell where everything is at one place. */
function axisOf(values: readonly number[], cells: number): Axis {
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  return { least, greatest, cells: least === greatest ? 1 : cells };
}

/** Halved first: the distance of two numbers may be more than there is. */
function cellOn({ least, greatest, cells }: Axis, value: number): number {
  if (cells === 1) return 0;
  return Math.round(((value / 2 - least / 2) / (greatest / 2 - least / 2)) * (cells - 1));
}
