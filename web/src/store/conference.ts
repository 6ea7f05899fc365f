import { createStore, type StoreApi } from "zustand";
import { firstLayout } from "./layouts.ts";
import type { ConferenceView } from "./view.ts";

export type ConferenceStore = StoreApi<ConferenceView>;

/** The projection of the call that screens read; `call/` is the only writer. */
export function createConferenceStore(): ConferenceStore {
  return createStore<ConferenceView>(() => outside);
}

/** Nobody has joined anything. */
const outside: ConferenceView = {
  conference: "",
  phase: { type: "prejoin" },
  layout: firstLayout,
  rooms: [],
  presentations: [],
  chairs: [],
  switching: "auto",
  savesData: false,
  roster: [],
  ownCameras: [],
  microphoneOn: true,
  camerasOn: true,
  remoteAudio: [],
  chat: [],
  reactions: [],
  handRaised: false,
};
