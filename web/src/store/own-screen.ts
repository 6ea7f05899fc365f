import { createStore, type StoreApi } from "zustand";
import type { DeviceError } from "../devices/device-error.ts";
import { mayShareScreen as mayShare, type ScreenOpened } from "../devices/screen.ts";

interface LiveScreen {
  readonly state: "live";
  readonly track: MediaStreamTrack;
  /** Of a tab, where the person lets the others hear it. */
  readonly sound?: MediaStreamTrack;
}

/** The screen, window or tab that is shown to the others. */
export type ScreenView =
  | { readonly state: "off" }
  /** The browser's picker is open. */
  | { readonly state: "asking" }
  | LiveScreen
  | { readonly state: "failed"; readonly error: DeviceError }
  /** It was shown until the connection, or the page, was lost; only a gesture starts it again. */
  | { readonly state: "stopped" };

export type ScreenInput =
  | { readonly type: "start-requested" }
  | { readonly type: "opened"; readonly opened: ScreenOpened }
  /** By the browser's own button, or because the window that was shown is gone; or its sound alone. */
  | { readonly type: "track-ended"; readonly track: MediaStreamTrack }
  | { readonly type: "stop-requested" }
  /** The conference was lost, not left. */
  | { readonly type: "lost" }
  /** The page was loaded anew, and showed a screen before that. */
  | { readonly type: "restored" };

export type ScreenEffect =
  | { readonly type: "ask" }
  | { readonly type: "stop"; readonly track: MediaStreamTrack };

export type ScreenStep = readonly [ScreenView, readonly ScreenEffect[]];

/**
 *   off ──► asking ──► live ──► off, by any hand
 *             │          └────► stopped, the conference being lost
 *             └──► off, the picker closed; failed
 */
export function stepScreen(view: ScreenView, input: ScreenInput): ScreenStep {
  switch (input.type) {
    case "start-requested":
      return view.state === "asking" || view.state === "live"
        ? [view, []]
        : [{ state: "asking" }, [{ type: "ask" }]];
    case "opened":
      return opened(view, input.opened);
    case "track-ended":
      return ended(view, input.track);
    case "stop-requested":
      return [{ state: "off" }, stopped(view)];
    case "lost":
      return view.state === "live" ? [{ state: "stopped" }, stopped(view)] : [{ state: "off" }, []];
    case "restored":
      return view.state === "off" ? [{ state: "stopped" }, []] : [view, []];
    default:
      return input satisfies never;
  }
}

/** What comes after the wish is gone is switched off. */
function opened(view: ScreenView, result: ScreenOpened): ScreenStep {
  if (view.state !== "asking") {
    return [view, result.ok ? stops(result) : []];
  }
  if (result.ok) {
    const { ok: _, ...shown } = result;
    return [{ state: "live", ...shown }, []];
  }
  const { error } = result;
  return [error === "cancelled" ? { state: "off" } : { state: "failed", error }, []];
}

/** No sound outlives its picture; a picture goes on in silence. */
function ended(view: ScreenView, track: MediaStreamTrack): ScreenStep {
  if (view.state !== "live") return [view, []];
  if (view.track === track) return [{ state: "off" }, stopped(view)];
  return [view.sound === track ? { state: "live", track: view.track } : view, []];
}

function stopped(view: ScreenView): readonly ScreenEffect[] {
  return view.state === "live" ? stops(view) : [];
}

function stops({ track, sound }: Omit<LiveScreen, "state">): readonly ScreenEffect[] {
  return [track, ...(sound ? [sound] : [])].map((one) => ({ type: "stop", track: one }));
}

/** Whether this browser can show a screen at all. */
export function mayShareScreen(): boolean {
  return mayShare(navigator.mediaDevices);
}

/** Does what the machine above decides. */
export class OwnScreen {
  readonly store: StoreApi<ScreenView> = createStore<ScreenView>(() => ({ state: "off" }));
  readonly #open: () => Promise<ScreenOpened>;

  constructor(open: () => Promise<ScreenOpened>) {
    this.#open = open;
  }

  /** From within a gesture: the browser asks which screen. */
  start(): void {
    this.#give({ type: "start-requested" });
  }

  /** Also puts away what is shown of a failure, or of having been stopped. */
  stop(): void {
    this.#give({ type: "stop-requested" });
  }

  lost(): void {
    this.#give({ type: "lost" });
  }

  restored(): void {
    this.#give({ type: "restored" });
  }

  #give(input: ScreenInput): void {
    const [view, effects] = stepScreen(this.store.getState(), input);
    this.store.setState(view, true);
    for (const effect of effects) {
      if (effect.type === "stop") effect.track.stop();
      else void this.#ask();
    }
  }

  async #ask(): Promise<void> {
    const result = await this.#open();
    for (const track of result.ok ? [result.track, result.sound] : []) {
      track?.addEventListener("ended", () => this.#give({ type: "track-ended", track }));
    }
    this.#give({ type: "opened", opened: result });
  }
}
