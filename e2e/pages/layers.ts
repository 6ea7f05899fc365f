import type { Page } from "@playwright/test";

/** Widths of the pictures that arrive on the newest connection, as their newest frames are. */
export async function pictureWidths(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const stats = (await window.watchedConnections.at(-1)?.getStats()) ?? new Map();
    const widths: number[] = [];
    for (const stat of stats.values() as Iterable<RTCInboundRtpStreamStats>) {
      if (stat.type === "inbound-rtp" && stat.frameWidth !== undefined)
        widths.push(stat.frameWidth);
    }
    return widths;
  });
}

/** Frames sent so far on the newest connection, by the RID of their layer; of all lines together. */
export async function framesSent(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async () => {
    const stats = (await window.watchedConnections.at(-1)?.getStats()) ?? new Map();
    const frames: Record<string, number> = {};
    for (const stat of stats.values() as Iterable<RTCOutboundRtpStreamStats>) {
      if (stat.type !== "outbound-rtp" || stat.rid === undefined) continue;
      frames[stat.rid] = (frames[stat.rid] ?? 0) + (stat.framesSent ?? 0);
    }
    return frames;
  });
}
