import { infoRequest, saidIn } from "./info.ts";
import type { RequestWithin } from "./talk.ts";

/** The Info Packages by which one says how hand and microphone are (RFC 6086). */
export const handInfo = "parley-hand";
const microphoneInfo = "parley-microphone";

export function handRequest(raised: boolean): RequestWithin {
  return infoRequest(handInfo, { hand: raised ? "raised" : "lowered" });
}

/** A host's own: takes down the hand of the person with that user entity. */
export function handLoweringRequest(entity: string): RequestWithin {
  return infoRequest(handInfo, { hand: "lowered", participant: entity });
}

/** Who has taken one's own hand down, as the focus's INFO says; undefined for any other INFO. */
export function handLoweredBy(infoPackage: string | undefined, body: string): string | undefined {
  const { hand, by } = saidIn(handInfo, infoPackage, body) ?? {};
  return hand === "lowered" && typeof by === "string" ? by : undefined;
}

export function microphoneRequest(on: boolean): RequestWithin {
  return infoRequest(microphoneInfo, { microphone: on ? "on" : "muted" });
}
