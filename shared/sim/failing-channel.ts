import type { LegId } from "../src/switching/index.ts";
import type { Dice } from "./dice.ts";
import type { Focus } from "./focus.ts";
import { loseClue, type Presence } from "./person.ts";
import type { World } from "./world.ts";

/** A meeting, as far as its media are broken. */
interface Breaking {
  readonly world: World;
  readonly dice: Dice;
  readonly focus: Focus;
  presenceOf(leg: LegId): Presence | undefined;
}

/**
 * The CLUE channel alone breaks, on the focus's side or on the way: both ends hear of it some time
 * later, and the endpoint opens it again.
 */
export function failChannel(meeting: Breaking, leg: LegId): void {
  const { world, dice, focus } = meeting;
  const presence = meeting.presenceOf(leg);
  const phase = presence?.endpoint.session.channel?.phase;
  if (!presence || (phase !== "active" && phase !== "options")) return;
  const { endpoint, clueUp } = presence;
  loseClue(presence);
  world.after(dice.between(0, 40), () => focus.receive({ type: "clue-closed", leg }));
  world.after(dice.between(0, 40), () => {
    endpoint.feed({ type: "channel-lost" });
    endpoint.feed({ type: "setup-started" });
  });
  world.after(dice.between(60, 120), () => {
    if (endpoint.over || !clueUp.up) return;
    loseClue(presence);
    endpoint.feed({ type: "channel-opened" });
    focus.receive({ type: "clue-opened", leg });
  });
}

/** The transport of a leg is gone at the focus's end, with its worker or its path. */
export function failTransport(meeting: Breaking, leg: LegId): void {
  loseClue(meeting.presenceOf(leg));
  meeting.focus.receive({ type: "transport-failed", leg, reason: "the worker died" });
}
