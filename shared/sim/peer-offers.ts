import type { ConferenceEffect, Leg } from "../src/conference/index.ts";
import { type MediaSection, printSdp } from "../src/sdp/index.ts";
import type { Stage } from "./stage.ts";

/** All that the peer has agreed to, as far as anybody knows. */
export function inForce(stage: Stage) {
  const { sections, remoteTransport, localTransport, session, agreed }: Leg = stage.legOf("ada");
  return { sections, remoteTransport, localTransport, lines: session.lines, agreed };
}

/** Ada offers to hold all her media. */
export function offerHeld(stage: Stage, method?: "UPDATE"): void {
  const { media } = stage.endpoint("ada").local;
  receiveOffer(
    stage,
    media.map((section) =>
      section.kind === "application" ? section : { ...section, direction: "inactive" },
    ),
    method,
  );
}

/** Of Ada's, called "1"; its answer is sent to nobody. */
export function receiveOffer(
  stage: Stage,
  media: readonly MediaSection[],
  method: "INVITE" | "UPDATE" = "INVITE",
): void {
  const sdp = printSdp({ ...stage.endpoint("ada").local, media });
  const offer = { offer: "1", method, sdp } as const;
  stage.meeting.focus.receive({ type: "offer-received", leg: stage.leg("ada"), ...offer });
}

/** That offer is lost with its flow, its answer composed and not sent. */
export function drop(stage: Stage): void {
  stage.meeting.focus.receive({ type: "offer-dropped", leg: stage.leg("ada"), offer: "1" });
}

/** A re-INVITE of ours, so that there is a last description of ours to go on from. */
export function offersAgain(stage: Stage): void {
  stage.meeting.focus.receive({ type: "refresh-due", leg: stage.leg("ada") });
}

export function reinvites(effects: readonly ConferenceEffect[]) {
  return effects.filter((effect) => effect.type === "send-reinvite");
}
