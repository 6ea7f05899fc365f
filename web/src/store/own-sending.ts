import type { OwnRoom } from "@parley/shared/participant";
import type { Call } from "../call/call.ts";
import type { OwnTracks } from "../call/own-tracks.ts";
import type { ConferenceStore } from "./conference.ts";
import type { ConferenceActions, OwnSources } from "./view.ts";

type SendingActions = Pick<ConferenceActions, "setMicrophone" | "setCameras" | "setSources">;

/** What the room here sends, and whether it is switched on, from one call to the next. */
export interface OwnSending {
  readonly actions: SendingActions;
  sources(): OwnSources;
  /** Those that a new call begins with. */
  begin(sources: OwnSources): { readonly tracks: OwnTracks; readonly ownRoom: OwnRoom };
}

/** @param call the one there is now, which hears of each change */
export function createOwnSending(store: ConferenceStore, call: () => Call | undefined): OwnSending {
  let sources: OwnSources = { cameras: [] };

  function hold(changed: OwnSources): void {
    sources = changed;
    mute(sources, !store.getState().microphoneOn);
  }

  return {
    sources: () => sources,
    begin: (first) => {
      hold(first);
      const { camerasOn, microphoneOn } = store.getState();
      const ownRoom = { ...advertisedOf(first), camerasOn, microphoneOn };
      return { tracks: tracksOf(first), ownRoom };
    },
    actions: {
      setMicrophone: (on) => {
        store.setState({ microphoneOn: on });
        mute(sources, !on);
        call()?.give({ type: "microphone-switched", on });
      },
      setCameras: (on) => {
        store.setState({ camerasOn: on });
        call()?.give({ type: "cameras-switched", on });
      },
      setSources: (changed) => {
        hold(changed);
        call()?.setTracks(tracksOf(sources));
        call()?.give({ type: "own-sources-changed", ...advertisedOf(sources) });
      },
    },
  };
}

/** What a disabled track sends is silence: the microphone itself stays as it is. */
function mute({ microphone }: OwnSources, muted: boolean): void {
  if (microphone) microphone.enabled = !muted;
}

function advertisedOf({ cameras, microphone, presentation }: OwnSources) {
  return {
    cameras: cameras.map(({ position }) => position),
    presenting: presentation !== undefined,
    microphoneMissing: microphone === undefined,
  };
}

/** A screen's sound needs no line of its own: whoever hears this room hears it with its microphone. */
function tracksOf({ cameras, microphone, presentation, sound }: OwnSources): OwnTracks {
  const heard = sound ?? microphone;
  return {
    cameras: new Map(
      cameras.flatMap(({ position, track }) => (track ? [[position, track] as const] : [])),
    ),
    ...(heard !== undefined && { microphone: heard }),
    ...(presentation !== undefined && { presentation }),
  };
}
