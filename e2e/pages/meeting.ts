import { expect, type Locator, type Page } from "@playwright/test";
import { type Bar, readBar } from "./bar.ts";
import { type FrameWatch, StateWatch, watchFrames } from "./watches.ts";

export interface Person {
  readonly name: string;
  readonly conference: string;
  /** Simulated ones; 3 by default. */
  readonly cameras?: 0 | 1 | 2 | 3;
}

/** One person's page, from arriving in a meeting to having left it. */
export class Meeting {
  readonly page: Page;
  readonly person: Person;

  constructor(page: Page, person: Person) {
    this.page = page;
    this.person = person;
  }

  /** Straight into the meeting, past the pre-join step, with simulated cameras. */
  async open(server: string): Promise<void> {
    const { name, conference, cameras = 3 } = this.person;
    const query = new URLSearchParams({ name, cameras: `${cameras}`, simulate: "1", join: "1" });
    await this.page.goto(`${server}/m/${encodeURIComponent(conference)}?${query.toString()}`);
    // Several rooms' cameras start on one machine at the same moment.
    await expect(this.page.getByTestId("meeting")).toBeVisible({ timeout: 30_000 });
  }

  /** Another person's room. */
  room(name: string): Locator {
    return this.page.getByTestId("room").and(this.page.locator(`[data-participant="${name}"]`));
  }

  /** On another person's room, while they cannot be heard. */
  mutedMark(name: string): Locator {
    return this.room(name).getByTestId("muted");
  }

  /** The pictures of all the others, or of one room, in the order in which they are shown. */
  tiles(name?: string): Locator {
    const tiles = this.page.getByTestId("tile");
    return name === undefined
      ? tiles
      : tiles.and(this.page.locator(`[data-participant="${name}"]`));
  }

  /** Whoever speaks, in the layout that shows only them. */
  speaker(): Locator {
    return this.page.getByTestId("speaker");
  }

  /** Their name, as soon as it is known: between two layouts it may not be, for a moment. */
  async whoSpeaks(): Promise<string> {
    let name: string | null = null;
    await expect
      .poll(async () => (name = await this.speaker().getAttribute("data-participant")))
      .not.toBeNull();
    return name ?? "";
  }

  /** By the menu: `Immersive`, `Speaker` or `Gallery`. */
  async look(layout: string): Promise<void> {
    await this.page.getByRole("button", { name: "Layout", exact: true }).click();
    await this.page.getByRole("menuitemradio", { name: new RegExp(`^${layout}`) }).click();
  }

  /** Waits until somebody speaks, by the name that is shown, and all their pictures are live. */
  async seesSpeaking(name: string, cameras: number): Promise<void> {
    await expect(this.speaker()).toHaveAttribute("data-participant", name);
    await this.sees(name, cameras);
  }

  /** A room, by what is beside its picture for who points at it. */
  async pin(name: string): Promise<void> {
    const picture = this.room(name).getByRole("figure").first();
    await picture.hover();
    await picture.getByRole("button", { name: `Pin ${name}`, exact: true }).click();
  }

  /** One's own, in the toolbar. */
  microphone(): Locator {
    return this.page.getByRole("switch", { name: "Microphone", exact: true });
  }

  async setMicrophone(on: boolean): Promise<void> {
    const microphone = this.microphone();
    if ((await microphone.getAttribute("aria-checked")) !== `${on}`) await microphone.click();
    await expect(microphone).toHaveAttribute("aria-checked", `${on}`);
  }

  /** The people who are there, once the panel is open. */
  async roster(): Promise<Locator> {
    const people = this.page.getByRole("button", { name: "People", exact: true });
    if ((await people.getAttribute("aria-expanded")) !== "true") await people.click();
    return this.page.getByTestId("roster-entry");
  }

  async rosterEntries(name: string): Promise<Locator> {
    return (await this.roster()).and(this.page.locator(`[data-participant="${name}"]`));
  }

  /** Shows a screen to the others: whichever the browser's picker comes to. */
  async share(): Promise<void> {
    const button = this.page.getByRole("button", { name: "Share screen", exact: true });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
  }

  /** By the menu of the cameras: one more in the room. */
  async addCamera(): Promise<void> {
    await this.page.getByRole("button", { name: "Choose a camera", exact: true }).click();
    await this.page.getByRole("menuitem", { name: "Add a camera" }).click();
  }

  /** A host is asked whether alone or with everyone. */
  async leave(): Promise<void> {
    const button = this.page.getByTestId("leave");
    const isHost = (await button.getAttribute("aria-haspopup")) !== null;
    await button.click();
    if (isHost) await this.page.getByRole("menuitem", { name: /^Leave/ }).click();
    await expect(this.page.getByTestId("left")).toBeVisible();
  }

