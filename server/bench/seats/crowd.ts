import { setTimeout as pause } from "node:timers/promises";
import { assertNever } from "@parley/shared/lib";
import type { ToBenchmark, ToCrowd } from "./messages.ts";
import { pageOffer } from "./page-offer.ts";
import { roomEndpoint } from "./room-endpoint.ts";
import { SipCall } from "./sip-call.ts";

/** A process of its own that plays all callers: what they cost is not the focus's. */
type Connecting = Extract<ToCrowd, { readonly type: "connect" }>;

interface Seat {
  readonly call: SipCall;
  /** Takes in what the focus says on the CLUE channel. */
  hear(text: string): void;
}

/** At a time, so that they come as fast as the focus takes them. */
const BYES_AT_ONCE = 20;

const seats = new Map<string, Seat>();
let allGone = () => {};

process.on("message", (message: ToCrowd) => {
  switch (message.type) {
    case "connect":
      return void connect(message).then(() => tell({ type: "ready" }));
    case "join":
      return void join(message.perSecond).then((times) => tell({ type: "joined", times }));
    case "leave":
      return void leave().then(() => tell({ type: "left" }));
    case "clue":
      return seats.get(message.seat)?.hear(message.text);
    default:
      return assertNever(message);
  }
});
process.on("disconnect", () => process.exit());

async function connect(connecting: Connecting): Promise<void> {
  const { called = "s" } = connecting;
  for (let at = 0; at < connecting.seats; at += 1) {
    await sit(connecting, `${called}${at}`, `c${at % connecting.conferences}`).opened();
  }
}

/** One INVITE after the other, whatever becomes of those before; the times until their 200s. */
async function join(perSecond: number): Promise<readonly number[]> {
  const started = performance.now();
  const answered: Promise<number>[] = [];
  for (const [name, { call }] of seats) {
    const early = started + (answered.length * 1_000) / perSecond - performance.now();
    if (early > 1) await pause(early);
    answered.push(call.invite(pageOffer(name)));
  }
  return Promise.all(answered);
}

function sit({ url, clue }: Connecting, name: string, conference: string): SipCall {
  const room = roomEndpoint({
    offer: pageOffer(name),
    say: (text) => tell({ type: "clue", seat: name, text }),
    connected: () => tell({ type: "connected", seat: name }),
  });
  const call = new SipCall(url, name, conference, {
    answered: (sdp) => clue && room.answered(sdp),
    offered: (sdp) => room.offered(sdp),
    ended: () => gone(name),
  });
  seats.set(name, { call, hear: (text) => room.hear(text) });
  return call;
}

async function leave(): Promise<void> {
  const everybodyGone = new Promise<void>((resolve) => {
    allGone = resolve;
  });
  for (const [at, { call }] of [...seats.values()].entries()) {
    call.bye();
    if (at % BYES_AT_ONCE === 0) await pause(1);
  }
  await everybodyGone;
}

function gone(name: string): void {
  seats.get(name)?.call.close();
  seats.delete(name);
  if (seats.size === 0) allGone();
}

function tell(message: ToBenchmark): void {
  // Whoever measures may have seen enough, and be gone.
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}
