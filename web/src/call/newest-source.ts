/** What a browser tells of the packets of the newest picture, or sound, that it has played out. */
export type Played = Pick<RTCRtpReceiver, "getContributingSources" | "getSynchronizationSources">;

/**
 * The contributing source (RFC 3550 §5.1) of what is played now. The browser remembers those of
 * the last ten seconds; what was played in the same moment as the newest of the stream itself is
 * in it still.
 */
export function newestSource(receiver: Played): number | undefined {
  const newest = Math.max(...receiver.getSynchronizationSources().map(timeOf));
  return receiver.getContributingSources().find((one) => timeOf(one) >= newest)?.source;
}

function timeOf({ timestamp }: RTCRtpContributingSource): number {
  return timestamp;
}
