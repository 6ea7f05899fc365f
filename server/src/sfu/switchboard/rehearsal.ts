import { type Instant, instant } from "@parley/shared/lib";
import type { Mid } from "@parley/shared/sdp";
import type { ExtensionIds, LegId, LegPlan, SinkPlan, SourcePlan } from "@parley/shared/switching";
import { TICK_MS } from "../limits.ts";
import { isRtcp, type RtpPacket, readRtpPacket } from "../rtp/packet.ts";
import { readVp8Descriptor } from "../rtp/vp8.ts";
import { rtpPacket, type Vp8PacketFields, vp8Packet } from "../synthetic-peer/vp8-packets.ts";
import { Switchboard, type SwitchEvent, type Turn } from "./switchboard.ts";

/** What a leg was sent, read back. */
export interface Seen extends RtpPacket {
  readonly pictureId: number;
  readonly tl0PicIdx: number;
}

export const VP8 = 96;
export const RTX = 97;
export const OPUS = 111;
export const CAMERA = "camera" as Mid;
export const MICROPHONE = "microphone" as Mid;

/** A switchboard on a clock of its own, with a book of what it sent: for tests. */
export class Rehearsal {
  readonly switchboard = new Switchboard(4_000);
  readonly events: SwitchEvent[] = [];
  readonly #sent = new Map<LegId, Buffer[]>();
  #now = 1_000;
  #nextTick = 1_000 + TICK_MS;

  get now(): Instant {
    return instant(this.#now);
  }

  /** Opens legs that have one camera and one microphone each. */
  join(...names: readonly string[]): void {
    for (const name of names) {
      this.switchboard.open(leg(name));
      this.plan(name, {});
    }
  }

  /** Another transport in place of the one it has. */
  reopen(name: string): void {
    this.switchboard.open(leg(name));
  }

  /** Puts a plan in force: the usual sources unless told otherwise, and these sinks. */
  plan(
    name: string,
    plan: {
      readonly sources?: readonly SourcePlan[];
      readonly sinks?: readonly SinkPlan[];
      readonly extensions?: ExtensionIds;
    },
  ): void {
    const full: LegPlan = {
      leg: leg(name),
      extensions: {},
      sources: [camera(name), microphone(name)],
      sinks: [],
      ...plan,
    };
    this.#note(this.switchboard.apply(full, this.now));
  }

  /** `viewer` is shown `shown` in its one seat; nobody where it is absent. */
  show(viewer: string, shown?: string): void {
    this.plan(viewer, { sinks: [seat(viewer, shown)] });
  }

  send(name: string, ...packets: readonly Buffer[]): void {
    this.#note(this.switchboard.receive(leg(name), packets, this.now));
  }

  video(name: string, fields: Omit<Vp8PacketFields, "ssrc">): void {
    this.send(name, vp8Packet({ ssrc: cameraSsrc(name), ...fields }));
  }

  audio(name: string, sequenceNumber: number, timestamp = sequenceNumber * 960): void {
    const fields = { ssrc: cameraSsrc(name) + 1, payloadType: OPUS, payload: Buffer.alloc(40) };
    this.send(name, rtpPacket({ ...fields, sequenceNumber, timestamp }));
  }

  /** Lets time pass, with its ticks. */
  wait(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (; this.#nextTick <= until; this.#nextTick += TICK_MS) {
      this.#now = this.#nextTick;
      this.#note(this.switchboard.tick(this.now));
    }
    this.#now = until;
  }

  /** Media that the leg was sent since the last look. */
  media(name: string): Seen[] {
    return this.#take(name, (packet) => !isRtcp(packet)).flatMap((bytes) => seen(bytes) ?? []);
  }

  /** RTCP that the leg was sent since the last look; of one packet type if one is named. */
  feedback(name: string, packetType?: number): Buffer[] {
    const wanted = (packet: Buffer) =>
      isRtcp(packet) && (packetType === undefined || packet.readUInt8(1) === packetType);
    return this.#take(name, wanted);
  }

  #take(name: string, wanted: (packet: Buffer) => boolean): Buffer[] {
    const all = this.#sent.get(leg(name)) ?? [];
    this.#sent.set(
      leg(name),
      all.filter((packet) => !wanted(packet)),
    );
    return all.filter(wanted);
  }

  #note(turn: Turn): void {
    this.events.push(...turn.events);
    for (const { leg: to, packets } of turn.outgoing) {
      this.#sent.set(to, [...(this.#sent.get(to) ?? []), ...packets]);
    }
  }
}

export function leg(name: string): LegId {
  return name as LegId;
}

export function cameraSsrc(name: string): number {
  return name.charCodeAt(0) * 100;
}

export function seatSsrc(name: string): number {
  return name.charCodeAt(0) * 1_000_000;
}

export function camera(name: string): SourcePlan {
  const ssrc = cameraSsrc(name);
  const types = { payloadType: VP8, rtxPayloadType: RTX, clockRate: 90_000 };
  return { mid: CAMERA, kind: "video", ...types, ssrc, rtxSsrc: ssrc + 50 };
}

export function microphone(name: string): SourcePlan {
  const ssrc = cameraSsrc(name) + 1;
  return { mid: MICROPHONE, kind: "audio", payloadType: OPUS, clockRate: 48_000, ssrc };
}

export function seat(viewer: string, shown?: string): SinkPlan {
  const ssrc = seatSsrc(viewer);
  return {
    mid: "f0" as Mid,
    kind: "video",
    ssrc,
    rtxSsrc: ssrc + 1,
    payloadType: VP8,
    rtxPayloadType: RTX,
    clockRate: 90_000,
    ...(shown !== undefined && { from: { leg: leg(shown), mid: CAMERA } }),
  };
}

function seen(bytes: Buffer): Seen | undefined {
  const packet = readRtpPacket(bytes);
  if (!packet) return undefined;
  const payload = packet.payloadType === RTX ? packet.payloadStart + 2 : packet.payloadStart;
  const descriptor = readVp8Descriptor(bytes, payload, packet.payloadEnd);
  return {
    ...packet,
    pictureId: descriptor?.pictureId ?? -1,
    tl0PicIdx: descriptor?.tl0PicIdx ?? -1,
  };
}
