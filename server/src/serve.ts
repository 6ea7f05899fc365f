import { fileURLToPath } from "node:url";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { processClock } from "./clock.ts";
import type { Config } from "./config/schema.ts";
import { Focus } from "./focus/focus.ts";
import { greetingFor } from "./greeting.ts";
import { createHttpServer, type HttpServer } from "./http/server.ts";
import { createObserver, type Observer } from "./observe/observer.ts";
import { observedSip } from "./observed-sip.ts";
import { publishedState } from "./published-state.ts";
import { conferenceSettings, httpSettings, mediaSettings, sipSettings } from "./settings-of.ts";
import { MediaPlane } from "./sfu/media-plane.ts";
import { FocusSignalling } from "./sip/focus-signalling.ts";
import { cryptoToken, monotonicClock } from "./sip/real-parts.ts";
import { createSipStack, type SipStack } from "./sip/sip-stack.ts";

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
  const { focus, sip, media, observer } = assemble(config);
  let stopping = false;
  const http = createHttpServer(httpSettings(config, pageFolder), {
    conferences: {
      list: () => focus.names().map((name) => summaryOf(focus, name)),
      state: (name) => {
        const conference = focus.conference(name);
        return conference && publishedState(conference);
      },
      messages: (name) => observer.messages(name),
    },
    metrics: observer.metrics,
    ready: () => !stopping,
    upgradeSip: (request, socket, head) => sip.handleUpgrade(request, socket, head),
    broken: (error) => observer.see({ type: "broken", error }),
  });
  const stop = async () => {
    stopping = true;
    focus.stop();
    await Promise.all([http.close(), sip.close(), media.stop()]);
  };
  const opened = await open(config, http, sip);
  if (!opened.ok) {
    await stop();
    return opened;
  }
  const { url, udp, tcp } = opened.value;
  return ok({ url, greeting: greetingFor({ url, udp, tcp }), media, stop });
}

const pageFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));

interface Parts {
  readonly focus: Focus;
  readonly sip: SipStack;
  readonly media: MediaPlane;
  readonly observer: Observer;
}

function assemble(config: Config): Parts {
  const signalling = new FocusSignalling();
  const observer = createObserver({
    logLevel: config.observe.logLevel,
    recordMessages: config.observe.recordMessages,
    conferences: () => focus.conferences(),
    date: () => processClock.date(),
  });
  const sip = createSipStack({
    user: (event) => signalling.happened(event),
    clock: monotonicClock,
    token: cryptoToken,
    settings: sipSettings(config),
    tap: (event) => observedSip(event, observer.see, (callId) => whereaboutsOf(callId)),
  });
  const media = new MediaPlane(mediaSettings(config), (event) => focus.mediaHappened(event));
  const focus: Focus = new Focus({
    settings: {
      domain: config.sip.domain,
      maxConferences: config.conference.maxConferences,
      conference: conferenceSettings(config),
    },
    signalling,
    media,
    clock: processClock,
    tap: (step) => watch(() => observer.see({ type: "step", ...step })),
    broken: (conference, error) => observer.see({ type: "broken", conference, error }),
  });
  signalling.serve(focus);
  return { focus, sip, media, observer };

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

function summaryOf(focus: Focus, name: string) {
  return { name, participants: focus.conference(name)?.participants.size ?? 0 };
}
