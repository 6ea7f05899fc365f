import { type Mid, parseSdp } from "@parley/shared/sdp";

/**
 * What the focus wishes to receive at most on each line, bits per second (RFC 3264 §5.1). Not for
 * the browser, which would take it for a limit of all it sends (`keep-layers.ts`): the page obeys.
 */
export function sendingLimits(remote: string): ReadonlyMap<Mid, number> {
  const theirs = parseSdp(remote);
  const limits = new Map<Mid, number>();
  for (const { mid, direction, maxBitrateBps } of theirs.ok ? theirs.value.media : []) {
    const receives = direction === "recvonly" || direction === "sendrecv";
    if (mid && receives && maxBitrateBps !== undefined) limits.set(mid, maxBitrateBps);
  }
  return limits;
}
