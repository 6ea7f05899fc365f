import { describe, expect, test } from "vitest";
import { inForce, offerHeld, offersAgain, receiveOffer, reinvites } from "../peer-offers.ts";
import { Stage } from "../stage.ts";

describe("a peer's UPDATE, whose 2xx nothing acknowledges", () => {
  test("[CON-261] is in force, and offered afresh once on the next flow", () => {
    const stage = Stage.met("ada", "ben");
    offerHeld(stage, "UPDATE");
    const held = inForce(stage);
    expect(reinvites(stage.after(() => moves(stage)))).toHaveLength(1);
    expect(inForce(stage)).toEqual(held);
    expect(reinvites(stage.after(() => moves(stage)))).toEqual([]);
  });

  test("[CON-261] is not, where an offer of ours was answered since", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => {
      offerHeld(stage, "UPDATE");
      offersAgain(stage);
    });
    expect(stage.legOf("ada")).not.toHaveProperty("rollback");
    expect(reinvites(stage.after(() => moves(stage)))).toEqual([]);
  });

  test("[CON-261] is not, where the transport that it brought is connected, which tells that it has arrived", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      bringsTransport(stage);
      stage.passUntil("ada", "connecting");
      moves(stage);
      stage.meeting.focus.receive({ type: "transport-connected", leg: stage.leg("ada") });
    });
    expect(reinvites(effects)).toEqual([]);
    expect(stage.legOf("ada").restart).toBeUndefined();
  });

  test("[CON-261] nor is it on a flow that comes later", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => {
      bringsTransport(stage);
      stage.passUntil("ada", "connecting");
      stage.meeting.focus.receive({ type: "transport-connected", leg: stage.leg("ada") });
    });
    expect(stage.legOf("ada").restart).toBeUndefined();
    expect(reinvites(stage.after(() => moves(stage)))).toEqual([]);
  });
});

/** Ada asks for another transport. */
function bringsTransport(stage: Stage): void {
  const { media } = stage.endpoint("ada").local;
  const ice = { ufrag: "another", password: "new-password-of-22-chars" };
  const offered = media.map((section) => ({ ...section, ice }));
  receiveOffer(stage, offered, "UPDATE");
}

/** Ada's dialog is heard of on another flow. */
function moves(stage: Stage): void {
  const leg = stage.leg("ada");
  stage.meeting.focus.receive({ type: "flow-lost", leg });
  stage.meeting.focus.receive({ type: "flow-restored", leg });
}
