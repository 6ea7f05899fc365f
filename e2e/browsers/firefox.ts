import type { Browser, LaunchOptions } from "@playwright/test";
import { systemFirefox } from "./installed.ts";

/** Firefox as it is installed, over WebDriver BiDi: what Playwright calls the channel `moz-firefox`. */
export function firefoxOptions(): LaunchOptions {
  const executablePath = systemFirefox();
  return {
    ...(executablePath !== undefined && { executablePath }),
    args: [],
    firefoxUserPrefs: {
      // Cameras and microphones that are pictures and tones, and nobody to ask for them.
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
      // Where there are no loudspeakers an AudioContext would not run, and the chime not be heard.
      "media.cubeb.force_mock_context": true,
      "media.autoplay.default": 0,
      "media.autoplay.blocking_policy": 0,
      // Media between pages of one machine, without mDNS names in between.
      "media.peerconnection.ice.obfuscate_host_addresses": false,
      "media.peerconnection.ice.loopback": true,
      // Nothing of Firefox's own goes out to the network: no codecs either.
      "media.gmp-manager.updateEnabled": false,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "app.normandy.enabled": false,
      "services.settings.server": "data:,#remote-settings-dummy/v1",
    },
  };
}

/** What of Playwright's inside is used here; it is made of the same process as the tests. */
interface Inside {
  readonly _connection: {
    toImpl(browser: Browser): { readonly _browserSession: { send: Send } };
  };
}

type Send = (method: string, parameters: unknown) => Promise<unknown>;

/**
 * Playwright 1.65 tells every new context which colour scheme it is to pretend, by a command that
 * Firefox before 154 does not know, and takes its refusal for the context's end. No story pretends
 * one here, so that command is taken for done. Goes when Debian's Firefox knows it.
 */
export function withoutMediaFeatures(browser: Browser): void {
  const session = (browser as unknown as Inside)._connection.toImpl(browser)._browserSession;
  const send = session.send.bind(session);
  session.send = async (method, parameters) =>
    method === "emulation.setMediaFeaturesOverride" ? {} : send(method, parameters);
}
