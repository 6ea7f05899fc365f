export { retryAfterSeconds } from "./back-off.ts";
export {
  mayOffer,
  type Negotiation,
  type NegotiationEffect,
  type NegotiationInput,
  negotiationDeadline,
  openNegotiation,
} from "./negotiation.ts";
export { stepNegotiation } from "./step-negotiation.ts";
