import type { ConferenceStore } from "./conference.ts";
import type { ConferenceActions } from "./view.ts";

/**
 * A conference whose machinery is fetched only when somebody comes near a meeting. Until it is there,
 * what is asked waits in order; joining shows at once that it does, and can be given up.
 */
export function createLateConference(
  store: ConferenceStore,
  fetch: () => Promise<ConferenceActions>,
): ConferenceActions {
  let conference: ConferenceActions | undefined;
  let fetching: Promise<void> | undefined;
  let waiting: ((conference: ConferenceActions) => void)[] = [];

  function prepare(): void {
    fetching ??= fetch().then(arrived, failed);
  }

  function arrived(fetched: ConferenceActions): void {
    conference = fetched;
    for (const ask of waiting) ask(fetched);
    waiting = [];
  }

  /** As if the meeting could not be reached; the next time of joining fetches again. */
  function failed(): void {
    fetching = undefined;
    waiting = [];
    const { phase } = store.getState();
    if (phase.type === "joining") outside({ status: 0 });
  }

  function outside(refusal?: { readonly status: number }): void {
    store.setState({ phase: { type: "prejoin", ...(refusal && { refusal }) } });
  }

  function later(ask: (conference: ConferenceActions) => void): void {
    if (conference !== undefined) return ask(conference);
    waiting.push(ask);
    prepare();
  }

  return {
    prepare,
    join(request) {
      if (conference === undefined) {
        store.setState({ conference: request.conference, phase: { type: "joining" } });
      }
      later((there) => there.join(request));
    },
    leave() {
      if (conference !== undefined) return conference.leave();
      waiting = [];
      outside();
    },
    ...askedLater(later),
  };
}

type Later = (ask: (conference: ConferenceActions) => void) => void;

/** What has no meaning of its own before there is a conference. */
function askedLater(later: Later): Omit<ConferenceActions, "prepare" | "join" | "leave"> {
  return {
    retryNow: () => later((there) => there.retryNow()),
    setMicrophone: (on) => later((there) => there.setMicrophone(on)),
    setCameras: (on) => later((there) => there.setCameras(on)),
    setSources: (sources) => later((there) => there.setSources(sources)),
    sendMessage: (text) => later((there) => there.sendMessage(text)),
    resend: (id) => later((there) => there.resend(id)),
    react: (emoji) => later((there) => there.react(emoji)),
    raiseHand: (on) => later((there) => there.raiseHand(on)),
    lowerHand: (entity) => later((there) => there.lowerHand(entity)),
    askToMute: (entity) => later((there) => there.askToMute(entity)),
    askEveryoneToMute: () => later((there) => there.askEveryoneToMute()),
    setLayout: (layout) => later((there) => there.setLayout(layout)),
    setPin: (pinned) => later((there) => there.setPin(pinned)),
    setElsewhere: (elsewhere) => later((there) => there.setElsewhere(elsewhere)),
    setSwitching: (switching) => later((there) => there.setSwitching(switching)),
    setSavesData: (savesData) => later((there) => there.setSavesData(savesData)),
    setStagePage: (page) => later((there) => there.setStagePage(page)),
    setStageSize: (width, height) => later((there) => there.setStageSize(width, height)),
  };
}
