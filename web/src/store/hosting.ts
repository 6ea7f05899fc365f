import { mayBeHeard } from "@parley/shared/participant";
import type { ConferenceStore } from "./conference.ts";
import type { FocusOverHttp, Meeting, Outcome } from "./focus-over-http.ts";
import type { Kept } from "./kept.ts";
import type { ConferenceView } from "./view.ts";

/** Whether the person here may send others away and end the meeting. */
export function isHost({ roster }: ConferenceView): boolean {
  return roster.some((entry) => entry.self && entry.isHost);
}

/** Whether there is anybody whom a host could ask to mute when asking everyone, and may now. */
export function othersToMute({
  roster,
  wishes = [],
}: ConferenceView): "nobody" | "all-muted" | "being-asked" | "some" {
  const others = roster.filter(({ self, state }) => !self && state === "connected");
  if (others.length === 0) return "nobody";
  if (!others.some(mayBeHeard)) return "all-muted";
  const isUnderWay = wishes.some(
    ({ kind, state }) => kind === "mute-everyone" && state === "sending",
  );
  return isUnderWay ? "being-asked" : "some";
}

/** What a host does by a word to the focus; the roster tells the rest. */
export class Hosting {
  readonly #conference: ConferenceStore;
  readonly #focus: FocusOverHttp;
  readonly #kept: Pick<Kept, "token">;

  constructor(conference: ConferenceStore, focus: FocusOverHttp, kept: Pick<Kept, "token">) {
    this.#conference = conference;
    this.#focus = focus;
    this.#kept = kept;
  }

  endForEveryone(): Promise<Outcome> {
    return this.#focus.endForEveryone(this.#meeting());
  }

  /** Sends somebody away with all their endpoints; the worst that came of one of them. */
  async remove(entity: string): Promise<Outcome> {
    const person = this.#conference.getState().roster.find((entry) => entry.entity === entity);
    const meeting = this.#meeting();
    const asked = (person?.endpoints ?? []).map((id) => this.#focus.remove(meeting, id));
    const outcomes = await Promise.all(asked);
    return outcomes.find((outcome) => outcome !== "done") ?? "done";
  }

  #meeting(): Meeting {
    const { conference } = this.#conference.getState();
    const token = this.#kept.token(conference);
    return { conference, ...(token !== undefined && { token }) };
  }
}
