import type { ConferencePolicy, ParticipantId, ReferId } from "@parley/shared/conference";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { conferenceUri } from "./conference-uri.ts";
import type { Focus } from "./focus.ts";
import type { Remembered } from "./remembered.ts";

export interface AdministrationSettings {
  readonly domain: string;
  readonly maxConferences: number;
  /** The name that makes conferences, and is none. */
  readonly factory: string;
}

const roomSetting = "conference.maxConferences counts those that are remembered, too";

type Named = { readonly name: string } & ConferencePolicy;

/** Conferences made, changed and ended from outside SIP: kept first, in force after. */
export class Administration {
  readonly #focus: Focus;
  readonly #remembered: Remembered;
  readonly #settings: AdministrationSettings;
  /** Names whose policy is the configuration's: it is changed there, and they are removed there. */
  readonly #configured = new Set<string>();

  constructor(focus: Focus, remembered: Remembered, settings: AdministrationSettings) {
    this.#focus = focus;
    this.#remembered = remembered;
    this.#settings = settings;
  }

  /**
   * Makes the configured conferences, and brings those that are remembered to their configured
   * policy, before anybody calls; a sentence where one cannot be kept. Those that are configured
   * no longer stay as they are, to be changed and ended like any other.
   */
  async configure(conferences: readonly Named[]): Promise<Result<void, string>> {
    const made = conferences.map(async ({ name, ...policy }) => {
      const isThere = this.conference(name) !== undefined;
      return {
        name,
        outcome: await (isThere ? this.amend(name, policy) : this.create(name, policy)),
      };
    });
    for (const { name, outcome } of await Promise.all(made)) {
      if (outcome === "full") return refuse(`There is no room for ${name}: ${roomSetting}.`);
      if (outcome === "unavailable") return refuse(`Conference ${name} could not be stored.`);
      this.#configured.add(name);
    }
    return ok(undefined);
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
  ): Promise<"created" | "taken" | "configured" | "full" | "unavailable"> {
    if (this.#configured.has(name)) return "configured";
    const isTaken = this.#focus.conference(name) ?? this.conference(name);
    if (isTaken || name === this.#settings.factory) return "taken";
    if (this.#remembered.names().length >= this.#settings.maxConferences) return "full";
    return (await this.#kept(name, policy)) ? "created" : "unavailable";
  }

  async amend(
    name: string,
    policy: ConferencePolicy,
  ): Promise<"amended" | "unknown" | "configured" | "unavailable"> {
    if (!this.conference(name)) return "unknown";
    if (this.#configured.has(name)) return "configured";
    if (this.#focus.conference(name)) {
      this.#focus.policyChanged(name, policy);
      await this.#remembered.settled();
      return this.#focus.conference(name) ? "amended" : "unavailable";
    }
    return (await this.#kept(name, policy)) ? "amended" : "unavailable";
  }

  /** 410: its identity is gone with it. 480: everybody is sent home, and it can be called again. */
  async end(name: string, status: 410 | 480): Promise<"ended" | "unknown" | "configured"> {
    const known = this.conference(name);
    if (!known) return "unknown";
    if (status === 410 && this.#configured.has(name)) return "configured";
    if (this.#focus.end(name, status)) await this.#remembered.settled();
    else if (status === 410)
      await this.#remembered.keep(name, { ...this.#memory(name, known.policy), phase: "released" });
    return "ended";
  }

  /** Sends one participant away as a host's REFER does (S0.4), but exactly that one. */
  remove(name: string, participant: string, by?: string): "removed" | "unknown" {
    const participants = [...(this.#focus.conference(name)?.participants.values() ?? [])];
    const found = participants.find(({ id }) => id === participant);
    const isHere = found?.leg !== undefined || found?.presence.phase === "lost";
    if (!found || !isHere) return "unknown";
    this.#focus.removalRequested(name, {
      type: "removal-requested",
      refer: unheard(found.id),
      role: "host",
      ...(by !== undefined && { entity: by }),
      target: found.id,
    });
    return "removed";
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

/** Whom SIP knows of no REFER by: what comes of it is told to nobody. */
function unheard(participant: ParticipantId): ReferId {
  return `api ${participant}` as ReferId;
}
