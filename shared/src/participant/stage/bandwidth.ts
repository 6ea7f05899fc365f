import type { Viewing } from "./viewing.ts";

/** What a browser says of its network (WICG Network Information); Firefox and Safari say nothing. */
export interface NetworkFacts {
  /** Mbit/s, of late, of what was loaded by HTTP. */
  readonly downlink?: number;
  /** `slow-2g`, `2g`, `3g`, or `4g` for everything better. */
  readonly effectiveType?: string;
  /** The person has asked the browser to load little. */
  readonly saveData?: boolean;
}

/** Four small pictures: our policy for people who pay by the megabyte. */
const savedBps = 600_000;

/** Of what a slow network brings, the rest is for voices and for what is not ours. */
const shareOfPictures = 0.75;

/**
 * What pictures may take of the network, bits per second; undefined where nothing is known of it.
 * Only a network that is called slow is believed: of a fast one that is idle a browser reports
 * what little it has loaded, 1.35 Mbit/s on a machine with none. No receiver's statistics tell
 * more; whoever sends, the focus, measures it and adapts.
 */
export function networkBps(facts: NetworkFacts): number | undefined {
  const { downlink, effectiveType, saveData = false } = facts;
  const isSlow = effectiveType !== undefined && effectiveType !== "4g";
  const measured =
    isSlow && downlink !== undefined && downlink > 0
      ? Math.round(downlink * 1_000_000 * shareOfPictures)
      : undefined;
  return saveData ? Math.min(savedBps, measured ?? savedBps) : measured;
}

/** What may come in for a person who looks so: what the network brings, or wants saved. */
export function incomingBps({ bandwidthBps, savesData = false }: Viewing): number | undefined {
  return savesData ? Math.min(savedBps, bandwidthBps ?? savedBps) : bandwidthBps;
}
