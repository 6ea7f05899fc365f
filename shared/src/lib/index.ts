export type { Brand } from "./brand.ts";
export { detached } from "./detached.ts";
export { assertNever, invariant } from "./invariant.ts";
export { ok, type Result, refuse } from "./result.ts";
export {
  addDuration,
  type Duration,
  type Env,
  earliest,
  type Instant,
  instant,
  isDue,
  ms,
} from "./time.ts";