  /** The browser's process ends without a word to anybody. */
  async crash(): Promise<void> {
    const crashed = this.page.waitForEvent("crash");
    await Promise.all([crashed, this.page.goto("chrome://crash").catch(() => undefined)]);
  }

  async rejoin(): Promise<void> {
    await this.page.getByTestId("rejoin").click();
    await expect(this.page.getByTestId("meeting")).toBeVisible();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await expect(this.page.getByTestId("meeting")).toBeVisible();
  }

  /** Waits until a room's pictures are all live: decoded frames arrive for each. */
  async sees(name: string, cameras: number): Promise<void> {
    const tiles = this.tiles(name);
    await expect(tiles).toHaveCount(cameras);
    for (const tile of await tiles.all()) await expect(tile).toHaveAttribute("data-state", "live");
  }

  /** Waits until all the others' pictures are live. */
  async seesAllOf(meetings: readonly Meeting[]): Promise<void> {
    for (const { person } of meetings) {
      if (person !== this.person) await this.sees(person.name, person.cameras ?? 3);
    }
  }

  /** Waits until somebody is nowhere to be seen, and not in the roster either. */
  async seesNothingOf(name: string): Promise<void> {
    await expect(this.room(name)).toHaveCount(0);
    await expect(this.tiles(name)).toHaveCount(0);
    await expect(await this.rosterEntries(name)).toHaveCount(0);
  }

  /** Waits until somebody's pictures and name say that they are lost, and may be back. */
  async seesReconnecting(name: string, cameras: number): Promise<void> {
    await expect(this.tiles(name)).toHaveCount(cameras);
    for (const entry of [...(await this.tiles(name).all()), await this.rosterEntries(name)]) {
      await expect(entry).toHaveAttribute("data-state", "reconnecting");
    }
  }

  /** What a room's pictures show from here on. */
  async watchTiles(name: string): Promise<StateWatch> {
    return StateWatch.begin(this.page, "tile", name);
  }

  /** What the roster says of somebody from here on. */
  async watchRoster(name: string): Promise<StateWatch> {
    await this.roster();
    return StateWatch.begin(this.page, "roster-entry", name);
  }

  /** How steadily a room's pictures come from here on. */
  async watchFrames(name: string): Promise<FrameWatch> {
    return watchFrames(this.page, name);
  }

  /** The names under which the focus advertises a room's pictures, from left to right. */
  async captures(name: string): Promise<readonly string[]> {
    return this.tiles(name).evaluateAll((tiles: readonly HTMLElement[]) =>
      tiles.map(({ dataset }) => dataset["capture"] ?? ""),
    );
  }

  /** What is burnt into a tile's picture right now, or undefined where no bar can be read. */
  async readBar(tile: Locator): Promise<Bar | undefined> {
    return readBar(tile.locator("video"));
  }

  /** The bars of a room's pictures, as they stand from left to right on the screen. */
  async bars(name: string): Promise<readonly (Bar | undefined)[]> {
    const placed = [];
    for (const tile of await this.tiles(name).all()) {
      const box = await tile.boundingBox();
      placed.push({ x: box?.x ?? 0, bar: await this.readBar(tile) });
    }
    return placed.sort((one, other) => one.x - other.x).map(({ bar }) => bar);
  }

  /** m-lines of the description in force on the newest connection. */
  async mediaSections(): Promise<number> {
    return this.page.evaluate(() => {
      const sdp = window.watchedConnections.at(-1)?.remoteDescription?.sdp ?? "";
      return sdp.split("\n").filter((line) => line.startsWith("m=")).length;
    });
  }

  /** How many connections for media the page has made since it was loaded. */
  async connectionsMade(): Promise<number> {
    return this.page.evaluate(() => window.watchedConnections.length);
  }

  /** Waits until another half second's worth of frames is decoded, of so many videos. */
  async expectFramesToCome(videos = 1): Promise<void> {
    const before = await this.framesDecoded();
    await expect
      .poll(async () => {
        const after = await this.framesDecoded();
        return after.filter((frames, at) => frames >= (before[at] ?? 0) + 10).length;
      })
      .toBeGreaterThanOrEqual(videos);
  }

  /** Frames decoded so far of each video received on the newest connection. */
  async framesDecoded(): Promise<readonly number[]> {
    return this.page.evaluate(async () => {
      const stats = (await window.watchedConnections.at(-1)?.getStats()) ?? new Map();
      const frames: number[] = [];
      for (const stat of stats.values() as Iterable<RTCInboundRtpStreamStats>) {
        if (stat.type === "inbound-rtp" && stat.kind === "video") {
          frames.push(stat.framesDecoded ?? 0);
        }
      }
      return frames;
    });
  }
}
