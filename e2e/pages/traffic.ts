import type { Page } from "@playwright/test";

/** Bytes of sound and pictures that come within so many milliseconds, on the page's newest connection. */
export async function bytesComing(page: Page, withinMs: number): Promise<number> {
  return page.evaluate(countBytes, { withinMs });
}

/** The same, from the moment on at which somebody is gone from the page's list of people. */
export async function bytesComingWithout(
  page: Page,
  name: string,
  withinMs: number,
): Promise<number> {
  const goneFirst = `[data-testid="roster-entry"][data-participant="${name}"]`;
  return page.evaluate(countBytes, { withinMs, goneFirst });
}

/** From here on, a page that lets its connection go does not: whatever still comes, comes, and is counted. */
export async function holdConnection(page: Page): Promise<void> {
  await page.evaluate(() => {
    RTCPeerConnection.prototype.close = () => undefined;
  });
}

interface Counting {
  readonly withinMs: number;
  /** What is to be gone from the page before. */
  readonly goneFirst?: string;
}

/** Runs in the page. */
async function countBytes({ withinMs, goneFirst }: Counting): Promise<number> {
  if (goneFirst !== undefined) await gone(goneFirst);
  const before = await received();
  await new Promise((resolve) => setTimeout(resolve, withinMs));
  return (await received()) - before;

  function gone(selector: string): Promise<void> {
    return new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (document.querySelector(selector)) return;
        watch.disconnect();
        resolve();
      });
      watch.observe(document.body, { subtree: true, childList: true });
    });
  }

  async function received(): Promise<number> {
    const stats = (await window.watchedConnections.at(-1)?.getStats()) ?? new Map();
    let bytes = 0;
    for (const stat of stats.values() as Iterable<RTCInboundRtpStreamStats>) {
      if (stat.type === "inbound-rtp") bytes += stat.bytesReceived ?? 0;
    }
    return bytes;
  }
}
