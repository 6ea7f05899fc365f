import { hasCamera, withCamera, withMicrophone } from "./choices.ts";
import type { Page } from "./context.ts";

type Own = Pick<Page, "actions" | "conference" | "devices" | "visit">;

/** Switching on a microphone where there is none opens one; what has failed is tried again. */
export function switchMicrophone({ actions, devices, visit }: Own, on: boolean): void {
  actions.setMicrophone(on);
  const { choices, sources } = devices.store.getState();
  if (!on) return;
  if (sources.microphone.state === "failed") devices.retry();
  else if (choices.microphone.type === "off") visit.choose(withMicrophone(choices));
}

/** Likewise: where no seat has a camera, one comes into the middle. */
export function switchCameras({ actions, conference, devices, visit }: Own, on: boolean): void {
  actions.setCameras(on);
  if (!on || conference.getState().ownCameras.length > 0) return;
  const { choices } = devices.store.getState();
  if (hasCamera(choices)) devices.retry();
  else visit.choose(withCamera(choices));
}
