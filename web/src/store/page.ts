import type { ConferenceStore } from "./conference.ts";
import type { Page } from "./context.ts";
import type { Kept } from "./kept.ts";
import { type DevicePorts, OwnDevices } from "./own-devices.ts";
import type { ConferenceActions } from "./view.ts";
import { Visit } from "./visit.ts";

/** Everything behind the screens, put together. */
export function createPage(
  conference: ConferenceStore,
  actions: ConferenceActions,
  ports: DevicePorts,
  kept: Kept,
): Page {
  const devices = new OwnDevices(ports);
  const visit = new Visit(conference, actions, devices, kept);
  return { conference, actions, devices, visit, kept };
}
