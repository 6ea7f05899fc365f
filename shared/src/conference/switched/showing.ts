import { type Capture, type CaptureId, type Content, capturesMeant } from "../../clue/index.ts";
import { assertNever } from "../../lib/index.ts";
import type { Offering } from "../advertising/offering.ts";
import { camerasIn, camerasOf, microphonesOf } from "./cameras.ts";
import { type Floor, inOrder, type Speaker } from "./floor.ts";
import { type SwitchedCapture, shownOf } from "./switched-captures.ts";

/**
 * What a switched capture shows now, of what comes in. Somebody who takes the floor is shown when
 * their picture is there; until then whoever had it goes on: no black, nothing frozen. `chosen`
 * is the subset that the configure names (RFC 8845 §7.2.1.4).
 */
export function shownNow(
  switched: SwitchedCapture,
  floor: Floor,
  comesIn: (capture: CaptureId) => boolean,
  chosen?: Content,
): CaptureId | undefined {
  const isShowable = (capture: CaptureId) =>
    comesIn(capture) && isChosen(capture, floor.offerings, chosen);
  const present = candidates(switched, floor, chosen).filter(({ offering }) =>
    devicesFor(switched, offering).some(({ captureId }) => isShowable(captureId)),
  );
  const speaker = present[switched.policy.index];
  if (!speaker) return undefined;
  const wanted = shownOf(speaker.offering, switched, speaker.microphone);
  if (wanted !== undefined && isShowable(wanted)) return wanted;
  // A row changes as a whole: a place that the room does not fill stays empty.
  if (switched.shows.type === "place") return undefined;
  return devicesFor(switched, speaker.offering).find(({ captureId }) => isShowable(captureId))
    ?.captureId;
}

/**
 * What has to come in for a switched capture: whom it shows, and who is next or was before, so
 * that a change finds the picture there; and every microphone that has a say in it.
 */
export function wantedFor(
  switched: SwitchedCapture,
  floor: Floor,
  chosen?: Content,
): readonly CaptureId[] {
  const possible = candidates(switched, floor, chosen);
  const near = possible.slice(0, switched.policy.index + 2);
  const shown = near.flatMap((speaker) => shownBy(switched, speaker));
  return switched.policy.type === "SoundLevel" ? [...shown, ...listenedTo(possible)] : shown;
}

/** Whether it may come to show something of one participant. */
export function mayShow(
  switched: SwitchedCapture,
  offering: Offering,
  offerings: readonly Offering[],
  chosen?: Content,
): boolean {
  // A narrow room never stands at the ends of a wide row.
  if (switched.shows.type === "place" && shownOf(offering, switched) === undefined) return false;
  return isCandidate(switched, offering, offerings, chosen);
}

/** Whoever has something to show for it, in the order of its policy. */
function candidates(
  switched: SwitchedCapture,
  floor: Floor,
  chosen: Content | undefined,
): readonly Speaker[] {
  const offerings = floor.offerings.filter((offering) =>
    isCandidate(switched, offering, floor.offerings, chosen),
  );
  return inOrder({ ...floor, offerings }, switched.policy);
}

/** A row changes as a whole, so that a room counts at every place of it. */
function isCandidate(
  switched: SwitchedCapture,
  offering: Offering,
  offerings: readonly Offering[],
  chosen: Content | undefined,
): boolean {
  return devicesFor(switched, offering).some(({ captureId }) =>
    isChosen(captureId, offerings, chosen),
  );
}

/** Where voices of one room can be told apart, any of its cameras may be next. */
function shownBy(
  switched: SwitchedCapture,
  { offering, microphone }: Speaker,
): readonly CaptureId[] {
  const { type } = switched.shows;
  if ((type === "segment" || type === "camera") && microphonesOf(offering).length > 1) {
    return devicesFor(switched, offering).map(({ captureId }) => captureId);
  }
  const shown = shownOf(offering, switched, microphone);
  return shown === undefined ? [] : [shown];
}

/** Whoever has nothing to show for it has no say in it either. */
function listenedTo(possible: readonly Speaker[]): readonly CaptureId[] {
  return possible.flatMap(({ offering }) =>
    microphonesOf(offering).map(({ captureId }) => captureId),
  );
}

function devicesFor({ shows }: SwitchedCapture, offering: Offering): readonly Capture[] {
  switch (shows.type) {
    case "voice":
      return microphonesOf(offering);
    case "camera":
      return camerasIn(offering, shows.scene);
    case "place":
    case "segment":
      return camerasOf(offering);
    default:
      return assertNever(shows);
  }
}

/** Nothing named is everything (RFC 8846 §11.7). */
function isChosen(
  capture: CaptureId,
  offerings: readonly Offering[],
  chosen: Content | undefined,
): boolean {
  if (!chosen || chosen.captures.length + chosen.sceneViews.length === 0) return true;
  return capturesIn(chosen, offerings).has(capture);
}

interface Expanded {
  readonly offerings: readonly Offering[];
  readonly captures: ReadonlySet<CaptureId>;
}

/** A choice is looked at for every room at every step, and names as many as there are rooms. */
const expanded = new WeakMap<Content, Expanded>();

function capturesIn(chosen: Content, offerings: readonly Offering[]): ReadonlySet<CaptureId> {
  const before = expanded.get(chosen);
  if (before?.offerings === offerings) return before.captures;
  const captures = capturesMeant(
    chosen,
    offerings.flatMap(({ scenes }) => scenes),
  );
  expanded.set(chosen, { offerings, captures });
  return captures;
}
