import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { instant } from "@parley/shared/lib";
import type { Mid } from "@parley/shared/sdp";
import type { LegId, LegPlan } from "@parley/shared/switching";
import type { MediaEvent } from "../src/focus/ports.ts";
import { MediaPlane } from "../src/sfu/media-plane.ts";
import { Switchboard } from "../src/sfu/switchboard/switchboard.ts";
import { SyntheticPeer } from "../src/sfu/synthetic-peer/synthetic-peer.ts";
import { vp8Packet } from "../src/sfu/synthetic-peer/vp8-packets.ts";

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this. */
  readonly goal: number;
}

const PACKET_BYTES = 1_200;
const ROUND_PACKETS = 2_000;
/** Until the compiler has done its work. */
const WARM_UP_ROUNDS = 15;
const MEASURED_ROUNDS = 30;
const SENDER_SSRC = 4_711;
const SENDER = "sender" as LegId;
const CAMERA = "camera" as Mid;

/**
 * Rates and figures of D6 for node-datachannel under a TypeScript SFU, 1200 byte packets. At lower
 * rates each packet wakes the worker by itself and costs about twice as much.
 */
const RUNS = [
  { fanOut: 1, packetsPerSecond: 8_000, goal: 24.6 },
  { fanOut: 3, packetsPerSecond: 5_000, goal: 15.8 },
  { fanOut: 10, packetsPerSecond: 3_000, goal: 9.8 },
];
/** Of a worker's time, what the switching itself may take at most. Chosen by us. */
const SWITCHING_SHARE = 0.2;

/** CPU time per forwarded packet: of the switching alone, and of a whole worker on loopback. */
export async function bench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const unit = "µs CPU per forwarded packet";
  for (const { fanOut, packetsPerSecond, goal } of RUNS) {
    const alone = switchboardCost(fanOut);
    const whole = await workerCost(fanOut, packetsPerSecond);
    rows.push(
      {
        name: `switching alone, fan-out ${fanOut}`,
        value: alone,
        unit,
        goal: Math.round(goal * SWITCHING_SHARE * 10) / 10,
      },
      { name: `media worker with DTLS-SRTP, fan-out ${fanOut}`, value: whole, unit, goal },
    );
  }
  return rows;
}

/** In µs. The packets are made before the clock starts, and their numbers moved on in each round. */
function switchboardCost(fanOut: number): number {
  const switchboard = new Switchboard(4_000);
  for (const plan of plans(fanOut)) {
    switchboard.open(plan.leg);
    switchboard.apply(plan, instant(0));
  }
  const packets = Array.from({ length: ROUND_PACKETS }, (_, index) => packet(index));
  let forwarded = 0;
  const forward = (round: number) => {
    packets.forEach((bytes, index) => {
      bytes.writeUInt16BE((round * ROUND_PACKETS + index) & 0xffff, 2);
      const { outgoing } = switchboard.receive(SENDER, [bytes], instant(index));
      for (const { leg, packets: sent } of outgoing) if (leg !== SENDER) forwarded += sent.length;
    });
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) forward(round);
  forwarded = 0;
  const before = process.cpuUsage();
  for (let round = 0; round < MEASURED_ROUNDS; round += 1) forward(WARM_UP_ROUNDS + round);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / forwarded;
}

/** In µs, of the worker process. Linux only: elsewhere NaN. */
async function workerCost(fanOut: number, packetsPerSecond: number): Promise<number> {
  const waiting = new Map<LegId, (event: MediaEvent) => void>();
  const settings = { bindAddress: "127.0.0.1", port: 0, workers: 1, silenceMs: 60_000 };
  const plane = new MediaPlane(settings, (event) => {
    if (event.type === "transport-ready") waiting.get(event.leg)?.(event);
  });
  const peers = new Map<LegId, SyntheticPeer>();
  for (const { leg } of plans(fanOut)) {
    const peer = new SyntheticPeer(leg, {});
    peers.set(leg, peer);
    const ready = new Promise<MediaEvent>((resolve) => waiting.set(leg, resolve));
    plane.open(leg, "bench", await peer.offer());
    const event = await ready;
    if (event.type === "transport-ready") await peer.connect(event.local);
  }
  for (const plan of plans(fanOut)) plane.apply(plan);

  const sender = startSender((bytes) => peers.get(SENDER)?.send(bytes), packetsPerSecond);
  await pause(500);
  const before = await snapshot(plane);
  await pause(2_500);
  const after = await snapshot(plane);
  sender.stop();
  for (const peer of peers.values()) peer.close();
  await plane.stop();
  return (after.cpuMicroseconds - before.cpuMicroseconds) / (after.forwarded - before.forwarded);
}

async function snapshot(plane: MediaPlane) {
  const counters = await plane.counters();
  const receivers = counters.filter(({ leg }) => leg !== SENDER);
  const forwarded = receivers.reduce((sum, { packetsOut }) => sum + packetsOut, 0);
  return { forwarded, cpuMicroseconds: cpuMicroseconds(plane.pids[0]) };
}

/** User and system time of a process, from ticks of 10 ms (proc_pid_stat(5), fields 14 and 15). */
function cpuMicroseconds(pid: number | undefined): number {
  if (process.platform !== "linux" || pid === undefined) return Number.NaN;
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** Sends at a steady mean rate, making up for late timers. */
function startSender(send: (bytes: Buffer) => void, packetsPerSecond: number) {
  const startedAt = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) * packetsPerSecond) / 1_000;
    for (; sent < due; sent += 1) send(packet(sent));
  }, 2);
  return { stop: () => clearInterval(timer) };
}

function packet(index: number): Buffer {
  return vp8Packet({
    ssrc: SENDER_SSRC,
    sequenceNumber: index,
    timestamp: index * 30,
    pictureId: index,
    key: index % 500 === 0,
    payloadBytes: PACKET_BYTES - 12,
  });
}

function plans(fanOut: number): LegPlan[] {
  const video = { kind: "video", payloadType: 96, rtxPayloadType: 97, clockRate: 90_000 } as const;
  const source = { ...video, mid: CAMERA, ssrc: SENDER_SSRC, rtxSsrc: SENDER_SSRC + 1 };
  const extensions = { mid: 4, absSendTime: 2 };
  const receivers = Array.from({ length: fanOut }, (_, index) => ({
    leg: `receiver-${index}` as LegId,
    extensions,
    sources: [],
    sinks: [
      {
        ...video,
        mid: "f0" as Mid,
        ssrc: 10_000 + 2 * index,
        rtxSsrc: 10_001 + 2 * index,
        from: { leg: SENDER, mid: CAMERA },
      },
    ],
  }));
  return [{ leg: SENDER, extensions, sources: [source], sinks: [] }, ...receivers];
}
