import { expect, test } from "vitest";
import { fullDocument, type Roster, type RosterEndpoint } from "../../event-package/index.ts";
import { Stage } from "../test-stage.ts";

test.each([
  ["recvonly", true],
  ["inactive", true],
  ["sendrecv", undefined],
  ["sendonly", undefined],
] as const)("[INFO-15] whose sound is %s is muted: %s", (status, isMuted) => {
  expect(mutedOf(there("p1", status))).toBe(isMuted);
});

test("[INFO-15] who says nothing of a sound is not, whatever else they say", () => {
  expect(mutedOf(there("p1"))).toBeUndefined();
  const pictures = { id: "v", type: "video", status: "recvonly" } as const;
  expect(mutedOf({ ...there("p1"), media: [pictures] })).toBeUndefined();
  expect(mutedOf({ ...there("p1", "sendrecv"), media: [sound("recvonly"), pictures] })).toBe(true);
});

test("[INFO-15] with several endpoints, somebody is muted where all that are there are", () => {
  expect(mutedOf(there("p1", "recvonly"), there("p2"))).toBeUndefined();
  expect(mutedOf(there("p1", "recvonly"), there("p2", "sendrecv"))).toBeUndefined();
  expect(mutedOf(there("p1", "recvonly"), there("p2", "recvonly"))).toBe(true);
  expect(mutedOf(there("p1", "recvonly"), lost("p2"))).toBe(true);
});

test("[INFO-15] who is lost is not", () => {
  expect(mutedOf({ ...lost("p1"), media: [sound("recvonly")] })).toBeUndefined();
});

function mutedOf(...endpoints: readonly RosterEndpoint[]): boolean | undefined {
  const user = { entity: "sip:ben@example.org", roles: [], endpoints };
  const roster: Roster = { entity: "sip:demo@example.org", users: [user] };
  const stage = new Stage().joined().gives({ type: "notified", body: fullDocument(roster, 1) });
  return stage.participant.roster.people[0]?.isMuted;
}

function there(entity: string, status?: "sendrecv" | "sendonly" | "recvonly" | "inactive") {
  const media = status === undefined ? [] : [sound(status)];
  return { entity, status: "connected", media } satisfies RosterEndpoint;
}

function lost(entity: string): RosterEndpoint {
  return { entity, status: "disconnected", disconnectionMethod: "booted", media: [] };
}

function sound(status: "sendrecv" | "sendonly" | "recvonly" | "inactive") {
  return { id: "microphone", type: "audio", status } as const;
}
