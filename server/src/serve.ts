import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { processClock } from "./clock.ts";
import type { Config } from "./config/schema.ts";
import { Administration } from "./focus/administration.ts";
import { conferenceUri } from "./focus/conference-uri.ts";
import { Focus } from "./focus/focus.ts";
import type { StorePort } from "./focus/ports.ts";
import { Remembered } from "./focus/remembered.ts";
import { greetingFor } from "./greeting.ts";
import { createHttpServer, type HttpServer } from "./http/server.ts";
import { identifying } from "./identified.ts";
import { Identity } from "./identity/identity.ts";
import { joinSecret } from "./identity/join-secret.ts";
import { createObserver, type Observer } from "./observe/observer.ts";
import { observedSip } from "./observed-sip.ts";
import { peopleFor } from "./people-for.ts";
import { publishedState } from "./published-state.ts";
import {
  focusSettings,
  httpSettings,
  identitySettings,
  mediaSettings,
  sipSettings,
} from "./settings-of.ts";
import { MediaPlane } from "./sfu/media-plane.ts";
import { FocusSignalling } from "./sip/focus-signalling.ts";
import { realParts } from "./sip/real-parts.ts";
import { createSipStack, type SipStack } from "./sip/sip-stack.ts";
import { openStore } from "./store/open-store.ts";

/** The whole service, listening. */
export interface Service {
  readonly url: string;
  /** What the person who started it reads. */
  readonly greeting: string;
  readonly media: MediaPlane;
  stop(): Promise<void>;
}

/** Puts the parts together and opens the ports, or says in one sentence why it cannot. */
export async function serve(config: Config): Promise<Result<Service, string>> {
  const assembled = await assemble(config);
  if (!assembled.ok) return assembled;
  const { focus, sip, media, observer, store, identity, administration } = assembled.value;
  let stopping = false;
  const http = createHttpServer(httpSettings(config, pageFolder), {
    conferences: {
      list: () => administration.list(),
      state: (name) => {
        const conference = focus.conference(name);
        return conference && publishedState(conference);
      },
      messages: (name) => observer.messages(name),
      people: (name, entity) => peopleFor(focus, config.identity, name, entity),
      conference: (name) => administration.conference(name),
      create: (name, policy) => administration.create(name, policy),
      amend: (name, policy) => administration.amend(name, policy),
      end: (name, status) => administration.end(name, status),
      remove: (name, participant, by) => administration.remove(name, participant, by),
      history: (query) => store.history(query),
    },
    joinProof: (token) => {
      const claims = identity.joinClaims(token);
      return claims.ok ? claims : refuse(claims.refusal.why);
    },
    done: ({ type: deed, by, ...what }) =>
      observer.see({ type: "administered", deed, ...what, ...by }),
    metrics: observer.metrics,
    ready: () => !stopping && media.isAlive,
    upgradeSip: (request, socket, head) => sip.handleUpgrade(request, socket, head),
    broken: (error) => observer.see({ type: "broken", error }),
  });
  const stop = async () => {
    stopping = true;
    focus.close();
    if (config.conference.onStop === "wait") await focus.empty(config.conference.stopWaitMs);
    await focus.adjourn();
    await Promise.all([http.close(), sip.close(), media.stop(), store.close()]);
  };
  const configured = await administration.configure(config.conferences);
  await media.alive(MEDIA_START_MAX_MS);
  const opened = configured.ok ? await open(config, http, sip) : configured;
  if (!opened.ok) {
    await stop();
    return opened;
  }
  const { url, udp, tcp } = opened.value;
  return ok({ url, greeting: greetingFor({ url, udp, tcp }), media, stop });
}

/** Calls are refused with 503 as long as there is no media: nobody is served by waiting longer. */
const MEDIA_START_MAX_MS = 10_000;

const pageFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));

interface Parts {
  readonly focus: Focus;
  readonly sip: SipStack;
  readonly media: MediaPlane;
  readonly observer: Observer;
  readonly store: StorePort;
  readonly identity: Identity;
  readonly administration: Administration;
}

