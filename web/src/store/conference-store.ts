import type { Participant } from "@parley/shared/participant";
import { Call } from "../call/call.ts";
import type { Identity } from "../call/identity.ts";
import type { ConferenceStore } from "./conference.ts";
import { conferenceView } from "./conference-view.ts";
import { comesBack } from "./kept.ts";
import { createKeptChat } from "./kept-chat.ts";
import { createLooking } from "./looking.ts";
import { newestPerFrame } from "./newest-per-frame.ts";
import { createOwnSending } from "./own-sending.ts";
import type { Stats } from "./stats.ts";
import { createTalking } from "./talking.ts";
import type { ConferenceActions, JoinRequest } from "./view.ts";

/** What a conference needs of the page it is shown on. */
export interface ConferencePage {
  readonly identity: Identity;
  readonly window: Window;
  readonly stats: Stats;
}

/**
 * What a person can do, done: each stay in a conference is a `Call`, and the store shows the
 * newest of them.
 */
export function createConference(
  store: ConferenceStore,
  { identity, window: page, stats }: ConferencePage,
): ConferenceActions {
  let call: Call | undefined;
  const shown = newestPerFrame<() => void>(page, (show) => show());
  const sending = createOwnSending(store, () => call);
  const keptChat = createKeptChat(() => page.sessionStorage);
  const looking = createLooking(store, page, (viewing) => {
    call?.give({ type: "viewing-changed", viewing });
  });

  function join(request: JoinRequest): void {
    call?.give({ type: "leave-requested" });
    const joined: Call = new Call(
      {
        ...{ identity, page: new URL(page.location.href), ...settingsOf(request) },
        ...sending.begin(request),
        said: keptChat.of(request.conference),
      },
      ({ participant }) => {
        // A call of before that still hears something takes nothing's place.
        if (call === joined) shown.give(() => show(participant));
      },
    );
    const show = (participant: Participant) => {
      looking.follow(participant.viewing);
      const now = { conference: request.conference, ...sending.sources() };
      const view = conferenceView(participant, now, (mid) => joined.track(mid));
      store.setState(view, true);
      const isGone = comesBack(view.phase) === false;
      keptChat[isGone ? "forget" : "keep"](request.conference, participant.chat);
      stats.follow({ participant, report: () => joined.stats() });
    };
    call = joined;
    looking.change(request.look ?? {});
    joined.give({ type: "join-requested" });
    shown.flush();
  }

  /** Whoever asks for it goes by what is shown: it is shown at once. */
  function leave(): void {
    call?.give({ type: "leave-requested" });
    shown.flush();
  }

  const forget = () => {
    shown.flush();
    call = undefined;
  };
  followPage(page, () => call, forget);

  return {
    join,
    leave,
    retryNow: () => call?.give({ type: "retry-requested" }),
    ...sending.actions,
    ...looking.actions,
    ...createTalking((input) => call?.give(input)),
  };
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
  page.addEventListener("online", () => call()?.give({ type: "network-back" }));
  page.addEventListener("offline", () => call()?.networkGone());
}

function settingsOf(request: JoinRequest) {
  const { conference, name, token } = request;
  return { conference, name, ...(token !== undefined && { token }) };
}
