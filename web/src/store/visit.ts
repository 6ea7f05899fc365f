import { createStore, type StoreApi } from "zustand";
import { type Choices, withoutDevices } from "./choices.ts";
import type { ConferenceStore } from "./conference.ts";
import { entryOf } from "./entry.ts";
import { type Kept, keepLook, keepMark } from "./kept.ts";
import { type OwnDevices, ownSourcesOf } from "./own-devices.ts";
import type { OwnScreen } from "./own-screen.ts";
import type { OwnSound } from "./own-sound.ts";
import type { ConferenceActions, OwnSources } from "./view.ts";

/** Longest that joining waits for a camera or a microphone; then it goes on without (G13). */
const longestWaitMs = 4_000;

/** What there is to send. */
interface OwnMedia {
  readonly devices: OwnDevices;
  readonly screen: OwnScreen;
  readonly sound: OwnSound;
}

type VisitActions = Pick<
  ConferenceActions,
  "join" | "leave" | "prepare" | "setMicrophone" | "setCameras" | "setSources"
>;

interface VisitOptions {
  /** What somebody is called who joins without having said a name. */
  readonly guest: () => string;
  readonly waitMs?: number;
}

export interface VisitView {
  /** Joining has been asked for, and the conference has not begun it: the devices come first. */
  readonly waiting: boolean;
  /** Nothing has been joined yet on this page: what the conference shows is of an earlier visit. */
  readonly isNew: boolean;
}

/**
 * One person's coming and going: brings devices and conference together. Devices are on from pre-join
 * until the conference is left, for whatever reason, and off after that (G11).
 */
export class Visit {
  readonly store: StoreApi<VisitView> = createStore(() => ({
    waiting: false,
    isNew: true,
  }));
  readonly #conference: ConferenceStore;
  readonly #actions: VisitActions;
  readonly #devices: OwnDevices;
  readonly #screen: OwnScreen;
  readonly #sound: OwnSound;
  readonly #kept: Kept;
  readonly #guest: () => string;
  readonly #waitMs: number;
  #name = "";
  /** Here too, for a browser that keeps nothing. */
  #token: string | undefined;
  /** The joining that is waited for; one given up in between finds another here. */
  #joining: symbol | undefined;

