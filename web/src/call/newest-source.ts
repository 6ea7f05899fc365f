/** What a browser tells of the packets of the newest picture, or sound, that it has played out. */
export type Played = Pick<RTCRtpReceiver, "getContributingSources" | "getSynchronizationSources">;

/**
 * The contributing source (RFC 3550 §5.1) of what is played now. The browser remembers those of
 * the last ten seconds; what was played last has the RTP timestamp of the stream itself. The
 * moment of playing does not tell them apart: Firefox notes it for each by itself.
 */
export function newestSource(receiver: Played): number | undefined {
  const [newest] = receiver
    .getSynchronizationSources()
    .toSorted((one, other) => other.timestamp - one.timestamp);
  return receiver
    .getContributingSources()
    .find(({ rtpTimestamp }) => rtpTimestamp === newest?.rtpTimestamp)?.source;
}
