import type { Capture } from "../src/clue/index.ts";
import { isOwed, isReachable, type Leg, rosterOf } from "../src/conference/index.ts";
import type { Roster } from "../src/event-package/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { Meeting } from "./meeting.ts";
import { capturesOf } from "./narrowed.ts";

/** At rest everybody has been told the truth, and gets what they asked for. */
export function everybodyKnowsTheTruth(meeting: Meeting): void {
  const { conference } = meeting.focus;
  const roster = describeRoster(rosterOf(conference));
  for (const leg of conference.legs.values()) {
    const endpoint = meeting.presenceOf(leg.id)?.endpoint;
    if (!isReachable(leg)) continue;
    invariant(endpoint && !endpoint.over, `${leg.id} counts as there, but nobody is`);
    const follower = meeting.subscriberOf(leg.id);
    invariant(follower && !follower.over, `${leg.id} is in it and follows nothing`);
    everybodyKnowsWhoIsMuted(meeting, leg);
    everybodyKnowsWhoseHandIsUp(meeting, leg);
  }
  for (const { id, over, known } of meeting.followers.all.values()) {
    if (over || !conference.subscriptions.has(id)) continue;
    const told = known && describeRoster(known);
    invariant(told === roster, `${id} knows the roster ${told}, it is ${roster}`);
  }
  for (const [id, { status, outcome }] of meeting.referrals.all) {
    invariant(status !== undefined, `${id} was never answered`);
    invariant((outcome !== undefined) === (status === 200), `${id}: ${status}, then ${outcome}`);
  }
  invariant(conference.removals.size === 0, "somebody is still being removed at rest");
  const followed = conference.participants.size > 0 || conference.subscriptions.size === 0;
  invariant(followed, "somebody follows what is over");
  for (const leg of conference.legs.values()) {
    invariant(!isOwed(leg) || !isReachable(leg), `${leg.id} is still owed a re-INVITE at rest`);
    if (isReachable(leg) && leg.session.channel) {
      toldTheTruth(meeting, leg);
      showsWhatWasChosen(meeting, leg);
    }
  }
}

/** Of who has never touched the microphone, nothing is known. */
function everybodyKnowsWhoIsMuted({ focus, people }: Meeting, { id, participant }: Leg): void {
  const person = [...people.values()].find(({ presence }) => presence?.leg === id);
  const told = focus.conference.participants.get(participant)?.microphone;
  const known = told?.leg === id ? !told.on : undefined;
  invariant(known === person?.muted, `${id} is muted: ${person?.muted}, known: ${known}`);
}

function everybodyKnowsWhoseHandIsUp({ focus, people }: Meeting, { id, participant }: Leg): void {
  const person = [...people.values()].find(({ presence }) => presence?.leg === id);
  const known = focus.conference.participants.get(participant)?.hand !== undefined;
  invariant(known === person?.raised, `${id} has a hand up: ${person?.raised}, known: ${known}`);
}

function describeRoster(roster: Roster): string {
  const users = roster.users.map(({ entity, displayText, roles, endpoints }) => {
    const states = endpoints.map(
      ({ status, disconnectionMethod = "", handRaisedAt = "", media }) => {
        const streams = media.map((stream) => `${stream.type} ${stream.status}`);
        return [status, disconnectionMethod, handRaisedAt, ...streams].join(" ");
      },
    );
    return `${entity} ${carried(displayText)} ${[...roles].sort().join()} ${states.sort().join()}`;
  });
  return `${roster.maximumUserCount}: ${users.sort().join("; ")}`;
}

/** A text as XML 1.0 §2.2 can carry it. */
function carried(text: string | undefined): string | undefined {
  return text?.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

function toldTheTruth(meeting: Meeting, leg: Leg): void {
  const { conference, plans } = meeting.focus;
  const endpoint = meeting.presenceOf(leg.id)?.endpoint;
  if (!endpoint || endpoint.over) return;
  const known = endpoint.session.channel?.consumer.advertisement?.content.captures ?? [];
  const others = conference.offerings.filter(({ participant }) => participant !== leg.participant);
  const truth = others.flatMap(({ captures }) => captures.map(({ captureId }) => captureId));
  const told = known.map(({ captureId }) => captureId).filter((capture) => !isForAll(capture));
  invariant(
    truth.join() === told.join(),
    `${leg.id} believes ${told.join()}, the truth is ${truth.join()}`,
  );
  const configured = endpoint.configured.map((encoding) => String(encoding.captureId));
  const offered = known.map(({ captureId }) => String(captureId));
  invariant(
    configured.every((capture) => offered.includes(capture)),
    `${leg.id} has ${configured.join()} configured, there is ${truth.join()}`,
  );
  const chosen = endpoint.configured.map((encoding) => String(encoding.encodingId));
  const open = endpoint.session.lines
    .filter((line) => line.role === "receiving" && line.active)
    .map((line) => String(line.label));
  const isOpen = chosen.every((seat) => open.includes(seat));
  invariant(isOpen, `${leg.id} chose ${chosen}, open are ${open}`);
  const flowing = plans.get(leg.id)?.sinks.filter((sink) => sink.from) ?? [];
  const direct = configured.filter((capture) => !isSwitched(capture));
  const switched = flowing.flatMap(({ captureId }) => captureId ?? []);
  invariant(
    flowing.length - switched.length === direct.length,
    `${leg.id} chose ${direct.length}, ${flowing.length - switched.length} flow`,
  );
  invariant(
    switched.every((capture) => truth.map(String).includes(capture)),
    `${leg.id} is shown ${switched.join()}, there is ${truth.join()}`,
  );
  // Whoever wants to see who speaks, whoever it is, sees somebody, if there is anybody to be seen.
  const somebody = others.some(({ captures }) => captures.some(isCamera));
  const wants = endpoint.configured.some(
    ({ captureId, configuredContent }) =>
      String(captureId) === "p0-speaker" && configuredContent === undefined,
  );
  invariant(!wants || !somebody || switched.length > 0, `${leg.id} is shown nobody`);
  for (const room of configured.filter(isOfOneRoom)) {
    const cameras = `${room.replace("_one", "")}-`;
    const isShown = switched.some((capture) => capture.startsWith(cameras));
    invariant(isShown, `${leg.id} is shown ${switched.join()}, but not ${room}`);
  }
}

/** Where a consumer has left somebody out, the rest is all that it is shown (RFC 8845 §7.2.1.4). */
function showsWhatWasChosen({ focus }: Meeting, { id, session }: Leg): void {
  const advertised = session.channel?.provider.sent?.content;
  const sinks = focus.plans.get(id)?.sinks ?? [];
  for (const encoding of session.channel?.provider.configured ?? []) {
    const { encodingId, configuredContent } = encoding;
    const line = session.lines.find(({ label }) => String(label) === String(encodingId));
    const shown = sinks.find(({ mid }) => mid === line?.mid)?.captureId;
    if (!advertised || !configuredContent || shown === undefined) continue;
    const chosen = capturesOf(configuredContent, advertised).map(String);
    invariant(chosen.includes(shown), `${id} chose ${chosen.join()} and is shown ${shown}`);
  }
}

function isSwitched(capture: string): boolean {
  return isForAll(capture) || isOfOneRoom(capture);
}

function isForAll(capture: string): boolean {
  return capture.startsWith("p0-");
}

function isOfOneRoom(capture: string): boolean {
  return capture.endsWith("_one");
}

function isCamera({ mediaType, source }: Capture): boolean {
  return mediaType === "video" && source.type === "individual";
}
