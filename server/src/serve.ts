import { fileURLToPath } from "node:url";
import {
  type ConferenceSettings,
  defaultConferenceSettings,
  rosterOf,
} from "@parley/shared/conference";
import { ms, ok, type Result } from "@parley/shared/lib";
import { processClock } from "./clock.ts";
import type { Config } from "./config/schema.ts";
import { Focus } from "./focus/focus.ts";
import { createHttpServer } from "./http/server.ts";
import { MediaPlane } from "./sfu/media-plane.ts";
import { FocusSignalling } from "./sip/focus-signalling.ts";
import { cryptoToken, monotonicClock } from "./sip/real-parts.ts";
import { defaultSettings } from "./sip/settings.ts";
import { createSipStack } from "./sip/sip-stack.ts";

/** The whole service, listening. */
export interface Service {
  readonly url: string;
  /** What the person who started it reads. */
  readonly greeting: string;
  stop(): Promise<void>;
}

/** Puts the parts together and opens the ports, or says in one sentence why it cannot. */
export async function serve(config: Config): Promise<Result<Service, string>> {
  const signalling = new FocusSignalling();
  const sip = createSipStack({
    user: (event) => signalling.happened(event),
    clock: monotonicClock,
    token: cryptoToken,
    settings: {
      ...defaultSettings,
      liveness: { pingInterval: ms(config.sip.pingIntervalMs), silence: ms(config.sip.silenceMs) },
      sessionTimer: {
        expiresSeconds: config.sip.sessionExpiresSeconds,
        minSeconds: config.sip.minSessionExpiresSeconds,
      },
      ...(config.sip.host !== undefined && { publicHost: config.sip.host }),
    },
    tap: (event) => {
      if (process.env.TAP && event.type === "message")
        console.log(
          event.direction,
          process.env.TAP === "2" ? event.message.raw : event.message.raw.split("\r\n")[0],
        );
      else if (event.type === "broke") console.log(event.error);
      else if (process.env.TAP) console.log(event);
    },
  });
  const media = new MediaPlane(
    {
      bindAddress: config.media.host,
      port: config.media.port,
      workers: config.media.workers,
      silenceMs: config.media.silenceMs,
    },
    (event) => {
      if (process.env.TAP) console.log("MEDIA", JSON.stringify(event).slice(0, 200));
      focus.mediaHappened(event);
    },
  );
  const focus = new Focus({
    settings: {
      domain: config.sip.domain,
      maxConferences: config.conference.maxConferences,
      conference: conferenceSettings(config),
    },
    signalling,
    media,
    clock: processClock,
    tap: (step) => {
      if (process.env.TAP)
        console.log(
          "STEP",
          step.input.type,
          step.effects.map((e) => e.type + ("summary" in e ? " " + e.summary : "")).join(", "),
        );
    },
    broken: (_name, error) => console.log(error),
  });
  signalling.serve(focus);
  const http = createHttpServer(
    {
      host: config.http.host,
      port: config.http.port,
      page: fileURLToPath(new URL("../../web/dist", import.meta.url)),
      debugRoutes: config.observe.debugRoutes,
      maxConnections: config.limits.httpConnections,
      requestMs: config.limits.httpRequestMs,
      maxHeaderBytes: config.limits.httpHeaderBytes,
    },
    {
      conferences: {
        list: () =>
          focus
            .names()
            .map((name) => ({
              name,
              participants: focus.conference(name)?.participants.size ?? 0,
            })),
        state: (name) => {
          const c = focus.conference(name);
          return c && rosterOf(c);
        },
        messages: () => undefined,
      },
      metrics: { contentType: "text/plain", metrics: () => Promise.resolve("") },
      ready: () => true,
      upgradeSip: (request, socket, head) => sip.handleUpgrade(request, socket, head),
      broken: (error) => console.log(error),
    },
  );
  const listening = await http.listen();
  if (!listening.ok) return listening;
  const { udpPort, tcpPort, bindAddress } = config.sip;
  if (udpPort !== undefined) await sip.listenUdp(bindAddress, udpPort);
  if (tcpPort !== undefined) await sip.listenTcp(bindAddress, tcpPort);
  return ok({
    url: listening.value.url,
    greeting: `Parley is at ${listening.value.url}`,
    async stop() {
      focus.stop();
      await http.close();
      await sip.close();
      await media.stop();
    },
  });
}

function conferenceSettings({ conference, media }: Config): ConferenceSettings {
  return {
    ...defaultConferenceSettings,
    gather: ms(conference.gatherMs),
    hold: ms(conference.holdMs),
    maxParticipants: conference.maxParticipants,
    maxVideoSeats: conference.maxVideoSeats,
    maxAudioSeats: conference.maxAudioSeats,
    disconnectionSemantics: conference.disconnectionSemantics,
    maxBitrateBps: media.maxBitrateBps,
  };
}
