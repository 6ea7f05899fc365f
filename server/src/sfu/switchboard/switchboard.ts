import type { Instant } from "@parley/shared/lib";
import type { Mid } from "@parley/shared/sdp";
import type { LegId, LegPlan, SourceRef } from "@parley/shared/switching";
import { isRtcp } from "../rtp/packet.ts";
import { type RtcpMessage, readRtcp } from "../rtp/rtcp/read.ts";
import { Audiences } from "./audiences.ts";
import type { LearnedStream } from "./demultiplexer.ts";
import { DominantSpeaker } from "./dominant-speaker.ts";
import { layerFor } from "./layers.ts";
import type { Seat } from "./seat.ts";
import type { Source } from "./source.ts";
import { type LegCounters, SwitchedLeg } from "./switched-leg.ts";

/** Datagrams, RTP and RTCP, to be sent to one leg in this order. */
export interface Outgoing {
  readonly leg: LegId;
  readonly packets: readonly Buffer[];
}

export type SwitchEvent =
  | { readonly type: "media-silent" | "media-heard"; readonly leg: LegId }
  /** `mid` is the line of the microphone that was heard. */
  | { readonly type: "speaker-changed"; readonly leg: LegId; readonly mid: Mid }
  /** Which stream a source is, as its packets said. */
  | { readonly type: "stream-learned"; readonly leg: LegId; readonly stream: LearnedStream };

/** What one call came to. */
export interface Turn {
  readonly outgoing: readonly Outgoing[];
  readonly events: readonly SwitchEvent[];
}

/**
 * The switching of one conference: packets in, packets out, by the plans in force. It has no clock
 * and no socket; it is mutable because it is entered thousands of times a second.
 */
