import type { Sound } from "../devices/level.ts";

/** What there is to say of one's own microphone, of what it hears. */
export interface HearingView {
  /** On, and nothing at all comes from it. */
  readonly noSound: boolean;
  /** Somebody speaks into it while it is muted. */
  readonly talkingMuted: boolean;
}

/** Times in milliseconds of one clock. */
export interface Hearing extends HearingView {
  /** Since when there has been nothing at all. */
  readonly silentSince?: number;
  /** Since when, and until when, somebody has spoken. */
  readonly loud?: { readonly since: number; readonly last: number };
  /** Anything was heard of this microphone. */
  readonly hasHeard: boolean;
}

export const hearingLimits = {
  /** Our policy: longer than anybody's hand needs to a switch at the cable. */
  noSoundAfterMs: 10_000,
  /** -33 dBFS: speech at arm's length is above it, a keyboard and a fan are below. */
  speechLevel: 0.45,
  /** A word, not a cough. */
  speechAfterMs: 300,
  /** Syllables leave gaps. */
  gapMs: 250,
  /** How long the hint stays after the last word. */
  hintStaysMs: 4_000,
} as const;

export const nothingHeard: Hearing = { noSound: false, talkingMuted: false, hasHeard: false };

/** @param on whether the others can hear it */
export function heard(
  hearing: Hearing,
  { level, silent }: Sound,
  on: boolean,
  at: number,
): Hearing {
  const { silentSince, loud, ...rest } = hearing;
  const since = silent ? (silentSince ?? at) : undefined;
  const speech = speechAt(loud, level, at);
  return {
    ...rest,
    hasHeard: hearing.hasHeard || !silent,
    noSound: on && since !== undefined && at - since >= hearingLimits.noSoundAfterMs,
    talkingMuted: !on && isTalking(hearing.talkingMuted, speech, at),
    ...(since !== undefined && { silentSince: since }),
    ...(speech && { loud: speech }),
  };
}

/** Muted, or no longer: what was said before is no reason for a hint after it. */
export function switched({ hasHeard }: Hearing): Hearing {
  return { ...nothingHeard, hasHeard };
}

/** Whether it need be listened to: muted always, else until anything was heard. */
export function isToListen({ hasHeard }: Hearing, on: boolean): boolean {
  return !on || !hasHeard;
}

function speechAt(loud: Hearing["loud"], level: number, at: number): Hearing["loud"] {
  if (level < hearingLimits.speechLevel) return loud;
  const isGoingOn = loud !== undefined && at - loud.last <= hearingLimits.gapMs;
  return { since: isGoingOn ? loud.since : at, last: at };
}

function isTalking(before: boolean, loud: Hearing["loud"], at: number): boolean {
  if (loud === undefined) return false;
  const isRecent = at - loud.last <= hearingLimits.hintStaysMs;
  return isRecent && (before || loud.last - loud.since >= hearingLimits.speechAfterMs);
}
