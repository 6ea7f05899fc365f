import { ok, type Result, refuse } from "../lib/index.ts";
import { AttributeReader, FaultNote } from "./attribute-reader.ts";
import type { MediaSection, Origin, SdpFault, SessionDescription } from "./description.ts";
import { sdpLimits } from "./limits.ts";
import { parseGroup } from "./parse-attributes.ts";
import { parseDefaults, parseMedia } from "./parse-media.ts";
import { type Line, splitLines } from "./split-lines.ts";
import { parseNumber } from "./tokens.ts";

/**
 * Reads an SDP text (RFC 8866 §5). Linear in its length, bounded by `sdpLimits`, never throws. An
 * attribute we interpret must be well-formed; one we do not is kept as it is. The fault named is
 * the first one found, not always the first one in the text.
 */
export function parseSdp(text: string): Result<SessionDescription, SdpFault> {
  const lines = splitLines(text);
  if (!lines.ok) return lines;
  const faults = new FaultNote();
  const [session, sections] = splitSections(lines.value, faults);
  const origin = parseOpening(session, faults);
  const attributes = new AttributeReader(session, faults);
  const defaults = parseDefaults(session, attributes, faults);
  const media = sections.map((section) => parseMedia(section, defaults, faults));
  noteRepeatedMids(media, sections, faults);
  const groups = attributes.every("group", parseGroup);
  if (faults.first !== undefined) return refuse(faults.first);
  const sessionName = session[2]?.value ?? "";
  return ok({ origin, sessionName, groups, otherAttributes: attributes.rest(), media });
}

type Section = readonly Line[];

/** The lines before the first m= line, and those from each m= line to the next. */
function splitSections(lines: Section, faults: FaultNote): [Section, readonly Section[]] {
  const starts = lines.flatMap((line, at) => (line.type === "m" ? [at] : []));
  const kept = starts.slice(0, sdpLimits.mediaSections);
  if (starts.length > kept.length) {
    faults.add("too many m-sections", lines[starts[kept.length] ?? 0]?.number ?? 1);
  }
  const sections = kept.map((start, nth) => lines.slice(start, starts[nth + 1]));
  return [lines.slice(0, starts[0]), sections];
}

/** RFC 8866 §5: v=, o= and s= open every description, in this order. */
function parseOpening(session: Section, faults: FaultNote): Origin {
  const [version, origin, name] = session;
  if (version?.type !== "v" || version.value !== "0") faults.add("no v=0 in front", 1);
  if (name?.type !== "s") faults.add("no s= after o=", name?.number ?? 1);
  const [, username = "", sessionId = "", writtenVersion = "", address = ""] =
    /^(\S+) ([0-9]+) ([0-9]+) IN IP[46] (\S+)$/.exec(origin?.value ?? "") ?? [];
  const sessionVersion = parseNumber(writtenVersion, Number.MAX_SAFE_INTEGER);
  if (origin?.type !== "o" || sessionVersion === undefined) {
    faults.add("no well-formed o= after v=", origin?.number ?? 1);
  }
  return { username, sessionId, sessionVersion: sessionVersion ?? 0, address };
}

/** RFC 5888 §4: a mid is unique within its description. */
function noteRepeatedMids(
  media: readonly MediaSection[],
  sections: readonly Section[],
  faults: FaultNote,
): void {
  const seen = new Set<string>();
  for (const [nth, { mid }] of media.entries()) {
    if (mid === undefined) continue;
    if (seen.has(mid)) faults.add("the same a=mid twice", sections[nth]?.[0]?.number ?? 1);
    seen.add(mid);
  }
}