export class Switchboard {
  readonly #silenceMs: number;
  readonly #legs = new Map<LegId, SwitchedLeg>();
  readonly #audiences = new Audiences();
  readonly #speaker = new DominantSpeaker();
  /** Legs with something to be sent. */
  readonly #busy = new Set<SwitchedLeg>();
  #events: SwitchEvent[] = [];

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
  }

  get size(): number {
    return this.#legs.size;
  }

  /** A leg that is open already goes on, over another transport: its silence was the former's. */
  open(id: LegId): void {
    const leg = this.#legs.get(id);
    if (leg) leg.silence.begin();
    else this.#legs.set(id, new SwitchedLeg(id, this.#silenceMs));
  }

  /** From here on nothing of this leg is taken in, passed on or sent. */
  close(id: LegId): void {
    const leg = this.#legs.get(id);
    if (!leg) return;
    for (const seat of leg.sender.seats) this.#audiences.leave(seat);
    for (const source of leg.receiver.sources) this.#stopShowing(source);
    this.#speaker.left(id);
    this.#legs.delete(id);
    this.#busy.delete(leg);
  }

  /** Puts a plan in force. A plan for a leg that is not open changes nothing. */
  apply(plan: LegPlan, now: Instant): Turn {
    const leg = this.#legs.get(plan.leg);
    if (leg) {
      this.#applySources(leg, plan, now);
      this.#applySinks(leg, plan, now);
    }
    return this.#turn();
  }

  /** Takes in what arrived from a leg; from one that is not open, nothing. */
  receive(id: LegId, packets: readonly Buffer[], now: Instant): Turn {
    const leg = this.#legs.get(id);
    if (leg) {
      if (leg.silence.heard(now)) this.#events.push({ type: "media-heard", leg: id });
      for (const bytes of packets) {
        leg.countIn(bytes);
        if (!isRtcp(bytes)) this.#receiveRtp(leg, bytes, now);
        else for (const message of readRtcp(bytes)) this.#receiveRtcp(leg, message, now);
      }
    }
    return this.#turn();
  }

  /** What time alone brings about; to be called every `TICK_MS`. */
  tick(now: Instant): Turn {
    for (const leg of this.#legs.values()) {
      leg.sender.tick();
      this.#chooseLayers(leg, now);
      for (const source of leg.receiver.sources) this.#renewKeyFrameNeed(leg, source, now);
      for (const packet of leg.receiver.tick(now)) this.#send(leg, packet);
      for (const stream of leg.receiver.takeLearned()) {
        this.#events.push({ type: "stream-learned", leg: leg.id, stream });
      }
      if (leg.silence.fellSilent(this.#isWatched(leg), now)) {
        this.#events.push({ type: "media-silent", leg: leg.id });
      }
    }
    const speaker = this.#speaker.decide(now);
    if (speaker) this.#events.push({ type: "speaker-changed", ...speaker });
    return this.#turn();
  }

  counters(): LegCounters[] {
    return [...this.#legs.values()].map((leg) => leg.counters());
  }

  #applySources(leg: SwitchedLeg, plan: LegPlan, now: Instant): void {
    const before = new Set(leg.receiver.sources);
    leg.receiver.apply(plan.sources, plan.extensions);
    const after = new Set(leg.receiver.sources);
    for (const source of before) if (!after.has(source)) this.#stopShowing(source);
    for (const source of after) {
      if (!before.has(source)) this.#renewKeyFrameNeed(leg, source, now);
    }
  }

  #applySinks(leg: SwitchedLeg, plan: LegPlan, now: Instant): void {
    const before = new Map([...leg.sender.seats].map((seat) => [seat, seat.aim]));
    for (const seat of before.keys()) this.#audiences.leave(seat);
    leg.sender.apply(plan.sinks, plan.extensions);
    this.#chooseLayers(leg, now);
    for (const seat of leg.sender.seats) {
      this.#audiences.update(seat);
      if (before.get(seat) !== seat.aim) this.#beginShowing(seat, now);
    }
  }

  #beginShowing(seat: Seat, now: Instant): void {
    const provider = seat.aim && this.#legs.get(seat.aim.leg);
    const source = this.#sourceOf(seat.aim);
    if (provider && source) this.#renewKeyFrameNeed(provider, source, now);
  }

  /** Puts seats on the layer that comes in, where it is not the one they should have. */
  #chooseLayers(leg: SwitchedLeg, now: Instant): void {
    for (const seat of leg.sender.seats) {
      const { from } = seat.plan;
      if (from?.rid === undefined) continue;
      const layers = this.#legs.get(from.leg)?.receiver.layers(from.mid) ?? [];
      const best = layerFor(layers, from.rid, now);
      if (!best || best.plan.rid === seat.aim?.rid) continue;
      seat.showLayer(best.ref);
      this.#audiences.update(seat);
      this.#beginShowing(seat, now);
    }
  }

  #sourceOf(ref: SourceRef | undefined): Source | undefined {
    const layers = ref && this.#legs.get(ref.leg)?.receiver.layers(ref.mid);
    return layers?.find(({ plan }) => plan.rid === ref?.rid);
  }

  #receiveRtp(leg: SwitchedLeg, bytes: Buffer, now: Instant): void {
    const taken = leg.receiver.receive(bytes, now);
    if (!taken) return;
    const { source, stream, packet, reply } = taken;
    this.#send(leg, reply);
    const { audioLevel } = packet.carried;
    if (source.plan.kind === "audio" && audioLevel !== undefined) {
      this.#speaker.heard(source.ref, audioLevel, now);
    }
    let settled: Seat[] | undefined;
    for (const seat of this.#audiences.of(source.ref)) {
      if (!seat.takes(stream, source.ref)) continue;
      seat.heardOf(source.ref);
      const lingered = seat.lingers;
      const forwarded = seat.forward(stream, packet, now);
      if (lingered && !seat.lingers) settled = [...(settled ?? []), seat];
      if (forwarded) this.#send(this.#legs.get(seat.leg), forwarded);
      else if (seat.awaitsKeyFrameOf(source.ref)) source.need.want();
    }
    // Not while its audience is being gone through.
    for (const seat of settled ?? []) this.#audiences.update(seat);
    this.#askForKeyFrame(leg, source, now);
  }

  #receiveRtcp(leg: SwitchedLeg, message: RtcpMessage, now: Instant): void {
    if (message.type === "sender-report") this.#passSenderReport(leg, message, now);
    else if (message.type === "bye") {
      for (const ssrc of message.ssrcs) leg.receiver.sourceOfSsrc(ssrc)?.endStream();
    } else if (message.type === "nack") {
      for (const packet of leg.sender.resend(message.mediaSsrc, message.lost, now)) {
        this.#send(leg, packet);
      }
    } else if (message.type === "key-frame-request") {
      const aim = leg.sender.seat(message.mediaSsrc)?.aim;
      const provider = aim && this.#legs.get(aim.leg);
      const source = this.#sourceOf(aim);
      source?.need.want();
      if (provider && source) this.#askForKeyFrame(provider, source, now);
    } else leg.availableBitrateBps = message.bitsPerSecond;
  }

  #passSenderReport(
    leg: SwitchedLeg,
    report: Extract<RtcpMessage, { type: "sender-report" }>,
    now: Instant,
  ): void {
    const source = leg.receiver.sourceOfSsrc(report.ssrc);
    const stream = source?.stream;
    if (!source || !stream) return;
    stream.reception.senderReported(report.ntpMiddle, now);
    const ntpMs = leg.receiver.clock.toOurs(report.ntpMs, now);
    for (const seat of this.#audiences.of(source.ref)) {
      const passed = seat.senderReport(stream, ntpMs, report.rtpTimestamp);
      this.#send(this.#legs.get(seat.leg), passed);
    }
  }

  /** A source owes a key frame as long as a seat waits for one, and only while someone watches. */
  #renewKeyFrameNeed(leg: SwitchedLeg, source: Source, now: Instant): void {
    const audience = this.#audiences.of(source.ref);
    if (audience.size === 0) source.need.arrived();
    for (const seat of audience) if (seat.awaitsKeyFrameOf(source.ref)) source.need.want();
    this.#askForKeyFrame(leg, source, now);
  }

  #askForKeyFrame(leg: SwitchedLeg, source: Source, now: Instant): void {
    this.#send(leg, source.keyFrameRequest(now));
  }

  #stopShowing(source: Source): void {
    for (const seat of this.#audiences.of(source.ref)) seat.stop();
  }

  /**
   * Whether packets of this leg are to be expected: somebody is shown a source of it that has sent.
   * Who joined without devices never sends, and is not lost for that.
   */
  #isWatched(leg: SwitchedLeg): boolean {
    for (const source of leg.receiver.sources) {
      if (source.stream && this.#audiences.of(source.ref).size > 0) return true;
    }
    return false;
  }

  #send(to: SwitchedLeg | undefined, packet: Buffer | undefined): void {
    if (!to || !packet) return;
    to.send(packet);
    this.#busy.add(to);
  }

  #turn(): Turn {
    const outgoing: Outgoing[] = [];
    for (const leg of this.#busy) outgoing.push({ leg: leg.id, packets: leg.takeOutgoing() });
    this.#busy.clear();
    const events = this.#events;
    this.#events = [];
    return { outgoing, events };
  }
}
