import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { defaultConferenceSettings } from "@parley/shared/conference";
import { invariant, ms } from "@parley/shared/lib";
import { processClock } from "../../src/clock.ts";
import { Administration } from "../../src/focus/administration.ts";
import { Focus } from "../../src/focus/focus.ts";
import type { MediaPort } from "../../src/focus/ports.ts";
import { Remembered } from "../../src/focus/remembered.ts";
import { createObserver } from "../../src/observe/observer.ts";
import { observedSip } from "../../src/observed-sip.ts";
import { FocusSignalling } from "../../src/sip/focus-signalling.ts";
import { realParts } from "../../src/sip/real-parts.ts";
import { defaultSettings } from "../../src/sip/settings.ts";
import { createSipStack } from "../../src/sip/sip-stack.ts";
import { openStore } from "../../src/store/open-store.ts";

/** The service as it is composed in `serve.ts`, but for the page and the media plane. */
export interface SignallingService {
  readonly url: string;
  readonly focus: Focus;
  /** Keeps a conference, so that every join of it is committed before it is answered. */
  keep(name: string): Promise<void>;
  /** Transactions of the SIP stack that have not run out yet. */
  transactions(): number;
  stop(): Promise<void>;
}

/** Transactions end after 64 of them: with 500 ms there would be half a minute to wait. */
const T1 = ms(100);
const domain = "parley.test";
const maxConferences = 1_000;
const factory = "conference-factory";

export async function signallingService(
  folder: string,
  media: MediaPort,
  t1 = T1,
): Promise<SignallingService> {
  const fail = (error: unknown) => {
    throw error;
  };
  const opened = await openStore({ dir: folder, historyDays: 90 }, fail);
  invariant(opened.ok, "a new folder can be opened as a store");
  const store = opened.value;
  const remembered = new Remembered(store, []);
  const signalling = new FocusSignalling();
  const observer = createObserver({
    logLevel: "silent",
    // The record holds as much as it is given room for, whoever sits where.
    recordMessages: 0,
    conferences: () => focus.conferences(),
    date: () => processClock.date(),
  });
  const focus: Focus = new Focus({
    settings: {
      ...{ domain, maxConferences, createOnInvite: false, factory },
      conference: defaultConferenceSettings,
    },
    ...{ signalling, media, remembered, store, clock: processClock },
    tap: (step) => observer.see({ type: "step", ...step }),
    broken: (_, error) => fail(error),
  });
  const sip = createSipStack({
    user: (event) => signalling.happened(event),
    ...realParts,
    settings: { ...defaultSettings, timers: { ...defaultSettings.timers, t1 } },
    tap: (event) =>
      observedSip(event, observer.see, (callId) => {
        const party = signalling.partyOf(callId);
        return party && focus.whereabouts(party);
      }),
  });
  signalling.serve(focus);
  const administration = new Administration(focus, remembered, { domain, maxConferences, factory });
  const http = createServer();
  http.on("upgrade", (request, socket, head) => sip.handleUpgrade(request, socket, head));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    focus,
    async keep(name) {
      const made = await administration.create(name, policy);
      invariant(made === "created", `${name} is new`);
    },
    transactions: () => sip.counts().transactions,
    async stop() {
      await focus.adjourn();
      await Promise.all([sip.close(), store.close()]);
      http.close();
    },
  };
}

const policy = {
  kind: "pre-defined",
  longLived: true,
  closed: false,
  members: [],
  maxParticipants: 200,
  autoRelease: false,
} as const;
