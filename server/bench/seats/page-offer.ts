import { readFileSync } from "node:fs";

/** What Chromium offered for a page's lines: five to send on, eight seats, a data channel. */
const recorded = readFileSync(
  new URL("../../../shared/traces/sdp/chromium-telepresence-offer.sdp", import.meta.url),
  "utf8",
);

const uplinks = ["mic", "left", "centre", "right", "presentation"];

/** A page's first offer, as long as a real one; `ufrag` tells whose transport is asked for. */
export function pageOffer(ufrag: string): string {
  const [session = "", ...sections] = recorded.split(/^(?=m=)/m);
  const mids = sections.map((_, at) => at).join(" ");
  const media = sections.map((section, at) => {
    const label = uplinks[at];
    if (label !== undefined) return `${section}a=label:${label}\r\n`;
    const isData = section.startsWith("m=application");
    return isData ? `${section}a=dcmap:1 subprotocol="CLUE";ordered=true\r\n` : section;
  });
  return `${session}a=group:CLUE ${mids}\r\n${media.join("")}`.replaceAll(
    /(?<=a=ice-ufrag:).*(?=\r\n)/g,
    ufrag,
  );
}
