import {
  type Label,
  type MediaSection,
  type Mid,
  receivesMedia,
  type SessionDescription,
  sendsMedia,
} from "../sdp/index.ts";

/** An m-section both ends have agreed on, as this end sees it. */
export interface Line {
  readonly mid: Mid;
  readonly kind: "audio" | "video";
  /** Whose encoding it carries: ours (`sending`), the peer's, or both (no CLUE line). */
  readonly role: "sending" | "receiving" | "both";
  /** Name of the encoding; only CLUE-controlled lines have one (RFC 8848 §4.4). */
  readonly label?: Label;
  /** Whether the latest offer and answer let media through in that direction. */
  readonly active: boolean;
}

/**
 * The media lines of the latest offer and answer, by position (RFC 3264 §6). A line's label is
 * written by the end that sends on it; that is what tells whose line an inactive one is.
 */
export function linesOf(local: SessionDescription, remote: SessionDescription): readonly Line[] {
  const lines: Line[] = [];
  for (const [index, ours] of local.media.entries()) {
    const theirs = remote.media[index];
    if (theirs && ours.mid && (ours.kind === "audio" || ours.kind === "video")) {
      if (isInUse(ours) && isInUse(theirs)) lines.push(lineOf(ours.mid, ours.kind, ours, theirs));
    }
  }
  return lines;
}

function lineOf(mid: Mid, kind: Line["kind"], ours: MediaSection, theirs: MediaSection): Line {
  const weSend = sendsMedia(ours.direction) && receivesMedia(theirs.direction);
  const theySend = sendsMedia(theirs.direction) && receivesMedia(ours.direction);
  if (ours.label) return { mid, kind, role: "sending", label: ours.label, active: weSend };
  if (theirs.label) return { mid, kind, role: "receiving", label: theirs.label, active: theySend };
  return { mid, kind, role: "both", active: weSend || theySend };
}

function isInUse(section: MediaSection): boolean {
  return section.port !== 0 || section.bundleOnly;
}
