export { assertNever, invariant } from "./invariant.ts";
export type { Brand } from "./brand.ts";
export { ok, refuse, type Result } from "./result.ts";
export { addDuration, type Duration, type Env, earliest, type Instant, instant, ms } from "./time.ts";
