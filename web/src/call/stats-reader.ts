import { type Instant, instant } from "@parley/shared/lib";
import type { SendingLimit, StatsSample, StreamSample } from "@parley/shared/participant";
import { parseMid } from "@parley/shared/sdp";

/** What `getStats()` of a peer connection comes to: dictionaries by their ids (webrtc-stats §7.1). */
export type StatsReport = Iterable<readonly [string, unknown]>;

type Stat = Readonly<Record<string, unknown>>;

/**
 * A browser's report in our terms. Browsers differ in what they tell (Firefox no RID, no transport;
 * older ones less): what is not there, or is no number, stays absent.
 */
export function sampleOf(
  report: StatsReport,
  now: Instant = instant(performance.now()),
): StatsSample {
  const stats = new Map<string, Stat>();
  for (const [id, stat] of report) if (isStat(stat)) stats.set(id, stat);
  const all = [...stats.values()];
  const roundTripMs = inMs(selectedPair(all, stats), "currentRoundTripTime");
  return {
    at: now,
    ...(roundTripMs !== undefined && { roundTripMs }),
    streams: all.flatMap((stat) => streamOf(stat, stats) ?? []),
  };
}

function isStat(value: unknown): value is Stat {
  return typeof value === "object" && value !== null;
}

/** Chromium names it in the transport, and nominates several; Firefox marks the pair itself. */
function selectedPair(all: readonly Stat[], stats: ReadonlyMap<string, Stat>): Stat | undefined {
  const transport = all.find(({ type }) => type === "transport");
  const named = stats.get(text(transport, "selectedCandidatePairId") ?? "");
  return named ?? all.find(({ type, selected }) => type === "candidate-pair" && selected === true);
}

function streamOf(stat: Stat, stats: ReadonlyMap<string, Stat>): StreamSample | undefined {
  switch (stat["type"]) {
    case "inbound-rtp":
      return received(stat, stats);
    case "outbound-rtp":
      return sent(stat, stats);
    default:
      return undefined;
  }
}

function received(stat: Stat, stats: ReadonlyMap<string, Stat>): StreamSample | undefined {
  const common = commonOf(stat, stats);
  const bytes = number(stat, "bytesReceived");
  const packets = number(stat, "packetsReceived");
  // A line on which nothing has ever come is not in use.
  if (!common || bytes === undefined || !packets) return undefined;
  return {
    ...common,
    direction: "receiving",
    bytes,
    packets,
    ...known("packetsLost", number(stat, "packetsLost")),
    ...known("jitterMs", inMs(stat, "jitter")),
    ...known("frames", number(stat, "framesDecoded")),
    ...known("frozenMs", inMs(stat, "totalFreezesDuration")),
  };
}

/** What is lost of it, and how evenly it comes, only the other end can tell (RFC 3550 §6.4.2). */
function sent(stat: Stat, stats: ReadonlyMap<string, Stat>): StreamSample | undefined {
  const common = commonOf(stat, stats);
  const bytes = number(stat, "bytesSent");
  const packets = number(stat, "packetsSent");
  if (!common || bytes === undefined || !packets || stat["active"] === false) return undefined;
  const remote = stats.get(text(stat, "remoteId") ?? "");
  return {
    ...common,
    direction: "sending",
    bytes,
    packets,
    ...known("packetsLost", number(remote, "packetsLost")),
    ...known("jitterMs", inMs(remote, "jitter")),
    ...known("frames", number(stat, "framesEncoded")),
    ...known("limitedBy", limitOf(stat)),
  };
}

/** Chromium's: what else there may be is nothing that anybody can do about. */
function limitOf(stat: Stat): SendingLimit | undefined {
  const reason = text(stat, "qualityLimitationReason");
  return reason === "cpu" || reason === "bandwidth" ? reason : undefined;
}

function commonOf(stat: Stat, stats: ReadonlyMap<string, Stat>) {
  const mid = parseMid(text(stat, "mid") ?? "");
  const ssrc = number(stat, "ssrc");
  const kind = stat["kind"];
  if (mid === undefined || ssrc === undefined) return undefined;
  if (kind !== "audio" && kind !== "video") return undefined;
  // `video/VP8`
  const codec = text(stats.get(text(stat, "codecId") ?? ""), "mimeType")?.split("/")[1];
  return {
    mid,
    ssrc,
    kind,
    ...known("rid", text(stat, "rid")),
    ...known("width", number(stat, "frameWidth")),
    ...known("height", number(stat, "frameHeight")),
    ...known("codec", codec),
  } as const;
}

function known<Name extends string, T>(
  name: Name,
  value: T | undefined,
): { readonly [key in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]: T });
}

function number(stat: Stat | undefined, name: string): number | undefined {
  const value = stat?.[name];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Stats are in seconds. */
function inMs(stat: Stat | undefined, name: string): number | undefined {
  const seconds = number(stat, name);
  return seconds === undefined ? undefined : seconds * 1_000;
}

function text(stat: Stat | undefined, name: string): string | undefined {
  const value = stat?.[name];
  return typeof value === "string" ? value : undefined;
}
