import { type Duration, ms } from "../lib/index.ts";

/** What the operator decides about a conference; every default is our policy. */
export interface ConferenceSettings {
  /** Leaves within this window are told of together (S0.8); 0 tells of each at once. */
  readonly gather: Duration;
  /** How long the seat of somebody lost is held for a rejoin (S2.46). */
  readonly hold: Duration;
  /** How long somebody who departed stays in the roster as such, so that every NOTIFY can say it. */
  readonly departedShown: Duration;
  readonly maxParticipants: number;
  readonly maxVideoSeats: number;
  readonly maxAudioSeats: number;
  /** Which of the two readings of `departed` and `booted` is notified (S2.44-S2.46, RFC 4575 §5.7.6). */
  readonly disconnectionSemantics: "oma-cpm" | "rfc4575";
  /** How long each is shown by a capture that goes round (RFC 8845 §7.2.1.2). */
  readonly roundRobin: Duration;
  readonly initiatorTimeout: Duration;
  readonly receiverTimeout: Duration;
  /** What a sender may begin with, in kbit/s; without it browsers start slow. */
  readonly startBitrateKbps: number;
  /** Upper bound of one encoding, bits per second. */
  readonly maxBitrateBps: number;
}

export const defaultConferenceSettings: ConferenceSettings = {
  gather: ms(20),
  hold: ms(30_000),
  departedShown: ms(2_000),
  maxParticipants: 200,
  maxVideoSeats: 24,
  maxAudioSeats: 8,
  disconnectionSemantics: "oma-cpm",
  roundRobin: ms(10_000),
  initiatorTimeout: ms(10_000),
  receiverTimeout: ms(15_000),
  startBitrateKbps: 800,
  maxBitrateBps: 2_500_000,
};
