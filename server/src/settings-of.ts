import { type ConferenceSettings, defaultConferenceSettings } from "@parley/shared/conference";
import { ms } from "@parley/shared/lib";
import type { Config } from "./config/schema.ts";
import type { FocusSettings } from "./focus/focus.ts";
import type { HttpSettings } from "./http/ports.ts";
import type { IdentitySettings } from "./identity/settings.ts";
import type { MediaSettings } from "./sfu/settings.ts";
import { defaultSettings, type SipSettings } from "./sip/settings.ts";

/** What each part takes of the configuration. */
export function focusSettings(config: Config): FocusSettings {
  const { maxConferences, createOnInvite, factory } = config.conference;
  const conference = conferenceSettings(config);
  return { domain: config.sip.domain, maxConferences, createOnInvite, factory, conference };
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

export function identitySettings({ sip, identity }: Config, secret: string): IdentitySettings {
  const { required, accounts } = identity;
  return { domain: sip.domain, required, accounts, secret };
}

export function sipSettings({ sip }: Config): SipSettings {
  return {
    ...defaultSettings,
    liveness: { pingInterval: ms(sip.pingIntervalMs), silence: ms(sip.silenceMs) },
    sessionTimer: {
      expiresSeconds: sip.sessionExpiresSeconds,
      minSeconds: sip.minSessionExpiresSeconds,
    },
    ...(sip.host !== undefined && { publicHost: sip.host }),
  };
}

export function mediaSettings({ media }: Config): MediaSettings {
  return {
    bindAddress: media.host,
    ...(media.announcedAddress !== undefined && { announcedAddress: media.announcedAddress }),
    port: media.port,
    workers: media.workers,
    silenceMs: media.silenceMs,
  };
}

export function httpSettings(
  { http, api, conference, observe, limits }: Config,
  page: string,
): HttpSettings {
  return {
    host: http.host,
    port: http.port,
    page,
    debugRoutes: observe.debugRoutes,
    maxConnections: limits.httpConnections,
    requestMs: limits.httpRequestMs,
    maxHeaderBytes: limits.httpHeaderBytes,
    api: {
      ...(api.token !== undefined && { token: api.token }),
      maxBodyBytes: api.maxBodyBytes,
      maxParticipants: conference.maxParticipants,
    },
  };
}
