import type { Mid } from "@parley/shared/sdp";
import type { LegId, LegPlan, SinkPlan } from "@parley/shared/switching";
import { afterEach, expect, test, vi } from "vitest";
import type { MediaEvent } from "../focus/ports.ts";
import { CLUE_TEXT_MAX_BYTES } from "./limits.ts";
import { MediaPlane } from "./media-plane.ts";
import { SyntheticPeer } from "./synthetic-peer/synthetic-peer.ts";
import { vp8Packet } from "./synthetic-peer/vp8-packets.ts";

const CLUE_STREAM = 2;
const SENDER_SSRC = 1_111;
const SEAT_SSRC = 9_999;

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).toReversed()) await it.close();
});

test("[SFU-60] CLUE text passes both ways on the negotiated channel", async () => {
  const { plane, heard, join } = startPlane();
  const ada = await join("ada");
  await heard((event) => event.type === "clue-opened");

  // The peer's own end of the channel may open a moment later, and refuses until then.
  await vi.waitFor(() => ada.peer.sendClue("<options/>"));
  await heard((event) => event.type === "clue-received" && event.text === "<options/>");

  plane.sendClue(ada.leg, "<optionsResponse/>");
  await vi.waitFor(() => expect(ada.clue).toEqual(["<optionsResponse/>"]));
});

test("[SFU-70] a CLUE message above the announced size does not get through", async () => {
  const { heard, join, events } = startPlane();
  const ada = await join("ada");
  await heard((event) => event.type === "clue-opened");
  await vi.waitFor(() => ada.peer.sendClue("x".repeat(CLUE_TEXT_MAX_BYTES + 1)));
  await heard((event) => event.type === "clue-closed" || event.type === "transport-failed");
  expect(events.some((event) => event.type === "clue-received")).toBe(false);
});

test("[SFU-90] a CLUE channel that closes is one that the peer may open again, on the same stream", async () => {
  const { plane, heard, join } = startPlane();
  const ada = await join("ada");
  await heard((event) => event.type === "clue-opened");

  for (const end of ["peer", "plane"]) {
    if (end === "peer") await vi.waitFor(() => ada.peer.closeClue());
    else plane.closeClue(ada.leg);
    await heard((event) => event.type === "clue-closed");
    ada.peer.openChannel();
    await heard((event) => event.type === "clue-opened");

    plane.sendClue(ada.leg, `<options by="${end}"/>`);
    await vi.waitFor(() => expect(ada.clue.at(-1)).toBe(`<options by="${end}"/>`));
    await vi.waitFor(() => ada.peer.sendClue(end));
    await heard((event) => event.type === "clue-received" && event.text === end);
  }
});

test("[SFU-90] what is sent before the channel is open is lost, and the channel is not", async () => {
  const { plane, heard, events } = startPlane();
  const peer = track(new SyntheticPeer("ada", {}, CLUE_STREAM));
  const leg = "ada" as LegId;
  plane.open(leg, "tea", await peer.offer(), CLUE_STREAM);
  plane.sendClue(leg, "<of-the-channel-before/>");
  const ready = await heard((event) => event.type === "transport-ready");
  if (ready.type === "transport-ready") void peer.connect(ready.local);
  await heard((event) => event.type === "clue-opened");
  expect(events.some((event) => event.type === "clue-closed")).toBe(false);
});

test("[SFU-91] a second CLUE channel takes the place of the first, which is told as closed", async () => {
  const { heard, join, events } = startPlane();
  const ada = await join("ada");
  await heard((event) => event.type === "clue-opened");

  ada.peer.openChannel();
  await heard((event) => event.type === "clue-opened");
  const told = events.filter((event) => event.type.startsWith("clue-")).map(({ type }) => type);
  expect(told).toEqual(["clue-closed"]);
});

