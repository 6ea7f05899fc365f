import type { Page } from "@playwright/test";

/** Bytes of sound and pictures that come within so many milliseconds, on the page's newest connection. */
export async function bytesComing(page: Page, withinMs: number): Promise<number> {
  return page.evaluate(countBytes, withinMs);
}

/** From here on, a page that lets its connection go does not: whatever still comes, comes, and is counted. */
export async function holdConnection(page: Page): Promise<void> {
  await page.evaluate(() => {
    RTCPeerConnection.prototype.close = () => undefined;
  });
}

/** Runs in the page. */
async function countBytes(withinMs: number): Promise<number> {
  const before = await received();
  await new Promise((resolve) => setTimeout(resolve, withinMs));
  return (await received()) - before;

  async function received(): Promise<number> {
    const stats = (await window.watchedConnections.at(-1)?.getStats()) ?? new Map();
    let bytes = 0;
    for (const stat of stats.values() as Iterable<RTCInboundRtpStreamStats>) {
      if (stat.type === "inbound-rtp") bytes += stat.bytesReceived ?? 0;
    }
    return bytes;
  }
}
