import type { CaptureId } from "../src/clue/index.ts";
import {
  type Conference,
  type ConferenceEffect,
  isOwed,
  isReachable,
  type Leg,
} from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { FocusStep } from "./focus.ts";

/**
 * [CON-1] Whoever leaves, is lost or is removed: exactly those whose configure names the leaver's
 * captures are re-INVITEd. Seen where leaves are told of at once (no gathering window).
 */
export function exactlyTheConsumersAreReinvited({ before, after, effects }: FocusStep): void {
  if (before.settings.gather > 0) return;
  const left = [...before.legs.values()].filter((leg) => isReachable(leg) && !isIn(after, leg));
  if (left.length === 0) return;
  const captures = new Set(left.flatMap((leg) => capturesOf(before, leg)));
  for (const leg of before.legs.values()) {
    if (!isIn(after, leg) || !isReachable(leg) || isOwed(leg)) continue;
    if (leg.negotiation.phase !== "settled" || leg.session.channel?.phase !== "active") continue;
    const consumes = namedBy(leg).some((capture) => captures.has(capture));
    invariant(
      isReinvited(leg, effects) === consumes,
      `${leg.id} is ${consumes ? "" : "not "}a consumer of ${left.map(({ id }) => id).join()}`,
    );
  }
}

/** [CON-62] Nobody counts as departed but by their own BYE, or by the answer to the one that removes. */
export function goneOnlyWithReason({ before, after, input, effects }: FocusStep): void {
  for (const { id, presence } of after.participants.values()) {
    const former = before.participants.get(id);
    if (presence.phase !== "departed" || !former || former.presence.phase === "departed") continue;
    const saidBye = input.type === "bye-received" && former.leg === input.leg;
    const wasRemoved = input.type === "bye-answered" && former.presence.phase === "removed";
    const isFree =
      former.presence.phase === "lost" ||
      effects.some(
        ({ type, ...effect }) =>
          type === "refuse-invite" && "leg" in effect && effect.leg === former.leg,
      );
    invariant(
      saidBye || wasRemoved || (isFree && input.type === "removal-requested"),
      `${id} departed because of ${input.type}`,
    );
  }
}

/** [CON-64] A subscription ends because of a leave only where it is the leaver's own device's. */
export function othersAreToldOn({ before, after, effects }: FocusStep): void {
  if (after.participants.size === 0) return;
  const here = [...after.participants.values()].filter(
    ({ presence }) => presence.phase === "connected",
  );
  const devices = new Set(here.map(({ instance }) => instance));
  for (const effect of effects) {
    if (effect.type !== "send-notify") continue;
    // A last NOTIFY that had to wait for an answer may come when its device is back.
    const wasActive = before.subscriptions.get(effect.subscription)?.phase === "active";
    const isOver = wasActive && effect.subscriptionState === "terminated;reason=noresource";
    const device = before.subscribers.get(effect.subscription)?.instance;
    invariant(
      !isOver || device === undefined || !devices.has(device),
      `${effect.subscription} is over, though its device is still there`,
    );
  }
}

function isIn(conference: Conference, { id }: Leg): boolean {
  const leg = conference.legs.get(id);
  return leg !== undefined && isReachable(leg);
}

/**
 * The captures that its configure names, directly or through the content of an MCC (S0.6), where
 * that has not been narrowed.
 */
function namedBy({ session: { channel } }: Leg): readonly CaptureId[] {
  const content = channel?.provider.sent?.content;
  if (!content) return [];
  const views = new Map(
    content.scenes.flatMap((scene) => scene.views.map((view) => [view.sceneViewId, view])),
  );
  return channel.provider.configured.flatMap(({ captureId, configuredContent }) => {
    const capture = content.captures.find((one) => one.captureId === captureId);
    const offered = capture?.source.type === "multiple" ? capture.source.content : undefined;
    const within = configuredContent ?? offered;
    const inViews = within?.sceneViews.flatMap((view) => views.get(view)?.captures ?? []) ?? [];
    return [captureId, ...(within?.captures ?? []), ...inViews];
  });
}

function capturesOf({ offerings }: Conference, leg: Leg) {
  const offering = offerings.find(({ participant }) => participant === leg.participant);
  return offering?.captures.map(({ captureId }) => captureId) ?? [];
}

function isReinvited({ id }: Leg, effects: readonly ConferenceEffect[]): boolean {
  return effects.some((effect) => effect.type === "send-reinvite" && effect.leg === id);
}
