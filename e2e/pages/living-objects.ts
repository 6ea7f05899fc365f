import type { Page } from "@playwright/test";
import { type HeapNode, heapOf } from "./heap-snapshot.ts";

/** What costs more than its few bytes, by the names that a heap snapshot has for them. */
const looked: readonly RegExp[] = [
  /^RTC(PeerConnection|DataChannel|RtpTransceiver|RtpSender|RtpReceiver)$/,
  /^MediaStream(Track|TrackGenerator)?$/,
  /^(WebSocket|Worker|AudioContext|AnalyserNode|HTMLDocument)$/,
  /^MediaStreamAudio(Source|Destination)Node$/,
  /^<(audio|video)\b/,
];

/** How many of a kind a page holds on to, by its name; the documents of its other windows too. */
export type LivingObjects = Readonly<Record<string, number>>;

export async function livingObjects(page: Page): Promise<LivingObjects> {
  return livingIn(await heapOf(page));
}

/** Counted in a snapshot: the browser's own objects live without a wrapper that a script could be asked for. */
export function livingIn(heap: readonly HeapNode[]): LivingObjects {
  const counts: Record<string, number> = {};
  for (const { type, name } of heap) {
    const kind = type === "native" ? kindOf(name) : undefined;
    if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function kindOf(name: string): string | undefined {
  for (const kind of looked) {
    const [matched] = kind.exec(name) ?? [];
    if (matched !== undefined) return matched;
  }
  return undefined;
}
