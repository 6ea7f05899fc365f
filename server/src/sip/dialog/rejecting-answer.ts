/**
 * The answer that takes no stream of an offer (RFC 3264 §6): an ACK owes one even where a BYE
 * follows (RFC 3261 §13.2.2.4).
 */
export function rejectingAnswer(offer: string): string {
  const lines = offer.split(/\r?\n/);
  const time = lines.find((line) => line.startsWith("t=")) ?? "t=0 0";
  const media = lines.flatMap((line) => {
    const [, kind, rest] = MEDIA.exec(line) ?? [];
    return kind === undefined || rest === undefined ? [] : [`m=${kind} 0 ${rest}`];
  });
  const session = ["v=0", "o=- 0 0 IN IP4 0.0.0.0", "s=-", "c=IN IP4 0.0.0.0", time];
  return [...session, ...media].map((line) => `${line}\r\n`).join("");
}

/** Kind, port, then protocol and formats. */
const MEDIA = /^m=(\S+) \S+ (.+)$/;
