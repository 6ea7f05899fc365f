import { expect, test } from "vitest";
import { ClueChannel } from "./clue-channel.ts";

test("[PART-162] the first channel is the one that the SDP names, the next one tells of itself", () => {
  const { channel, made } = opened();
  channel.reopen();

  expect(made.map(({ how }) => how)).toEqual([
    { negotiated: true, id: 1, protocol: "CLUE", ordered: true },
    { protocol: "CLUE", ordered: true },
  ]);
});

test("[PART-162] of a former channel nothing is told any more", () => {
  const { channel, made, told } = opened();
  channel.reopen();
  made[0]?.happen("close");
  made[0]?.happen("message", "late");
  made[1]?.happen("open");

  expect(told).toEqual(["clue-opened", "clue-opened"]);
});

test("[PART-162] what comes before the channel is said to be open waits for that", () => {
  const { channel, made, told } = opened();
  channel.reopen();
  made[1]?.happen("message", "options");
  expect(told).toEqual(["clue-opened"]);

  made[1]?.happen("open");
  made[1]?.happen("message", "advertisement");
  made[1]?.happen("message", new ArrayBuffer(1));
  expect(told.slice(1)).toEqual(["clue-opened", "options", "advertisement"]);
});

test("[PART-162] a channel that is closing takes no message, and a closed connection no channel", () => {
  const { channel, made, connection } = opened();
  channel.send("one");
  if (made[0]) made[0].readyState = "closing";
  channel.send("two");
  connection.signalingState = "closed";
  channel.reopen();

  expect(made.map(({ sent }) => sent)).toEqual([["one"]]);
});

/** A channel on a connection that writes down what is made of it. */
function opened() {
  const made: FakeChannel[] = [];
  const told: string[] = [];
  const connection = {
    signalingState: "stable",
    createDataChannel(_label: string, how: RTCDataChannelInit) {
      const one = new FakeChannel(how);
      made.push(one);
      return one;
    },
  };
  const channel = new ClueChannel(connection as unknown as RTCPeerConnection, (input) =>
    told.push(input.type === "clue-received" ? input.text : input.type),
  );
  made[0]?.happen("open");
  return { channel, made, told, connection };
}

class FakeChannel extends EventTarget {
  readonly how: RTCDataChannelInit;
  readonly sent: string[] = [];
  readyState: RTCDataChannelState = "connecting";

  constructor(how: RTCDataChannelInit) {
    super();
    this.how = how;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  happen(type: "open" | "close" | "message", data?: unknown): void {
    if (type === "open") this.readyState = "open";
    this.dispatchEvent(Object.assign(new Event(type), { data }));
  }
}