test("[SFU-92] a channel for anything but CLUE is closed, and nobody is told", async () => {
  const { heard, join, events, closed } = startPlane();
  const ada = await join("ada");
  await heard((event) => event.type === "clue-opened");

  ada.peer.openChannel("chat");
  await vi.waitFor(() => expect(closed).toEqual(["ada"]));
  expect(events.filter((event) => event.type.startsWith("clue-"))).toEqual([]);
});

test("[SFU-74] a transport that the peer closes is silence, not failure: its BYE may be on its way", async () => {
  const { heard, join, events } = startPlane();
  const ada = await join("ada");
  // Closed sooner, the peer's library may drop its DTLS before the alert is written.
  await vi.waitFor(() => ada.peer.sendClue("<options/>"));
  ada.peer.close();
  await heard((event) => event.type === "media-silent" && event.closed === true);
  expect(events.some((event) => event.type === "transport-failed")).toBe(false);
});

test("[SFU-61] packets are forwarded by plan under the sink's own SSRC", async () => {
  const { plane, join } = startPlane();
  const ada = await join("ada");
  const bob = await join("bob");
  plane.apply(sends(ada.leg));
  plane.apply(shows(bob.leg, ada.leg));

  const camera = startCamera(ada.peer);
  await vi.waitFor(() => expect(bob.packets.length).toBeGreaterThan(3));
  camera.close();

  for (const packet of bob.packets) expect(packet.readUInt32BE(8)).toBe(SEAT_SSRC);
});

test("[SFU-62] a closed leg is out of the counters, and nothing of it reaches anyone", async () => {
  const { plane, join } = startPlane();
  const ada = await join("ada");
  const bob = await join("bob");
  plane.apply(sends(ada.leg));
  plane.apply(shows(bob.leg, ada.leg));
  startCamera(ada.peer);
  await vi.waitFor(() => expect(bob.packets.length).toBeGreaterThan(3));

  plane.close(ada.leg);
  const [counted, ...others] = await plane.counters();
  expect([counted?.leg, others]).toEqual([bob.leg, []]);
  const later = await plane.counters();
  expect(later[0]?.packetsOut).toBe(counted?.packetsOut);
});

test("[SFU-63] a killed worker fails its legs' transports, and another takes its place", async () => {
  const { plane, heard, join } = startPlane();
  const ada = await join("ada");
  const [pid] = plane.pids;

  process.kill(pid ?? 0, "SIGKILL");
  await heard((event) => event.type === "transport-failed" && event.leg === ada.leg);

  await vi.waitFor(() => expect(plane.pids).toHaveLength(1), 5_000);
  expect(plane.pids).not.toContain(pid);
  await join("ada");
});

test("[SFU-95] a leg whose worker was killed gets another transport, which this end offers", async () => {
  const { plane, heard, join } = startPlane();
  const ada = await join("ada");
  const [pid] = plane.pids;
  process.kill(pid ?? 0, "SIGKILL");
  await heard((event) => event.type === "transport-failed" && event.leg === ada.leg);

  plane.reopen(ada.leg);
  const first = await heard((event) => event.type === "transport-ready");
  plane.reopen(ada.leg);
  const second = await heard((event) => event.type === "transport-ready");
  const ufrags = [first, second].map((event) =>
    event.type === "transport-ready" ? event.local.ice.ufrag : undefined,
  );
  expect(new Set(ufrags)).toHaveProperty("size", 2);
  const [counted] = await plane.counters();
  expect(counted?.leg).toBe(ada.leg);
});

test("[SFU-100] a leg whose peer offers another half gets a transport for it, and its plan goes on", async () => {
  const { plane, heard, join } = startPlane();
  const ada = await join("ada");
  const bob = await join("bob");
  plane.apply(sends(ada.leg));
  plane.apply(shows(bob.leg, ada.leg));

  const moved = track(new SyntheticPeer("ada elsewhere", {}, CLUE_STREAM));
  plane.reopen(ada.leg, await moved.offer());
  const ready = await heard((event) => event.type === "transport-ready");
  if (ready.type === "transport-ready") await moved.connect(ready.local);
  await heard((event) => event.type === "transport-connected" && event.leg === ada.leg);
  startCamera(moved);
  await vi.waitFor(() => expect(bob.packets.length).toBeGreaterThan(3));
});

