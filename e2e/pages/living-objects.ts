import type { Page } from "@playwright/test";

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

/** As much of a heap snapshot's format as is read of it: nodes are rows of numbers in one array. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      /** Of the first field, the type, the names that its numbers stand for. */
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/**
 * What is left in a page of Chromium's after everything that can go has gone. Counted in a snapshot of
 * the heap: the browser's own objects live without a wrapper that a script could be asked for.
 */
export async function livingObjects(page: Page): Promise<LivingObjects> {
  const devTools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devTools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await devTools.send("HeapProfiler.collectGarbage");
  await devTools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await devTools.detach();
  return countedIn(JSON.parse(chunks.join("")) as Snapshot);
}

function countedIn({ snapshot, nodes, strings }: Snapshot): LivingObjects {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, nameAt] = [fields.indexOf("type"), fields.indexOf("name")];
  const native = types[0].indexOf("native");
  const kinds = strings.map(kindOf);
  const counts: Record<string, number> = {};
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = kinds[nodes[node + nameAt] ?? -1];
    if (kind !== undefined && nodes[node + typeAt] === native)
      counts[kind] = (counts[kind] ?? 0) + 1;
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
