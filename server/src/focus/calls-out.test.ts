import type { InvitationId, ReferId } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import { describe, expect, test } from "vitest";
import { longLivedPolicy, stagedFocus } from "./staged-focus.ts";

const ben = { entity: "sip:ben@focus.test" };
const cyd = { entity: "sip:cyd@focus.test" };

describe("the conference factory", () => {
  test("[FOC-70] makes a conference of its own of each call, and says its name in the answer", () => {
    const stage = stagedFocus();
    stage.joins("ada", "conference-factory");
    stage.joins("dan", "conference-factory");
    const [first = "", second = ""] = stage.focus.names();
    expect([first, second]).toEqual([expect.stringMatching(fresh), expect.stringMatching(fresh)]);
    expect(first).not.toBe(second);
    expect(stage.contacts).toEqual([first, second]);
    stage.joins("ben", first);
    expect(stage.focus.conference(first)?.participants.size).toBe(2);
    expect(stage.focus.conference("conference-factory")).toBeUndefined();
  });

  test("[FOC-71] makes none where calls make none", () => {
    const stage = stagedFocus({ createOnInvite: false });
    stage.invites("ada", "conference-factory");
    expect(stage.done).toEqual(["refuseInvite ada 404"]);
  });

  test("[FOC-71] is nobody's conference to make", async () => {
    const { administration } = stagedFocus();
    expect(await administration.create("conference-factory", longLivedPolicy)).toBe("taken");
  });

  test("[FOC-72] has the recipients called once the caller is answered, and not before", () => {
    const stage = stagedFocus();
    stage.calls("ada", "conference-factory", [ben, cyd]);
    expect(stage.done).toEqual(["open ada"]);
    stage.connects("ada");
    const sent = ["sendInvite sip:ben@focus.test", "sendInvite sip:cyd@focus.test"];
    expect(stage.done.slice(-3)).toEqual(["answerInvite ada", ...sent]);
  });

  test("[FOC-72] calls nobody for a caller who hung up before the answer", () => {
    const stage = stagedFocus();
    stage.calls("ada", "conference-factory", [ben]);
    stage.focus.received({ type: "invite-cancelled", leg: "ada" as LegId });
    expect(stage.done.join()).not.toContain("sendInvite");
    expect(stage.focus.names()).toEqual([]);
  });
});

describe("what comes of a call", () => {
  test("[FOC-73] whoever answers is a leg like any other", () => {
    const stage = stagedFocus();
    const [invitation = nobody] = called(stage);
    expect(stage.answers("ben", invitation)).toBe(true);
    stage.connects("ben");
    expect(stage.done.at(-1)).toBe("answerInvite ben");
    stage.focus.received({ type: "ack-received", leg: "ben" as LegId });
    const [name = ""] = stage.focus.names();
    expect(stage.presences(name)).toEqual(["connected", "connected"]);
    stage.leaves("ben");
    expect(stage.done).toContain("answerBye ben");
  });

  test("[FOC-74] nobody waits for what was called off: SIP ends it by itself", () => {
    const stage = stagedFocus();
    const [invitation = nobody] = called(stage);
    stage.leaves("ada");
    expect(stage.done).toContain(`cancelInvite ${invitation}`);
    expect(stage.answers("ben", invitation)).toBe(false);
    expect(stage.focus.whereabouts("ben" as LegId)).toBeUndefined();
    expect(stage.focus.invitationHappened({ type: "invitation-ringing", invitation })).toBe(false);
  });

  test("[FOC-74] nor for one that has answered, or failed", () => {
    const stage = stagedFocus();
    const [first = nobody, second = nobody] = called(stage);
    stage.answers("ben", first);
    stage.focus.invitationHappened({ type: "invitation-failed", invitation: second, status: 486 });
    expect([stage.answers("ben2", first), stage.answers("cyd", second)]).toEqual([false, false]);
  });

  test("[FOC-75] a conference that breaks calls nobody any more", () => {
    const stage = stagedFocus({ breaksOn: "mallory" });
    const [invitation = nobody] = called(stage);
    const [name = ""] = stage.focus.names();
    stage.invites("mallory", name);
    expect(stage.broken).toHaveLength(1);
    expect(stage.done).toContain(`cancelInvite ${invitation}`);
    expect(stage.answers("ben", invitation)).toBe(false);
  });
});

describe("who asks for a call", () => {
  test("[FOC-76] a REFER finds its conference by name: 404 where there is none, 503 when closing", () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    const asks = (refer: string, name: string) =>
      stage.focus.invitationRequested(name, {
        type: "invite-requested",
        refer: refer as ReferId,
        role: "host",
        target: ben.entity,
      });
    asks("r1", "nowhere");
    asks("r2", "demo");
    stage.focus.close();
    asks("r3", "demo");
    expect(stage.done.filter((deed) => /Refer|sendInvite/.test(deed))).toEqual([
      "answerRefer r1 404",
      "answerRefer r2 200",
      `sendInvite ${ben.entity}`,
      "answerRefer r3 503",
    ]);
  });

  test("[FOC-76] one from within a call is for that call's conference, whatever it names", () => {
    const stage = stagedFocus();
    stage.joins("mallory", "hers", { proven: true, role: "host" });
    stage.joins("ada", "board");
    stage.focus.invitationRequested("board", {
      type: "invite-requested",
      refer: "r1" as ReferId,
      ...{ by: "mallory" as LegId, role: "host", target: ben.entity },
    });
    const invited = (name: string) => stage.focus.conference(name)?.invitations.size;
    expect([invited("board"), invited("hers")]).toEqual([0, 1]);
  });

  test("[FOC-77] a long-lived conference that begins again calls those who were in it, once that is kept", async () => {
    const first = stagedFocus();
    await first.administration.create("board", longLivedPolicy);
    first.joins("ada", "board");
    first.joins("ben", "board");
    await first.focus.adjourn();
    const second = stagedFocus({ remembered: await first.store.conferences() });
    second.store.slowDown();
    second.invites("ada", "board");
    second.connects("ada");
    expect(second.done.join()).not.toContain("sendInvite");
    second.store.write();
    await second.remembered.settled();
    expect(second.done.slice(-2)).toEqual(["answerInvite ada", `sendInvite ${ben.entity}`]);
  });
});

const fresh = /^c-[0-9a-f]{32}$/;

const nobody = "nobody" as InvitationId;

/** Ada has made a conference, and Ben and Cyd are called. */
function called(stage: ReturnType<typeof stagedFocus>): readonly InvitationId[] {
  stage.calls("ada", "conference-factory", [ben, cyd]);
  stage.connects("ada");
  stage.focus.received({ type: "ack-received", leg: "ada" as LegId });
  const [name = ""] = stage.focus.names();
  return [...(stage.focus.conference(name)?.invitations.keys() ?? [])];
}