test("[SFU-64] a transport that cannot be made is reported as failed", async () => {
  const { plane, heard } = startPlane();
  const remote = await offerOf("ada");
  plane.open("ada" as LegId, "tea", { ...remote, ice: { ufrag: "", password: "" } });
  const failed = await heard((event) => event.type === "transport-failed");
  expect(failed.leg).toBe("ada");
});

test("[SFU-65] a peer whose certificate is not the offered one never gets connected", async () => {
  const { plane, heard, events } = startPlane();
  const peer = track(new SyntheticPeer("eve", {}));
  const remote = await peer.offer();
  const { value } = remote.fingerprint;
  const other = value.startsWith("00") ? `11${value.slice(2)}` : `00${value.slice(2)}`;
  plane.open("eve" as LegId, "tea", {
    ...remote,
    fingerprint: { ...remote.fingerprint, value: other },
  });
  const ready = await heard((event) => event.type === "transport-ready");
  if (ready.type === "transport-ready") void peer.connect(ready.local);
  await heard((event) => event.type === "transport-failed");
  expect(events.some((event) => event.type === "transport-connected")).toBe(false);
});

function startPlane() {
  const events: MediaEvent[] = [];
  /** Whose newest data channel has closed. */
  const closed: string[] = [];
  const settings = { bindAddress: "127.0.0.1", port: 0, workers: 1, silenceMs: 4_000 };
  const plane = new MediaPlane(settings, (event) => events.push(event));
  open.push({ close: () => plane.stop() });
  // Takes out what was asked for and nothing else: the library does not say in which order the
  // path and the data channel are reported open.
  const heard = (what: (event: MediaEvent) => boolean) =>
    vi.waitFor(() => {
      const found = events.find(what);
      if (!found) throw new Error(`not among ${events.map((event) => event.type).join(" ")}`);
      events.splice(events.indexOf(found), 1);
      return found;
    }, 10_000);
  const join = async (name: string) => {
    const leg = name as LegId;
    const clue: string[] = [];
    const packets: Buffer[] = [];
    const peer = track(
      new SyntheticPeer(
        name,
        {
          clue: (text) => clue.push(text),
          clueClosed: () => closed.push(name),
          packet: (packet) => packets.push(packet),
        },
        CLUE_STREAM,
      ),
    );
    plane.open(leg, "tea", await peer.offer(), CLUE_STREAM);
    const ready = await heard((event) => event.type === "transport-ready" && event.leg === leg);
    if (ready.type === "transport-ready") await peer.connect(ready.local);
    await heard((event) => event.type === "transport-connected" && event.leg === leg);
    return { leg, peer, clue, packets };
  };
  return { plane, events, closed, heard, join };
}

function offerOf(name: string) {
  return track(new SyntheticPeer(name, {})).offer();
}

function track<T extends { close(): unknown }>(it: T): T {
  open.push(it);
  return it;
}

/** Sends a key frame every other packet, so that any seat can begin soon. */
function startCamera(peer: SyntheticPeer) {
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    peer.send(vp8Packet({ ssrc: SENDER_SSRC, sequenceNumber: sent, key: sent % 2 === 0 }));
  }, 5);
  return track({ close: () => clearInterval(timer) });
}

function sends(leg: LegId): LegPlan {
  const source = { mid: "1" as Mid, kind: "video", payloadType: 96, clockRate: 90_000 } as const;
  return { leg, extensions: {}, sources: [{ ...source, ssrc: SENDER_SSRC }], sinks: [] };
}

function shows(leg: LegId, from: LegId): LegPlan {
  const sink: SinkPlan = {
    mid: "f0" as Mid,
    kind: "video",
    ssrc: SEAT_SSRC,
    payloadType: 96,
    clockRate: 90_000,
    from: { leg: from, mid: "1" as Mid },
  };
  return { leg, extensions: {}, sources: [], sinks: [sink] };
}
