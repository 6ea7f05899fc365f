import {
  type Caller,
  type ConferenceEffect,
  type InvitationId,
  type ReferId,
  type Role,
  rosterOf,
} from "../src/conference/index.ts";
import type { LegId } from "../src/switching/index.ts";
import { pageOffer } from "./offer.ts";
import type { Stage } from "./stage.ts";

/** Somebody in it, or a host from outside, asks for another to be called. */
export function refers(stage: Stage, target: string, by: LegId | undefined, role?: Role) {
  return stage.after(() =>
    stage.meeting.focus.receive({
      type: "invite-requested",
      refer: `refer-${++referrals}` as ReferId,
      target,
      ...(by && { by }),
      ...(role && { role }),
    }),
  );
}

let referrals = 0;
let answerers = 0;

/** Those who are called now. */
export function calling(stage: Stage): readonly InvitationId[] {
  const { invitations } = stage.meeting.focus.conference;
  return [...invitations.values()].flatMap(({ id, progress: { phase } }) =>
    phase === "dialing-out" || phase === "alerting" ? [id] : [],
  );
}

export function rings(stage: Stage): void {
  for (const invitation of calling(stage)) {
    stage.meeting.focus.receive({ type: "invitation-ringing", invitation });
  }
}

export function failed(stage: Stage, status: number) {
  const [invitation] = calling(stage);
  return stage.after(() => {
    if (invitation) {
      stage.meeting.focus.receive({ type: "invitation-failed", invitation, status });
    }
  });
}

/** The 200 of whoever is called first, or of one that is named, and all that comes of it. */
export function answered(
  stage: Stage,
  claims: Partial<Caller> = {},
  invitation = calling(stage)[0],
  meanwhile = (_leg: LegId) => {},
) {
  const { focus } = stage.meeting;
  const leg = `answerer-${++answerers}` as LegId;
  const sdp = pageOffer({ video: 1, audio: 1 });
  const effects = stage.after(() => {
    if (invitation) {
      const caller = { ...answerer, ...claims };
      focus.receive({ type: "invitation-answered", invitation, leg, caller, sdp });
      meanwhile(leg);
    }
  });
  const acked = stage.after(() => focus.receive({ type: "ack-received", leg }));
  return [...effects, ...acked];
}

const answerer: Caller = {
  entity: "sip:ben@parley.example",
  displayName: "",
  proven: true,
  role: "participant",
  anonymous: false,
};

export function answers(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === "answer-refer" ? [effect.status] : []));
}

export function results(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === "finish-refer" ? [effect.status] : []));
}

export function calls(effects: readonly ConferenceEffect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === "send-invite" ? [effect.target] : []));
}

export function cancels(effects: readonly ConferenceEffect[]): number {
  return effects.filter(({ type }) => type === "cancel-invite").length;
}

/** Statuses of all endpoints in the roster, by user. */
export function statuses(stage: Stage): readonly string[] {
  return rosterOf(stage.meeting.focus.conference).users.map(({ endpoints }) =>
    endpoints.map(({ status }) => status).join(),
  );
}
