import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AdvertisementContent, EncodingGroupId, EncodingId } from "../../clue/index.ts";
import { parseSdp, type SessionDescription } from "../../sdp/index.ts";
import type { TransportParameters } from "../../session/index.ts";
import type { Leg } from "../conference.ts";
import { defaultConferenceSettings } from "../settings.ts";
import { describe as describeFocus } from "./description.ts";
import { bestEncodingsFirst } from "./encoding-limits.ts";
import { sectionsFor } from "./section.ts";

test("[SDP-18] an offer without CLUE says nothing of what its lines take that it sends on", () => {
  const sections = sectionsFor(offerWith({}), [], { ...context, clue: false });
  const leg = { sections, session: {}, opened: new Set() } as unknown as Leg;
  const ours = describeFocus(leg, transport, "offer", defaultConferenceSettings);
  expect(ours.media.length).toBeGreaterThan(5);
  const seats = ours.media.filter((_, index) => sections[index]?.role === "seat");
  expect(seats).not.toEqual([]);
  for (const section of seats) expect(section.maxBitrateBps).toBeUndefined();
});

describe("a participant's encodings", () => {
  test("[CON-190] are taken from the largest on, and one that may send nothing is not taken", () => {
    expect(order({ left: 300_000, centre: 4_000_000, right: 0 })).toEqual([
      ["presentation", "centre", "left"],
      ["mic"],
    ]);
  });

  test("[CON-190] without limits are taken as they are listed", () => {
    expect(bestEncodingsFirst(content, legOf({}))).toBe(content);
  });

  test("[CON-190] have the limits of the latest offer", () => {
    expect(order({ left: 300_000 }, { centre: 100 })).toEqual([
      ["left", "right", "presentation", "centre"],
      ["mic"],
    ]);
  });
});

const context = { clue: true, drawSsrcs: () => ({ ssrc: 1, rtxSsrc: 2 }) };

const transport: TransportParameters = {
  ice: { ufrag: "u", password: "p" },
  candidates: [],
  fingerprint: { algorithm: "sha-256", value: "AB" },
  setup: "actpass",
};

/** What three cameras, a screen and a microphone are sent with. */
const content: AdvertisementContent = {
  captures: [],
  scenes: [],
  people: [],
  encodingGroups: [["left", "centre", "right", "presentation"], ["mic"]].map((encodings, at) => ({
    encodingGroupId: `group-${at}` as EncodingGroupId,
    maxGroupBandwidthBps: 10_000_000,
    encodings: encodings as EncodingId[],
  })),
};

/** Bits per second, by the label of the line. */
type Limits = Readonly<Record<string, number>>;

/** The encodings of each group, in the order in which they are taken after these offers. */
function order(...offers: readonly Limits[]): readonly (readonly EncodingId[])[] {
  const taken = bestEncodingsFirst(content, legOf(...offers));
  return taken.encodingGroups.map(({ encodings }) => encodings);
}

function legOf(...offers: readonly Limits[]): Leg {
  const sections = offers.reduce<Leg["sections"]>(
    (before, limits) => sectionsFor(offerWith(limits), before, context),
    [],
  );
  return { sections } as unknown as Leg;
}

/** What a browser offers, with these limits on the lines of these labels. */
function offerWith(limits: Limits): SessionDescription {
  const trace = new URL("../../../traces/sdp/firefox-telepresence-offer.sdp", import.meta.url);
  const [session, ...media] = readFileSync(trace, "utf8").split("\r\nm=");
  const limited = media.map((section) => {
    const [, label = ""] = /a=label:(.+)\r/.exec(section) ?? [];
    const limit = limits[label];
    return limit === undefined ? section : section.replace("\r\na=", `\r\nb=TIAS:${limit}\r\na=`);
  });
  const parsed = parseSdp([session, ...limited].join("\r\nm="));
  if (!parsed.ok) throw new Error("the trace is no SDP");
  return parsed.value;
}
