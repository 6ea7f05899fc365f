import type { Page } from "@playwright/test";

/** One thing that a page of Chromium's holds on to. */
export interface HeapNode {
  /** What V8 calls it: `object`, `closure`, `string`, `code`, `native` (the browser's own) and others. */
  readonly type: string;
  readonly name: string;
  /** Bytes, without what it refers to. */
  readonly size: number;
}

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

/** What is left in a page of Chromium's after everything that can go has gone. */
export async function heapOf(page: Page): Promise<readonly HeapNode[]> {
  const devTools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devTools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await devTools.send("HeapProfiler.collectGarbage");
  await devTools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await devTools.detach();
  return nodesOf(JSON.parse(chunks.join("")) as Snapshot);
}

function nodesOf({ snapshot, nodes, strings }: Snapshot): readonly HeapNode[] {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const typeAt = fields.indexOf("type");
  const nameAt = fields.indexOf("name");
  const sizeAt = fields.indexOf("self_size");
  return Array.from({ length: nodes.length / fields.length }, (_, node) => {
    const row = node * fields.length;
    return {
      type: types[0][nodes[row + typeAt] ?? -1] ?? "",
      name: strings[nodes[row + nameAt] ?? -1] ?? "",
      size: nodes[row + sizeAt] ?? 0,
    };
  });
}
