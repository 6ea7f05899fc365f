import { describe, expect, test } from "vitest";
import {
  codecNamed,
  extensionId,
  extensionUris,
  isRejected,
  type MediaSection,
  parseSdp,
  primarySsrcs,
  receivesMedia,
  reversed,
  rtxOf,
  sendsMedia,
} from "./index.ts";

describe("directions", () => {
  test.for([
    ["sendrecv", true, true, "sendrecv"],
    ["sendonly", true, false, "recvonly"],
    ["recvonly", false, true, "sendonly"],
    ["inactive", false, false, "inactive"],
  ] as const)(
    "[SDP-13] %s: sends %s, receives %s, is %s at the other end",
    ([direction, sends, receives, other]) => {
      expect(sendsMedia(direction)).toBe(sends);
      expect(receivesMedia(direction)).toBe(receives);
      expect(reversed(direction)).toBe(other);
    },
  );
});

describe("an m-section", () => {
  test("[SDP-12] of port 0 is rejected, unless it is bundle-only", () => {
    expect(isRejected(video("", 0))).toBe(true);
    expect(isRejected(video("a=bundle-only\n", 0))).toBe(false);
    expect(isRejected(video("", 9))).toBe(false);
  });

  test("[SDP-14] names its codecs without regard to case, the preferred one first", () => {
    const media = video("a=rtpmap:98 VP8/90000\na=rtpmap:96 vp8/90000\n");
    expect(codecNamed(media, "Vp8")?.payloadType).toBe(96);
    expect(codecNamed(media, "H264")).toBeUndefined();
  });

  test("[SDP-14] finds the retransmission codec of exactly that payload type", () => {
    const media = video(
      "a=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=9\na=rtpmap:98 RTX/90000\na=fmtp:98 rtx-time=3; apt=96\n",
    );
    expect(rtxOf(media, 96)?.payloadType).toBe(98);
    expect(rtxOf(media, 98)).toBeUndefined();
  });

  test("[SDP-14] has a feedback line for * on each of its codecs, none twice", () => {
    const media = video(
      "a=rtcp-fb:* nack\na=rtcp-fb:96 nack\na=rtcp-fb:96 ccm fir\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\n",
    );
    expect(media.codecs.map(({ feedback }) => feedback)).toEqual([["nack", "ccm fir"], ["nack"]]);
  });

  test("[SDP-14] keeps what is said of an unlisted or unmapped payload type as it stood", () => {
    const media = video("a=rtpmap:99 H264/90000\na=fmtp:97 b=2\na=rtcp-fb:97 nack\n");
    expect(media.codecs).toEqual([]);
    expect(media.otherAttributes).toEqual([
      { name: "rtpmap", value: "99 H264/90000" },
      { name: "fmtp", value: "97 b=2" },
      { name: "rtcp-fb", value: "97 nack" },
    ]);
  });

  test("[SDP-15] sends the stream of its FID group, else that of its first ssrc line", () => {
    expect(primarySsrcs(video("a=ssrc:7 cname:x\na=ssrc-group:FID 1 2\n"))).toEqual({
      ssrc: 1,
      rtxSsrc: 2,
    });
    expect(primarySsrcs(video("a=ssrc:7 cname:x\na=ssrc:8 cname:x\n"))).toEqual({ ssrc: 7 });
    expect(primarySsrcs(video(""))).toBeUndefined();
  });

  test("[SDP-16] knows its header extensions by their URIs", () => {
    const media = video(`a=extmap:4/recvonly ${extensionUris.mid}\n`);
    expect(extensionId(media, extensionUris.mid)).toBe(4);
    expect(extensionId(media, extensionUris.rid)).toBeUndefined();
  });
});

function video(attributes: string, port = 9): MediaSection {
  const result = parseSdp(
    `v=0\no=- 1 1 IN IP4 h\ns=-\nm=video ${port} RTP/SAVPF 96 97 98\n${attributes}`,
  );
  const media = result.ok ? result.value.media[0] : undefined;
  if (media === undefined) throw new Error(JSON.stringify(result));
  return media;
}
