import "@fontsource-variable/inter";
import "./styles/tokens.css";
import "./styles/base.css";
import { createRoot } from "react-dom/client";
import { claimIdentity } from "./call/identity.ts";
import { watchMuted } from "./devices/level.ts";
import { openMix } from "./devices/mix.ts";
import { createSitePermissions } from "./devices/permissions.ts";
import { createRealDevices } from "./devices/real-devices.ts";
import { openScreen } from "./devices/screen.ts";
import { openSimulatedMicrophone } from "./devices/simulated/microphone.ts";
import { openSimulatedRoom } from "./devices/simulated/room.ts";
import { App } from "./screens/App.tsx";
import { setSingleKeys } from "./shortcuts/board.ts";
import { createConferenceStore } from "./store/conference.ts";
import { PageContext } from "./store/context.ts";
import { createKept } from "./store/kept.ts";
import { createLateConference } from "./store/late-conference.ts";
import { createPage } from "./store/page.ts";
import { Stats } from "./store/stats.ts";
import { forgetFailedStyles } from "./ui/failed-styles.ts";
import { dressPage } from "./ui/theme.ts";
import { languageFor } from "./words/languages.ts";
import { speak, words } from "./words/words.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has a root");

const conference = createConferenceStore();
const stats = new Stats();
const identity = await claimIdentity();
const actions = createLateConference(conference, async () => {
  const { createConference } = await import("./store/conference-store.ts");
  return createConference(conference, { identity, window, stats });
});
const page = createPage(
  conference,
  actions,
  {
    real: createRealDevices(navigator.mediaDevices, createSitePermissions(navigator.permissions)),
    openRoom: openSimulatedRoom,
    openSimulatedMicrophone,
    openScreen: () => openScreen(navigator.mediaDevices),
    openMix,
    hearing: { watch: watchMuted, now: () => performance.now() },
  },
  createKept(
    () => localStorage,
    () => sessionStorage,
  ),
  { stats, guest: () => words()("common.guest") },
);

/** What has been chosen about the page holds from here on. */
async function applySettings(): Promise<void> {
  const { language, singleKeys } = page.settings.getState();
  setSingleKeys(singleKeys);
  dress();
  await speak(languageFor(language, navigator.languages), document.documentElement);
}

forgetFailedStyles(document);
const dress = dressPage(() => page.settings.getState().theme, window);
page.settings.subscribe(() => void applySettings());
await applySettings();

createRoot(root).render(
  <PageContext value={page}>
    <App />
  </PageContext>,
);
