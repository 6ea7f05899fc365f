import type { Visit } from "../../focus/ports.ts";
import type { HttpPorts, KnownConference } from "../ports.ts";
import { conferenceSchema } from "./conference-schema.ts";

type Conferences = HttpPorts["conferences"];

/** Conferences for tests: those named are there from the start, with the usual policy. */
export function conferencesInMemory(
  names: readonly string[],
  visits: readonly Visit[] = [],
): Conferences {
  const known = new Map(names.map((name) => [name, conferenceOf(name, usualPolicy)]));
  return {
    list: () => [...known.keys()].map((name) => ({ name, participants: 0 })),
    state: (name) => (known.has(name) ? { participants: [], subscriptions: 0 } : undefined),
    messages: (name) => (known.has(name) ? [{ summary: "INVITE" }] : undefined),
    people: (name) => (known.has(name) ? [] : "unknown"),
    conference: (name) => known.get(name),
    create: (name, policy) => {
      if (known.has(name)) return Promise.resolve("taken");
      known.set(name, conferenceOf(name, policy));
      return Promise.resolve("created");
    },
    amend: (name, policy) => {
      if (!known.has(name)) return Promise.resolve("unknown");
      known.set(name, conferenceOf(name, policy));
      return Promise.resolve("amended");
    },
    end: (name, status) => {
      if (status === 480) return Promise.resolve(known.has(name) ? "ended" : "unknown");
      return Promise.resolve(known.delete(name) ? "ended" : "unknown");
    },
    remove: (_name, participant) => (participant === "seat-1" ? "removed" : "unknown"),
    history: ({ conference = "", before = "~", limit }) =>
      Promise.resolve(
        visits
          .filter((visit) => visit.in < before && visit.conference.includes(conference))
          .slice(0, limit),
      ),
  };
}

const usualPolicy = conferenceSchema(200).policy.parse({});

function conferenceOf(name: string, policy: KnownConference["policy"]): KnownConference {
  return { uri: `sip:${encodeURIComponent(name)}@parley.example`, phase: "active", policy };
}
