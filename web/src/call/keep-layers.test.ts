import { mid } from "@parley/shared/sdp";
import { expect, test } from "vitest";
import { keepLayers } from "./keep-layers.ts";

test("[SIZE-9] a description of the focus's leaves each layer as it is", () => {
  const kept = keepLayers(remote("recv l;~m;h"), new Map([[mid("0"), new Set(["m"])]]));
  expect(kept).toContain("a=simulcast:recv ~l;m;~h\r\n");
  expect(kept).toContain("a=rid:l recv\r\n");
});

test("[SIZE-9] nothing is sent of a line that nobody wished for", () => {
  const kept = keepLayers(remote("recv l;m;h"), new Map([[mid("0"), new Set<string>()]]));
  expect(kept).toContain("a=simulcast:recv ~l;~m;~h\r\n");
});

test("[SIZE-9] what is no answer to layers of ours stays as it is", () => {
  const text = remote("send l;m;h");
  expect(keepLayers(text, new Map([[mid("0"), new Set(["m"])]]))).toBe(text);
  expect(keepLayers("garbage", new Map())).toBe("garbage");
});

test("[SDP-18] what the focus sends at most is no limit of what the browser sends", () => {
  const limited = remote("recv l;m;h").replace("a=mid:0", "b=TIAS:2500000\r\na=mid:0");
  expect(keepLayers(limited, new Map())).not.toContain("b=");
});

function remote(simulcast: string): string {
  return [
    "v=0",
    "o=- 1 2 IN IP4 127.0.0.1",
    "s=-",
    "t=0 0",
    "m=video 9 UDP/TLS/RTP/SAVPF 96",
    "c=IN IP4 0.0.0.0",
    "a=mid:0",
    "a=recvonly",
    "a=rtpmap:96 VP8/90000",
    "a=rid:l recv",
    "a=rid:m recv",
    "a=rid:h recv",
    `a=simulcast:${simulcast}`,
    "",
  ].join("\r\n");
}
