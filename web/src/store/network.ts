import { type NetworkFacts, networkBps } from "@parley/shared/participant";

/** Tells what the network lets in, in bits per second, and again whenever it changes. */
export function followNetwork(page: Window, tell: (bps: number | undefined) => void): void {
  const { navigator }: { readonly navigator: Navigator & MaybeConnection } = page;
  const { connection } = navigator;
  if (!connection) return;
  tell(networkBps(connection));
  connection.addEventListener("change", () => tell(networkBps(connection)));
}

/** What Chromium has, and TypeScript's DOM does not know. */
interface MaybeConnection {
  readonly connection?: NetworkFacts & EventTarget;
}
