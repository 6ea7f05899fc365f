import type { openMix } from "../devices/mix.ts";
import type { ScreenOpened } from "../devices/screen.ts";
import { watchVoices } from "../devices/voices.ts";
import type { ConferenceStore } from "./conference.ts";
import type { Page } from "./context.ts";
import { FocusOverHttp } from "./focus-over-http.ts";
import { Hosting } from "./hosting.ts";
import type { Kept } from "./kept.ts";
import { type DevicePorts, OwnDevices } from "./own-devices.ts";
import { type HearingPorts, OwnHearing } from "./own-hearing.ts";
import { OwnScreen } from "./own-screen.ts";
import { OwnSound } from "./own-sound.ts";
import { PeopleThere } from "./people-there.ts";
import { PushToTalk } from "./push-to-talk.ts";
import { createSelfView } from "./self-view.ts";
import { createSettings } from "./settings.ts";
import { Silenced } from "./silenced.ts";
import { Speaking } from "./speaking.ts";
import { Stats } from "./stats.ts";
import { createStay } from "./stay.ts";
import type { ConferenceActions } from "./view.ts";
import { Visit } from "./visit.ts";

/** The browser's world: cameras, microphones and screens. */
export interface OwnPorts extends DevicePorts {
  openScreen(): Promise<ScreenOpened>;
  readonly openMix: typeof openMix;
  readonly hearing: HearingPorts;
}

/** What the page makes for itself where it is not given it. */
interface PageParts {
  /** The one that the conference fills. */
  readonly stats?: Stats;
  readonly send?: typeof fetch;
  /** What somebody is called who gives no name. */
  readonly guest: () => string;
}

/** Everything behind the screens, put together. */
export function createPage(
  conference: ConferenceStore,
  actions: ConferenceActions,
  ports: OwnPorts,
  kept: Kept,
  { stats = new Stats(), send = (...request) => fetch(...request), guest }: PageParts,
): Page {
  const devices = new OwnDevices(ports);
  const screen = new OwnScreen(() => ports.openScreen());
  const sound = new OwnSound(devices, screen, ports.openMix);
  const visit = new Visit(conference, actions, { devices, screen, sound }, kept, { guest });
  const hearing = new OwnHearing(conference, devices, ports.hearing);
  const talk = new PushToTalk(conference, actions, window);
  const focus = new FocusOverHttp(send);
  const hosting = new Hosting(conference, focus, kept);
  const peopleThere = new PeopleThere(focus);
  const settings = createSettings(kept);
  return {
    settings,
    conference,
    actions,
    devices,
    screen,
    sound,
    hearing,
    talk,
    visit,
    kept,
    hosting,
    peopleThere,
    stats,
    speaking: new Speaking(conference, { watch: watchVoices, now: () => performance.now() }),
    silenced: new Silenced(conference, kept),
    stay: createStay(conference, kept),
    selfView: createSelfView(kept),
  };
}
