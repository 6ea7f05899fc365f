import { groupMids, label, mid, parseSdp } from "@parley/shared/sdp";
import { describe, expect, test } from "vitest";
import { markClue } from "./mark-clue.ts";

const labels = new Map([[mid("0"), label("left")]]);

describe("what goes over the wire", () => {
  test("[CALL-30] an offer groups all its lines with the data channel, and names those it sends on", () => {
    const marked = markClue(browserSdp, labels);
    expect(grouped(marked)).toEqual(["0", "1", "dc"]);
    expect(marked).toContain('a=dcmap:1 subprotocol="CLUE";ordered=true');
    expect(marked.match(/a=label:.*/g)).toEqual(["a=label:left"]);
  });

  test("[CALL-31] an answer groups what the offer groups", () => {
    const offer = browserSdp.replace(
      "a=group:BUNDLE 0 1 dc",
      "a=group:BUNDLE 0 1 dc\r\na=group:CLUE dc 0",
    );
    expect(grouped(markClue(browserSdp, labels, offer))).toEqual(["0", "dc"]);
  });

  test("[CALL-31] an answer to an offer without CLUE says nothing of it", () => {
    expect(markClue(browserSdp, labels, browserSdp)).toBe(browserSdp);
  });

  test("[CALL-32] marking what is marked changes nothing", () => {
    const marked = markClue(browserSdp, labels);
    expect(markClue(marked, labels)).toBe(marked);
  });

  test("[CALL-32] a text that is no SDP goes as it is", () => {
    expect(markClue("garbage", labels)).toBe("garbage");
  });
});

function grouped(text: string): readonly string[] {
  const parsed = parseSdp(text);
  return parsed.ok ? groupMids(parsed.value, "CLUE") : [];
}

const browserSdp = [
  "v=0",
  "o=- 1 2 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE 0 1 dc",
  "m=video 9 UDP/TLS/RTP/SAVPF 96",
  "c=IN IP4 0.0.0.0",
  "a=mid:0",
  "a=sendonly",
  "a=rtpmap:96 VP8/90000",
  "m=video 9 UDP/TLS/RTP/SAVPF 96",
  "c=IN IP4 0.0.0.0",
  "a=mid:1",
  "a=recvonly",
  "a=rtpmap:96 VP8/90000",
  "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
  "c=IN IP4 0.0.0.0",
  "a=mid:dc",
  "a=sctp-port:5000",
  "",
].join("\r\n");
