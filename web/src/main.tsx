import "@fontsource-variable/inter";
import "./styles/tokens.css";
import "./styles/base.css";
import { createRoot } from "react-dom/client";
import { claimIdentity } from "./call/identity.ts";
import { createRealDevices } from "./devices/real-devices.ts";
import { openSimulatedMicrophone } from "./devices/simulated/microphone.ts";
import { openSimulatedRoom } from "./devices/simulated/room.ts";
import { App } from "./screens/App.tsx";
import { createConferenceStore } from "./store/conference.ts";
import { createConference } from "./store/conference-store.ts";
import { PageContext } from "./store/context.ts";
import { createKept } from "./store/kept.ts";
import { createPage } from "./store/page.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has a root");

const conference = createConferenceStore();
const actions = createConference(conference, { identity: await claimIdentity(), window });
const page = createPage(
  conference,
  actions,
  {
    real: createRealDevices(navigator.mediaDevices),
    openRoom: openSimulatedRoom,
    openSimulatedMicrophone,
  },
  createKept(
    () => localStorage,
    () => sessionStorage,
  ),
);

createRoot(root).render(
  <PageContext value={page}>
    <App />
  </PageContext>,
);
