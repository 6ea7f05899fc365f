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

/** Of the encodings of pictures that are sent: the line's mid, what each may take, and what its encoder aims at. */
export async function bitratesSent(page: Page): Promise<readonly SentEncoding[]> {
  return page.evaluate(async () => {
    const sent: SentEncoding[] = [];
    for (const { mid, sender } of window.watchedConnections.at(-1)?.getTransceivers() ?? []) {
      if (sender.track?.kind !== "video" || mid === null) continue;
      const stats = [...(await sender.getStats()).values()] as RTCOutboundRtpStreamStats[];
      for (const { rid, active, maxBitrate } of sender.getParameters().encodings) {
        if (active !== true) continue;
        const own = stats.find((stat) => stat.type === "outbound-rtp" && stat.rid === rid);
        sent.push({ mid, mostBps: maxBitrate ?? Infinity, targetBps: own?.targetBitrate ?? 0 });
      }
    }
    return sent;
  });
}

interface SentEncoding {
  readonly mid: string;
  /** Bits per second, as is `targetBps`. */
  readonly mostBps: number;
  readonly targetBps: number;
}
