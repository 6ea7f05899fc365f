import type { ConferencePolicy } from "@parley/shared/conference";
import { conferenceUri, type Focus } from "./focus.ts";
import type { Remembered } from "./remembered.ts";

/** Conferences made, changed and ended from outside SIP: kept first, in force after. */
export class Administration {
  readonly #focus: Focus;
  readonly #remembered: Remembered;
  readonly #settings: { readonly domain: string; readonly maxConferences: number };

  constructor(
    focus: Focus,
    remembered: Remembered,
    settings: { readonly domain: string; readonly maxConferences: number },
  ) {
    this.#focus = focus;
    this.#remembered = remembered;
    this.#settings = settings;
  }

  /** What is known of a conference; nothing of one that was released. */
  conference(name: string) {
    const running = this.#focus.conference(name);
    const memory = this.#remembered.of(name);
    const uri = conferenceUri(name, this.#settings.domain);
    if (running && running.lifecycle.phase !== "released") {
      return { uri, phase: running.lifecycle.phase, policy: running.policy };
    }
    if (running || !memory || memory.phase === "released") return undefined;
    return { uri, phase: "inactive" as const, policy: memory.policy };
  }

  /** Every conference that may be joined, whether anybody is in it or not. */
  list(): readonly { readonly name: string; readonly participants: number }[] {
    const names = new Set([...this.#focus.names(), ...this.#remembered.names()]);
    return [...names].map((name) => ({
      name,
      participants: this.#focus.conference(name)?.participants.size ?? 0,
    }));
  }

  async create(
    name: string,
    policy: ConferencePolicy,
  ): Promise<"created" | "taken" | "full" | "unavailable"> {
    if (this.#focus.conference(name) || this.conference(name)) return "taken";
    if (this.#remembered.names().length >= this.#settings.maxConferences) return "full";
    return (await this.#kept(name, policy)) ? "created" : "unavailable";
  }

  async amend(
    name: string,
    policy: ConferencePolicy,
  ): Promise<"amended" | "unknown" | "unavailable"> {
    if (!this.conference(name)) return "unknown";
    if (this.#focus.conference(name)) {
      this.#focus.policyChanged(name, policy);
      await this.#remembered.settled();
      return this.#focus.conference(name) ? "amended" : "unavailable";
    }
    return (await this.#kept(name, policy)) ? "amended" : "unavailable";
  }

  async end(name: string): Promise<"ended" | "unknown"> {
    const known = this.conference(name);
    if (!known) return "unknown";
    if (this.#focus.release(name)) await this.#remembered.settled();
    else
      await this.#remembered.keep(name, { ...this.#memory(name, known.policy), phase: "released" });
    return "ended";
  }

  async #kept(name: string, policy: ConferencePolicy): Promise<boolean> {
    try {
      await this.#remembered.keep(name, this.#memory(name, policy));
      return true;
    } catch {
      return false;
    }
  }

  #memory(name: string, policy: ConferencePolicy) {
    const known = this.#remembered.of(name);
    const isNew = !known || known.phase === "released";
    return {
      uri: conferenceUri(name, this.#settings.domain),
      policy,
      phase: "inactive" as const,
      conversation: isNew ? {} : known.conversation,
      lastParticipants: isNew ? [] : known.lastParticipants,
    };
  }
}
