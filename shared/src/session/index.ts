export { type Line, linesOf } from "./line.ts";
export { captureOn, mayFlow } from "./may-flow.ts";
export {
  openSession,
  type Session,
  type SessionEffect,
  type SessionInput,
  sameSelection,
  sessionDeadline,
  stepSession,
} from "./session.ts";
export { type TransportParameters, transportOf } from "./transport-parameters.ts";
