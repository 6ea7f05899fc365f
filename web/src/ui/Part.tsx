import type { ReactNode } from "react";
import { type Early, useEarly } from "./early.ts";

interface PartProps<T> {
  readonly part: Early<T>;
  /** Stands in for it until it is there. */
  readonly fallback?: ReactNode;
  readonly children: (there: T) => ReactNode;
}

/** A part of the page, as soon as it has come. One that does not come takes nothing else with it. */
export function Part<T>({ part, fallback = null, children }: PartProps<T>) {
  const there = useEarly(part);
  return there === undefined ? fallback : children(there);
}
