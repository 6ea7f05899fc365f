import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type ClueMarking,
  clueDataChannel,
  groupMids,
  label,
  mediaOfMid,
  mid,
  parseSdp,
  printSdp,
  type SessionDescription,
  withClue,
  withoutClue,
} from "./index.ts";

describe("the CLUE data channel", () => {
  test.for([
    ["subprotocol in upper case", 'subprotocol="CLUE";ordered=true'],
    ["subprotocol in lower case", 'ordered=true;subprotocol="clue"'],
    ["order as the default", 'subprotocol="CLUE"'],
    ["an option nobody knows", 'subprotocol="CLUE";colour="a;b"'],
  ] as const)("[SDP-9] is found with %s", ([, options]) => {
    expect(clueDataChannel(offered(`a=dcmap:2 ${options}\n`))).toEqual({ mid: "d", streamId: 2 });
  });

  test.for([
    ["of another subprotocol", 'a=dcmap:2 subprotocol="BFCP"\n', "CLUE d", 9],
    ["unordered", 'a=dcmap:2 subprotocol="CLUE";ordered=false\n', "CLUE d", 9],
    ["of limited retransmissions", 'a=dcmap:2 subprotocol="CLUE";max-retr=3\n', "CLUE d", 9],
    ["of limited lifetime", 'a=dcmap:2 subprotocol="CLUE";max-time=3\n', "CLUE d", 9],
    ["given twice", 'a=dcmap:2 subprotocol="CLUE"\na=dcmap:4 subprotocol="CLUE"\n', "CLUE d", 9],
    ["outside the CLUE group", 'a=dcmap:2 subprotocol="CLUE"\n', "CLUE v", 9],
    ["without a CLUE group", 'a=dcmap:2 subprotocol="CLUE"\n', "BUNDLE d", 9],
    ["in a rejected m-section", 'a=dcmap:2 subprotocol="CLUE"\n', "CLUE d", 0],
  ] as const)("[SDP-9] is absent where it is %s", ([, dcmap, group, port]) => {
    expect(clueDataChannel(offered(dcmap, group, port))).toBeUndefined();
  });
});

test("[SDP-10] a dcmap's strings are escaped byte by byte", () => {
  const written = offered('a=dcmap:2 label="50%25 %22caf%C3%A9%22;"\n');
  expect(mediaOfMid(written, mid("d"))?.dataChannels[0]?.label).toBe('50% "café";');
  expect(printSdp(written)).toContain('a=dcmap:2 label="50%25 %22caf%C3%A9%22;";ordered=true\r\n');
});

describe("marking a browser's description", () => {
  test("[SDP-11] adds the group, the channel and the labels, and they survive the text", () => {
    const marked = reread(withClue(browserOffer, marking));
    expect(clueDataChannel(marked)).toEqual({ mid: "13", streamId: 2 });
    expect(groupMids(marked, "CLUE")).toEqual(["0", "3", "13"]);
    expect(mediaOfMid(marked, mid("0"))?.label).toBe("microphone");
    expect(mediaOfMid(marked, mid("3"))?.label).toBe("centre");
    expect(mediaOfMid(marked, mid("2"))?.label).toBeUndefined();
  });

  test("[SDP-11] twice is the same as once", () => {
    const once = withClue(browserOffer, marking);
    expect(withClue(once, marking)).toEqual(once);
    expect(printSdp(withClue(reread(once), marking))).toBe(printSdp(once));
  });

  test("[SDP-11] is undone by withoutClue", () => {
    expect(withoutClue(withClue(browserOffer, marking))).toEqual(browserOffer);
  });

  test("[SDP-11] groups no rejected m-section, and nothing once the channel's is rejected", () => {
    const rejected = (name: string) => ({
      ...browserOffer,
      media: browserOffer.media.map((media) =>
        media.mid === name ? { ...media, port: 0, bundleOnly: false } : media,
      ),
    });
    expect(groupMids(withClue(rejected("3"), marking), "CLUE")).toEqual(["0", "13"]);
    const without = withClue(rejected("13"), marking);
    expect(without.groups.some(({ semantics }) => semantics === "CLUE")).toBe(false);
    expect(clueDataChannel(without)).toBeUndefined();
  });
});

const browserOffer = read(
  readFileSync(
    new URL("../../traces/sdp/chromium-telepresence-offer.sdp", import.meta.url),
    "utf8",
  ),
);

const marking: ClueMarking = {
  dataChannelMid: mid("13"),
  streamId: 2,
  labels: new Map([
    [mid("0"), label("microphone")],
    [mid("3"), label("centre")],
  ]),
  grouped: [mid("0"), mid("3")],
};

function offered(dcmap: string, group = "CLUE d", port = 9): SessionDescription {
  return read(
    `v=0\no=- 1 1 IN IP4 h\ns=-\na=group:${group}\nm=application ${port} UDP/DTLS/SCTP webrtc-datachannel\na=mid:d\n${dcmap}m=video 9 RTP/AVP 96\na=mid:v\n`,
  );
}

function reread(description: SessionDescription): SessionDescription {
  return read(printSdp(description));
}

function read(text: string): SessionDescription {
  const result = parseSdp(text);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
