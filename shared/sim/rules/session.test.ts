import { describe, expect, test } from "vitest";
import type { CaptureEncoding, CaptureId, EncodingId } from "../../src/clue/index.ts";
import { instant, ms } from "../../src/lib/index.ts";
import type { Label, MediaSection, Mid, SessionDescription } from "../../src/sdp/index.ts";
import {
  type Line,
  linesOf,
  mayFlow,
  openSession,
  type Session,
  type SessionInput,
  stepSession,
} from "../../src/session/index.ts";
import { roomContent } from "../room.ts";

describe("lines", () => {
  test("[SES-1] a line belongs to the end that labels it, also while it is inactive", () => {
    const ours = described([section("0", "inactive", "v1"), section("1", "inactive")]);
    const theirs = described([section("0", "inactive"), section("1", "inactive", "left")]);
    expect(linesOf(ours, theirs)).toMatchObject([
      { mid: "0", role: "sending", label: "v1", active: false },
      { mid: "1", role: "receiving", label: "left", active: false },
    ]);
  });

  test.for([
    ["sendonly", "recvonly", true],
    ["sendonly", "inactive", false],
    ["inactive", "recvonly", false],
    ["recvonly", "recvonly", false],
  ] as const)("[SES-2] ours %s and theirs %s: media may go out is %s", ([ours, theirs, active]) => {
    const lines = linesOf(described([section("0", ours, "v1")]), described([section("0", theirs)]));
    expect(lines).toMatchObject([{ role: "sending", active }]);
  });

  test("[SES-3] a rejected m-section is no line", () => {
    const rejected = { ...section("0", "sendonly", "v1"), port: 0 };
    expect(linesOf(described([rejected]), described([section("0", "recvonly")]))).toEqual([]);
  });
});

describe("[SES-4] media may flow only when the SDP has the line active and a configure names it", () => {
  test.for([
    [{ active: true, role: "sending", label: "v1" as Label }, ["v1"], true],
    [{ active: true, role: "sending", label: "v1" as Label }, ["v2"], false],
    [{ active: false, role: "sending", label: "v1" as Label }, ["v1"], false],
    [{ active: true, role: "both" }, [], true],
    [{ active: false, role: "both" }, [], false],
  ] as const)("%j configured %j: %s", ([part, configured, flows]) => {
    const line: Line = { mid: "0" as Mid, kind: "video", ...part };
    expect(mayFlow(line, configured.map(encodingOn))).toBe(flows);
  });
});

describe("a session", () => {
  test("[SES-5] without CLUE offers and wants nothing", () => {
    const session = openSession(undefined);
    const [after, effects] = step(session, { type: "channel-opened" });
    expect(effects).toEqual([]);
    expect(after.channel).toBeUndefined();
  });

  test("[SES-6] offering the same content twice advertises once", () => {
    const content = roomContent({ name: "Ada", cameras: ["left"] });
    const [once, sent] = step(activeSession(), { type: "content-offered", content });
    expect(textsOf(sent)).toHaveLength(1);
    expect(step(once, { type: "content-offered", content })[1]).toEqual([]);
  });

  test("[SES-7] wanting something before there is an advertisement sends no configure", () => {
    const captureEncodings = [encodingOn("v1")];
    expect(step(activeSession(), { type: "content-wanted", captureEncodings })[1]).toEqual([]);
  });
});

test("[SES-8] another transport of the peer's is another CLUE channel; another offer on the same is not", () => {
  const agree = (session: Session, ufrag: string) => {
    const media = [{ ...section("0", "sendonly"), ...transport(ufrag) }];
    return step(session, {
      type: "description-agreed",
      local: described(media),
      remote: described(media),
    })[0];
  };
  const first = agree(activeSession(), "one");
  expect(first.channel?.phase).toBe("active");
  expect(agree(first, "one").channel?.phase).toBe("active");
  expect(agree(first, "two").channel?.phase).toBe("channel-setup");
});

function transport(ufrag: string): Partial<MediaSection> {
  const fingerprints = [{ algorithm: "sha-256", value: "AB" }];
  return { ice: { ufrag, password: "x".repeat(22) }, fingerprints, setup: "actpass" };
}

/** A session whose CLUE channel has been agreed on. */
function activeSession(): Session {
  const timeouts = { initiatorTimeout: ms(10_000), receiverTimeout: ms(15_000) };
  let ours = openSession({ clueId: "us", initiator: true, ...timeouts });
  let theirs = openSession({ clueId: "them", initiator: false, ...timeouts });
  for (const type of ["setup-started", "channel-opened"] as const) {
    theirs = step(theirs, { type })[0];
    const [next, effects] = step(ours, { type });
    ours = next;
    for (const text of textsOf(effects)) {
      const answers = textsOf(step(theirs, { type: "message-received", text })[1]);
      for (const answer of answers)
        ours = step(ours, { type: "message-received", text: answer })[0];
    }
  }
  expect(ours.channel?.phase).toBe("active");
  return ours;
}

function step(session: Session, input: SessionInput) {
  return stepSession(session, input, { now: instant(0), random: () => 0.5 });
}

function textsOf(effects: ReturnType<typeof step>[1]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === "send-clue" ? [effect.text] : []));
}

function encodingOn(encodingId: string): CaptureEncoding {
  return {
    id: `ce-${encodingId}`,
    captureId: "p1-left" as CaptureId,
    encodingId: encodingId as EncodingId,
  };
}

function described(media: readonly MediaSection[]): SessionDescription {
  const origin = { username: "-", sessionId: "1", sessionVersion: 1, address: "127.0.0.1" };
  return { origin, sessionName: "-", groups: [], otherAttributes: [], media };
}

function section(mid: string, direction: MediaSection["direction"], label?: string): MediaSection {
  return {
    kind: "video",
    port: 9,
    protocol: "UDP/TLS/RTP/SAVPF",
    formats: ["96"],
    mid: mid as Mid,
    direction,
    bundleOnly: false,
    rtcpMux: true,
    rtcpReducedSize: false,
    candidates: [],
    endOfCandidates: false,
    fingerprints: [],
    codecs: [],
    headerExtensions: [],
    ssrcs: [],
    ssrcGroups: [],
    rids: [],
    dataChannels: [],
    otherAttributes: [],
    ...(label !== undefined && { label: label as Label }),
  };
}
