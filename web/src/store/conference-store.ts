import type { OwnRoom, Participant, Viewing } from "@parley/shared/participant";
import { Call } from "../call/call.ts";
import type { Identity } from "../call/identity.ts";
import type { ConferenceStore } from "./conference.ts";
import { conferenceView } from "./conference-view.ts";
import type { ConferenceActions, JoinRequest } from "./view.ts";

/** What a conference needs of the page it is shown on. */
export interface ConferencePage {
  readonly identity: Identity;
  readonly window: Window;
}

/**
 * What a person can do, done: each stay in a conference is a `Call`, and the store shows the
 * newest of them.
 */
export function createConference(
  store: ConferenceStore,
  { identity, window: page }: ConferencePage,
): ConferenceActions {
  let call: Call | undefined;
  let last: JoinRequest | undefined;
  let viewing = firstViewing(store, page);

  function look(changed: Partial<Viewing>): void {
    viewing = { ...viewing, ...changed };
    store.setState({ layout: viewing.layout });
    call?.give({ type: "viewing-changed", viewing });
  }

  function join(request: JoinRequest): void {
    call?.give({ type: "leave-requested" });
    const { microphoneOn, camerasOn } = store.getState();
    const ownRoom = ownRoomOf(request, camerasOn, microphoneOn);
    const joined: Call = new Call(
      { identity, page: new URL(page.location.href), ...settingsOf(request), ownRoom },
      ({ participant }) => show(participant),
    );
    const show = (participant: Participant) => {
      if (call !== joined) return;
      const view = conferenceView(participant, request, (mid) => joined.track(mid));
      store.setState(view, true);
    };
    call = joined;
    last = request;
    mute(request, !microphoneOn);
    look({ layout: request.layout ?? viewing.layout });
    joined.give({ type: "join-requested" });
  }

  followPage(
    page,
    () => call,
    () => {
      call = undefined;
    },
  );

  return {
    join,
    leave: () => call?.give({ type: "leave-requested" }),
    retryNow: () => call?.give({ type: "retry-requested" }),
    setMicrophone: (on) => {
      store.setState({ microphoneOn: on });
      mute(last, !on);
      call?.give({ type: "microphone-switched", on });
    },
    setCameras: (on) => {
      store.setState({ camerasOn: on });
      call?.give({ type: "cameras-switched", on });
    },
    setLayout: (layout) => look({ layout }),
    setStageSize: (width, height) => look({ width, height }),
  };
}

/** Until the stage has been measured, the window is about what there is to look at. */
function firstViewing(store: ConferenceStore, page: Window): Viewing {
  const { layout } = store.getState();
  return { layout, width: page.innerWidth, height: page.innerHeight };
}

/** What becomes of the page, told to the call there is. */
function followPage(page: Window, call: () => Call | undefined, forget: () => void): void {
  // The others hear of it at once (G1). What the store shows stays: a reload is to find its place.
  page.addEventListener("pagehide", () => {
    const leaving = call();
    forget();
    leaving?.give({ type: "leave-requested" });
  });
  // A page restored from the back/forward cache has left long ago: it finds its seat by loading anew.
  page.addEventListener("pageshow", ({ persisted }) => persisted && page.location.reload());
  page.addEventListener("online", () => call()?.give({ type: "retry-requested" }));
  page.addEventListener("offline", () => call()?.networkGone());
}

/** What a disabled track sends is silence: the microphone itself stays as it is. */
function mute(request: JoinRequest | undefined, muted: boolean): void {
  if (request?.microphone) request.microphone.enabled = !muted;
}

function ownRoomOf({ cameras }: JoinRequest, camerasOn: boolean, microphoneOn: boolean): OwnRoom {
  return { cameras: cameras.map(({ position }) => position), camerasOn, microphoneOn };
}

function settingsOf(request: JoinRequest) {
  const { conference, name, token } = request;
  return { conference, name, ...(token !== undefined && { token }), tracks: tracksOf(request) };
}

function tracksOf({ cameras, microphone }: JoinRequest) {
  return {
    cameras: new Map(cameras.map(({ position, track }) => [position, track])),
    ...(microphone !== undefined && { microphone }),
  };
}