async function assemble(config: Config): Promise<Result<Parts, string>> {
  // The store has its troubles seen before there is a focus to be watched.
  const made: { focus?: Focus } = {};
  const observer = createObserver({
    logLevel: config.observe.logLevel,
    recordMessages: config.observe.recordMessages,
    conferences: () => made.focus?.conferences() ?? [],
    date: () => processClock.date(),
  });
  // First of all: after a restart everybody calls at once, and waits for these processes.
  const media = new MediaPlane(mediaSettings(config), (event) => made.focus?.mediaHappened(event));
  const kept = await openKept(config, observer);
  if (!kept.ok) {
    await media.stop();
    return kept;
  }
  const parts = connect(config, observer, media, kept.value);
  made.focus = parts.focus;
  return ok(parts);
}

interface Kept {
  readonly store: StorePort;
  readonly remembered: Remembered;
  readonly identity: Identity;
}

/** What outlives the process. */
async function openKept(config: Config, observer: Observer): Promise<Result<Kept, string>> {
  const { dir } = config.data;
  const secret = joinSecret({ dir, configured: config.identity.secret }, randomBytes);
  if (!secret.ok) return secret;
  const opened = await openStore(config.data, (trouble) =>
    observer.see({ type: "broken", error: new Error(trouble) }),
  );
  if (!opened.ok) return opened;
  const store = opened.value;
  const settings = identitySettings(config, secret.value);
  return ok({
    store,
    remembered: new Remembered(store, await store.conferences()),
    identity: new Identity(settings, { now: () => Date.now(), randomBytes }),
  });
}

/** Brings the parts together: each is told of the others by what it calls. */
function connect(
  config: Config,
  observer: Observer,
  media: MediaPlane,
  { store, remembered, identity }: Kept,
): Parts {
  const signalling = new FocusSignalling();
  const settings = focusSettings(config);
  const focus: Focus = new Focus({
    ...{ settings, signalling, media, remembered, store },
    clock: processClock,
    tap: (step) => watch(() => observer.see({ type: "step", ...step })),
    broken: (conference, error) => observer.see({ type: "broken", conference, error }),
  });
  const sip = createSipStack({
    user: (event) => signalling.happened(event),
    ...realParts,
    settings: sipSettings(config),
    identify: identifying(identity, focus, (why, remote) =>
      observer.see({ type: "sip-refused", why, remote }),
    ),
    tap: (event) => observedSip(event, observer.see, (callId) => whereaboutsOf(callId)),
  });
  signalling.serve(focus);
  signalling.callBy({
    invite: (call) => sip.invite(call),
    conferenceUri: (name) => conferenceUri(name, settings.domain),
  });
  const administration = new Administration(focus, remembered, settings);
  return { focus, sip, media, observer, store, identity, administration };

  function whereaboutsOf(callId: string) {
    const party = signalling.partyOf(callId);
    return party && focus.whereabouts(party);
  }
}

/** What only watches must not end what it watches: its mistake is a warning of the process. */
function watch(look: () => void): void {
  try {
    look();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

interface Opened {
  readonly url: string;
  readonly udp?: string;
  readonly tcp?: string;
}

async function open(
  { sip: { bindAddress, udpPort, tcpPort } }: Config,
  http: HttpServer,
  sip: SipStack,
): Promise<Result<Opened, string>> {
  const listening = await http.listen();
  if (!listening.ok) return listening;
  try {
    const udp = udpPort === undefined ? undefined : await sip.listenUdp(bindAddress, udpPort);
    const tcp = tcpPort === undefined ? undefined : await sip.listenTcp(bindAddress, tcpPort);
    return ok({
      url: listening.value.url,
      ...(udp && { udp: `${udp.host}:${udp.port}` }),
      ...(tcp && { tcp: `${tcp.host}:${tcp.port}` }),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(`SIP could not be opened on ${bindAddress}: ${why}`);
  }
}
