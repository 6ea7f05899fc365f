import { type MediaSection, type Mid, parseSdp, printSdp } from "@parley/shared/sdp";

/**
 * The focus's description as it is given to the browser. Which layers are sent is said by CLUE, but
 * a browser takes from every description of the peer's that a layer which is not marked as paused
 * (RFC 8853 §5.1) is to be sent; so each is marked as it is.
 *
 * @param sent the RIDs of the layers that are sent, for each line that has layers
 */
export function keepLayers(remote: string, sent: ReadonlyMap<Mid, ReadonlySet<string>>): string {
  const theirs = parseSdp(remote);
  if (!theirs.ok) return remote;
  const media = theirs.value.media.map(withoutLimit).map((section) => {
    const layers = section.mid && sent.get(section.mid);
    return layers ? marked(section, layers) : section;
  });
  return printSdp({ ...theirs.value, media });
}

/**
 * Chromium makes the limit of any line with video, even of one that it only receives on, the most
 * that it sends on all of them together. What they are for is known to the participant machine, of
 * the lines received on, and to `sending-limits.ts`, of those sent on.
 */
function withoutLimit({ maxBitrateBps: _, ...section }: MediaSection): MediaSection {
  return section;
}

function marked(section: MediaSection, sent: ReadonlySet<string>): MediaSection {
  const otherAttributes = section.otherAttributes.map((attribute) => {
    const [direction, layers] = (attribute.value ?? "").split(" ");
    if (attribute.name !== "simulcast" || direction !== "recv" || !layers) return attribute;
    return { ...attribute, value: `recv ${layers.split(";").map(mark).join(";")}` };
  });
  return { ...section, otherAttributes };

  function mark(layer: string): string {
    const rid = layer.replace(/^~/, "");
    return sent.has(rid) ? rid : `~${rid}`;
  }
}
