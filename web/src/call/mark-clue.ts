import {
  groupMids,
  type Label,
  type Mid,
  parseSdp,
  printSdp,
  type SessionDescription,
  withClue,
} from "@parley/shared/sdp";
import { clueStreamId } from "./clue-channel.ts";

/**
 * The browser's description as it goes over the wire, with CLUE written in: browsers know neither
 * `group:CLUE` nor `dcmap` nor `label`. An answer groups what the offer groups and nothing else
 * (RFC 5888 §9.2); none if the offer has no CLUE group. Marking again changes nothing.
 */
export function markClue(
  local: string,
  labels: ReadonlyMap<Mid, Label>,
  remoteOffer?: string,
): string {
  const ours = parseSdp(local);
  if (!ours.ok) return local;
  const grouped = remoteOffer === undefined ? everyMid(ours.value) : groupedIn(remoteOffer);
  const dataChannelMid = ours.value.media.find(({ kind }) => kind === "application")?.mid;
  if (dataChannelMid === undefined || !grouped.includes(dataChannelMid)) return local;
  return printSdp(
    withClue(ours.value, { dataChannelMid, streamId: clueStreamId, labels, grouped }),
  );
}

function everyMid({ media }: SessionDescription): readonly Mid[] {
  return media.flatMap(({ mid }) => (mid === undefined ? [] : [mid]));
}

function groupedIn(offer: string): readonly Mid[] {
  const theirs = parseSdp(offer);
  return theirs.ok ? groupMids(theirs.value, "CLUE") : [];
}
