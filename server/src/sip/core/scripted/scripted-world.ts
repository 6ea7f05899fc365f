import type { Clock } from "../../deadlines.ts";
import type { ReceivedRequest, ReceivedResponse } from "../../message/message.ts";
import { parseMessage } from "../../message/parse.ts";
import type { Identify } from "../../proof.ts";
import { defaultSettings, type SipSettings } from "../../settings.ts";
import type { SipEvent } from "../../sip-event.ts";
import type { SipTap } from "../../sip-tap.ts";
import type { Flow } from "../../transport/flow.ts";
import { createUserAgent, type UserAgent } from "../user-agent.ts";

/** For tests: a user agent on a clock and flows that only the test moves. */
export class ScriptedWorld {
  readonly events: SipEvent[] = [];
  readonly taps: SipTap[] = [];
  readonly userAgent: UserAgent;
  /** What is drawn whenever chance decides, from 0 to below 1. */
  chance = 0.5;
  readonly #timers = new Set<{ readonly at: number; readonly ring: () => void }>();
  #now = 0;
  #tokens = 0;

  /** `user` is called for every event, after it has been noted. */
  constructor(
    user: (event: SipEvent) => void = () => {},
    settings: Partial<SipSettings> = {},
    identify?: Identify,
  ) {
    this.userAgent = createUserAgent({
      clock: this.#clock(),
      token: () => `token${++this.#tokens}`,
      random: () => this.chance,
      settings: { ...defaultSettings, ...settings },
      ...(identify && { identify }),
      tap: (event) => void this.taps.push(event),
      user: (event) => {
        this.events.push(event);
        user(event);
      },
    });
  }

  /** Lets time pass, ringing every timer at its moment. */
  passes(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.ring();
    }
    this.#now = until;
  }

  peer(transport: Flow["transport"] = "ws", port = 50_001, address = "192.0.2.7"): ScriptedPeer {
    return new ScriptedPeer(this.userAgent, transport, address, port);
  }

  /** The types of all events so far, in order. */
  told(): readonly string[] {
    return this.events.map(({ type }) => type);
  }

  /** The latest event of a type. */
  latest<Type extends SipEvent["type"]>(type: Type): Extract<SipEvent, { type: Type }> {
    const found = this.events.findLast((event) => event.type === type);
    if (found === undefined) throw new Error(`no ${type} among ${this.told().join(", ")}`);
    return found as Extract<SipEvent, { type: Type }>;
  }

  /** What broke inside, of which there must be nothing. */
  broken(): readonly SipTap[] {
    return this.taps.filter(({ type }) => type === "broke");
  }

  #clock(): Clock {
    return {
      now: () => this.#now,
      setTimer: (delayMs, ring) => {
        const timer = { at: this.#now + delayMs, ring };
        this.#timers.add(timer);
        return () => this.#timers.delete(timer);
      },
    };
  }
}

/** The far end of one flow. */
export class ScriptedPeer {
  /** Everything the user agent sent here, oldest first. */
  readonly raw: string[] = [];
  readonly flow: Flow;
  readonly #userAgent: UserAgent;
  #open = true;

  constructor(userAgent: UserAgent, transport: Flow["transport"], address: string, port: number) {
    this.#userAgent = userAgent;
    this.flow = {
      id: `${transport}:${address}:${port}`,
      transport,
      remote: { address, port },
      local: { host: "focus.test", port: 5060 },
      isOpen: () => this.#open,
      send: (raw) => {
        if (this.#open) this.raw.push(raw);
        return this.#open;
      },
      close: () => this.loses(),
      answering: () => this.flow,
    };
    userAgent.inbox.opened(this.flow);
  }

  sends(raw: string): void {
    this.#userAgent.inbox.received(this.flow, Buffer.from(raw));
  }

  /** The connection takes nothing any more, and the user agent has not been told yet. */
  closes(): void {
    this.#open = false;
  }

  /** The connection breaks, and the user agent is told. */
  loses(): void {
    this.closes();
    this.#userAgent.inbox.closed(this.flow, "broken by the test");
  }

  /** What came here, parsed. */
  got(): readonly (ReceivedRequest | ReceivedResponse)[] {
    return this.raw.map((raw) => {
      const parsed = parseMessage(Buffer.from(raw), { address: "192.0.2.1", port: 5060 });
      if (!parsed.ok) throw new Error(`${parsed.refusal.why} in ${raw}`);
      return parsed.value;
    });
  }

  /** Each message as `INVITE` or `200 BYE`. */
  gotLines(): readonly string[] {
    return this.got().map((message) =>
      message.kind === "request" ? message.method : `${message.status} ${message.cseqMethod}`,
    );
  }

  request(method: string): ReceivedRequest {
    const found = this.got().findLast((m) => m.kind === "request" && m.method === method);
    if (found?.kind !== "request") throw new Error(`no ${method} in ${this.gotLines().join(", ")}`);
    return found;
  }

  response(status?: number): ReceivedResponse {
    const found = this.got().findLast(
      (m) => m.kind === "response" && (status === undefined || m.status === status),
    );
    if (found?.kind !== "response") throw new Error(`no response in ${this.gotLines().join(", ")}`);
    return found;
  }

  forgets(): void {
    this.raw.length = 0;
  }
}
