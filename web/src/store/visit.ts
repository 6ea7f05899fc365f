import { createStore, type StoreApi } from "zustand";
import type { Choices } from "./choices.ts";
import type { ConferenceStore } from "./conference.ts";
import { entryOf } from "./entry.ts";
import { type Kept, keepMark } from "./kept.ts";
import { joinRequestOf, type OwnDevices } from "./own-devices.ts";
import type { ConferenceActions } from "./view.ts";

/** Longest that joining waits for a camera or a microphone; then it goes on without (G13). */
const longestWaitMs = 4_000;

export interface VisitView {
  /** Joining has been asked for, and the conference has not begun it: the devices come first. */
  readonly waiting: boolean;
}

/**
 * One person's coming and going: brings devices and conference together. Devices are on from pre-join
 * until the conference is left, for whatever reason, and off after that (G11).
 */
export class Visit {
  readonly store: StoreApi<VisitView> = createStore(() => ({ waiting: false }));
  readonly #conference: ConferenceStore;
  readonly #actions: ConferenceActions;
  readonly #devices: OwnDevices;
  readonly #kept: Kept;
  readonly #waitMs: number;
  #name = "";
  /** Here too, for a browser that keeps nothing. */
  #token: string | undefined;
  /** The joining that is waited for; one given up in between finds another here. */
  #joining: symbol | undefined;

  constructor(
    conference: ConferenceStore,
    actions: ConferenceActions,
    devices: OwnDevices,
    kept: Kept,
    waitMs = longestWaitMs,
  ) {
    this.#waitMs = waitMs;
    this.#conference = conference;
    this.#actions = actions;
    this.#devices = devices;
    this.#kept = kept;
    keepMark(conference, kept, () => devices.store.getState().choices);
    conference.subscribe(({ phase }, before) => {
      if (phase !== before.phase && this.#joining === undefined) this.#waited();
      if (phase.type === before.phase.type) return;
      if (phase.type === "left") devices.close();
      if (phase.type === "prejoin" && this.#name !== "") devices.open(this.#choices());
    });
  }

  /** The page of this meeting is open, by a join link where there is a token. */
  enter(conference: string, search: string, token?: string): void {
    const { choices, joinAtOnce } = entryOf(conference, search, this.#kept);
    this.#name = conference;
    this.#token = this.#kept.token(conference);
    this.invited(token);
    this.#devices.open(choices);
    if (joinAtOnce) void this.join();
  }

  /** The page of this meeting is closed. */
  exit(): void {
    this.#name = "";
    this.leave();
    this.#devices.close();
  }

  /** A join link to this meeting was opened: the next time of joining is by it. */
  invited(token: string | undefined): void {
    if (token === undefined) return;
    this.#token = token;
    this.#kept.keepToken(this.#name, token);
  }

  choose(choices: Choices): void {
    this.#devices.change(choices);
    this.#kept.keepChoices(choices);
  }

  async join(): Promise<void> {
    const joining = Symbol("joining");
    this.#joining = joining;
    this.store.setState({ waiting: true });
    await Promise.race([this.#devices.settled(), passed(this.#waitMs)]);
    if (this.#joining === joining) this.#joinNow();
  }

  /** Listening only, at once. */
  joinWithoutDevices(): void {
    this.#devices.close();
    this.#joinNow();
  }

  async rejoin(): Promise<void> {
    this.#devices.open(this.#choices());
    await this.join();
  }

  /** By hand: works without an answer from anybody. */
  leave(): void {
    this.#joining = undefined;
    this.store.setState({ waiting: false });
    this.#kept.clearMark();
    const { phase } = this.#conference.getState();
    if (phase.type === "in-conference") this.#devices.close();
    if (phase.type === "in-conference" || phase.type === "joining") this.#actions.leave();
  }

  /** The conference's own phase says the rest: between the two nothing else is shown. */
  #waited(): void {
    if (this.store.getState().waiting) this.store.setState({ waiting: false });
  }

  #joinNow(): void {
    this.#joining = undefined;
    this.#devices.seal();
    const layout = this.#kept.layout();
    const request = {
      ...joinRequestOf(this.#name, this.#devices.store.getState()),
      ...(layout !== undefined && { layout }),
      ...(this.#token !== undefined && { token: this.#token }),
    };
    this.#kept.keepMeeting(this.#name);
    this.#actions.setMicrophone(this.#choices().microphoneOn);
    this.#actions.join(request);
  }

  #choices(): Choices {
    return this.#devices.store.getState().choices;
  }
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
