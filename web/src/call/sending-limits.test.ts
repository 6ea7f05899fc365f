import { expect, test } from "vitest";
import { sendingLimits } from "./sending-limits.ts";

test("[CALL-101] the limit of a line is that of the section the focus receives on", () => {
  const remote = description(
    ["0", "recvonly", "b=TIAS:700000"],
    ["1", "sendonly", "b=TIAS:2500000"],
    ["2", "recvonly"],
    ["3", "sendrecv", "b=TIAS:64000"],
    ["4", "inactive", "b=TIAS:1"],
  );
  expect([...sendingLimits(remote)]).toEqual([
    ["0", 700_000],
    ["3", 64_000],
  ]);
});

test("[CALL-101] what is no description has none", () => {
  expect(sendingLimits("v=1").size).toBe(0);
});

function description(...media: readonly (readonly string[])[]): string {
  const head = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"];
  const sections = media.flatMap(([mid, direction, bandwidth]) => [
    "m=video 9 UDP/TLS/RTP/SAVPF 96",
    "c=IN IP4 0.0.0.0",
    ...(bandwidth === undefined ? [] : [bandwidth]),
    `a=mid:${mid}`,
    `a=${direction}`,
    "a=rtpmap:96 VP8/90000",
  ]);
  return [...head, ...sections, ""].join("\r\n");
}