  constructor(
    conference: ConferenceStore,
    actions: VisitActions,
    { devices, screen, sound }: OwnMedia,
    kept: Kept,
    { guest, waitMs = longestWaitMs }: VisitOptions,
  ) {
    this.#guest = guest;
    this.#waitMs = waitMs;
    this.#conference = conference;
    this.#actions = actions;
    this.#devices = devices;
    this.#screen = screen;
    this.#sound = sound;
    this.#kept = kept;
    keepMark(conference, kept, () => devices.store.getState().choices);
    keepLook(conference, kept);
    conference.subscribe(({ phase, camerasOn }, before) => {
      const isIn = phase.type === "joining" || phase.type === "in-conference";
      if (isIn) this.#camerasSwitched(camerasOn);
      if (phase !== before.phase && this.#joining === undefined) this.#waited();
      if (phase.type === before.phase.type) return;
      this.store.setState({ isNew: false });
      if (phase.type === "left") this.#switchOff(phase.reason === "lost");
      if (phase.type === "prejoin" && this.#name !== "") devices.open(this.#choices());
    });
    devices.store.subscribe(() => this.#sources());
    sound.store.subscribe(() => this.#sources());
    screen.store.subscribe(({ state }) => {
      if (state !== "stopped") kept.keepPresenting(this.#name, state === "live");
      this.#sources();
    });
  }

  /** The page of this meeting is open, by a join link where there is a token. */
  enter(conference: string, search: string, token?: string): void {
    const { choices, joinAtOnce } = entryOf(conference, search, this.#kept);
    this.#name = conference;
    this.#actions.prepare?.();
    this.#token = this.#kept.token(conference);
    this.invited(token);
    this.#devices.open(choices);
    if (this.#kept.presenting(conference)) this.#screen.restored();
    if (joinAtOnce) void this.join();
  }

  /** The page of this meeting is closed. */
  exit(): void {
    this.#screen.stop();
    this.#name = "";
    this.leave();
    this.#devices.close();
    this.store.setState({ isNew: true });
  }

  /** A join link to this meeting was opened: the next time of joining is by it. */
  invited(token: string | undefined): void {
    if (token === undefined) return;
    this.#token = token;
    this.#kept.keepToken(this.#name, token);
  }

  /** In a call too: another device, another number of cameras. */
  choose(choices: Choices): void {
    this.#devices.change(choices);
    this.#kept.keepChoices(this.#forNextTime(choices));
  }

  /** Cameras that are switched in a call are so for that call alone, like its microphone. */
  #forNextTime(choices: Choices): Choices {
    const kept = this.#kept.choices();
    const isIn = this.#conference.getState().phase.type === "in-conference";
    return isIn && kept ? { ...choices, camerasOn: kept.camerasOn } : choices;
  }

  async join(): Promise<void> {
    const joining = Symbol("joining");
    this.#joining = joining;
    this.store.setState({ waiting: true });
    // Whoever holds a key to talk is to be heard from the first word.
    this.#devices.wake();
    await Promise.race([this.#devices.settled(), passed(this.#waitMs)]);
    if (this.#joining === joining) this.#joinNow();
  }

  /** Listening only, at once; what is chosen later, in the call, is sent from then on. */
  joinWithoutDevices(): void {
    this.#devices.change(withoutDevices(this.#choices()));
    this.#devices.wake();
    this.#joinNow();
  }

  /** As muted as one left. */
  async rejoin(): Promise<void> {
    const { microphoneOn, camerasOn } = this.#conference.getState();
    this.#devices.open({ ...this.#choices(), microphoneOn, camerasOn });
    await this.join();
  }

  /** By hand: works without an answer from anybody. */
  leave(): void {
    if (this.#joining !== undefined) this.#backOut();
    this.#joining = undefined;
    this.store.setState({ waiting: false });
    this.#kept.clearMark();
    const { phase } = this.#conference.getState();
    // First of all: cameras that go before the call does would be a change that everybody is told of.
    if (phase.type === "in-conference" || phase.type === "joining") this.#actions.leave();
    if (phase.type === "in-conference") this.#switchOff(false);
  }

  /** What was opened to join is let go: all of it, but for what one sees of oneself at the door. */
  #backOut(): void {
    const isAtDoor =
      this.store.getState().isNew || this.#conference.getState().phase.type === "prejoin";
    if (isAtDoor && this.#name !== "") this.#devices.open(this.#choices());
    else this.#devices.close();
  }

  /** The conference's own phase says the rest: between the two nothing else is shown. */
  #waited(): void {
    if (this.store.getState().waiting) this.store.setState({ waiting: false });
  }

  #joinNow(): void {
    this.#joining = undefined;
    const layout = this.#kept.layout();
    const look = this.#kept.look(this.#name) ?? (layout && { layout });
    const request = {
      conference: this.#name,
      name: this.#choices().name.trim() || this.#guest(),
      ...this.#ownSources(),
      ...(look && { look }),
      ...(this.#token !== undefined && { token: this.#token }),
    };
    this.#kept.keepMeeting(this.#name);
    const { microphoneOn, camerasOn } = this.#choices();
    this.#actions.setMicrophone(microphoneOn);
    this.#actions.setCameras(camerasOn);
    this.#actions.join(request);
  }

  /** In a call as before it: those that are off are let go, and opened again once they are on. */
  #camerasSwitched(camerasOn: boolean): void {
    const choices = this.#choices();
    if (choices.camerasOn !== camerasOn) this.#devices.change({ ...choices, camerasOn });
  }

  /** What a call sends follows what there is, for as long as there is a call. */
  #sources(): void {
    const { phase } = this.#conference.getState();
    if (phase.type !== "joining" && phase.type !== "in-conference") return;
    this.#actions.setSources(this.#ownSources());
  }

  #ownSources(): OwnSources {
    const screen = this.#screen.store.getState();
    const { track: sound } = this.#sound.store.getState();
    return {
      ...ownSourcesOf(this.#devices.store.getState()),
      ...(screen.state === "live" && { presentation: screen.track }),
      ...(sound && { sound }),
    };
  }

  #switchOff(lost: boolean): void {
    this.#devices.close();
    if (lost) this.#screen.lost();
    else this.#screen.stop();
  }

  #choices(): Choices {
    return this.#devices.store.getState().choices;
  }
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
