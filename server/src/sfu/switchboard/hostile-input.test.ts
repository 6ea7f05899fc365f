import { instant } from "@parley/shared/lib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cameraSsrc, leg, Rehearsal, seat, seatSsrc, VP8 } from "./rehearsal.ts";

test("[SFU-6] whatever a leg sends, nothing is thrown and the others go on", () => {
  const bytes = fc.uint8Array({ maxLength: 120 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(fc.array(fc.oneof(bytes, mutated()), { maxLength: 60 }), (packets) => {
      const stage = crowded();
      for (const packet of packets) {
        stage.send("eve", packet);
        stage.wait(10);
      }
      stage.video("ada", { sequenceNumber: 2 });
      expect(stage.media("bob").at(-1)?.ssrc).toBe(seatSsrc("bob"));
    }),
    { numRuns: 300 },
  );
});

test("[SFU-6] a flood of the worst packets is dealt with in bounded time and answers", () => {
  const stage = crowded();
  const greedy = Buffer.alloc(1_400, 0xff);
  greedy.writeUInt32BE(0x81cd_0000 + greedy.length / 4 - 1, 0);
  greedy.writeUInt32BE(seatSsrc("eve"), 8);
  const started = process.cpuUsage().user;
  for (let count = 0; count < 2_000; count += 1) {
    stage.switchboard.receive(leg("eve"), [greedy], instant(2_000 + count));
  }
  stage.wait(100);
  expect((process.cpuUsage().user - started) / 1_000).toBeLessThan(2_000);
  const [eve] = stage.switchboard.counters().filter((counted) => counted.leg === "eve");
  expect(eve?.packetsOut).toBeLessThan(300);
});

/** Valid headers of Eve's own streams over random bytes: gets past the first checks. */
function mutated(): fc.Arbitrary<Buffer> {
  const fields = {
    first: fc.constantFrom(0x80, 0x90, 0xb0, 0xa0, 0x81, 0x8f, 0x85),
    second: fc.constantFrom(VP8, 97, 111, 200, 201, 203, 205, 206, VP8 + 128),
    ssrc: fc.constantFrom(cameraSsrc("eve"), cameraSsrc("eve") + 50, seatSsrc("eve"), 77),
    rest: fc.uint8Array({ minLength: 12, maxLength: 200 }),
  };
  return fc.record(fields).map(({ first, second, ssrc, rest }) => {
    const packet = Buffer.from(rest);
    packet.writeUInt8(first, 0);
    packet.writeUInt8(second, 1);
    if (second >= 200 && second < 224) packet.writeUInt16BE((packet.length >> 2) - 1, 2);
    packet.writeUInt32BE(ssrc, second >= 205 && second < 224 ? 4 : 8);
    return packet;
  });
}

/** Ada is shown to Bob and to Eve, who has every extension. */
function crowded(): Rehearsal {
  const stage = new Rehearsal();
  stage.join("ada", "bob", "eve");
  const extensions = { mid: 1, audioLevel: 2, transportWideCc: 3, absSendTime: 4 };
  stage.show("bob", "ada");
  stage.plan("eve", { extensions, sinks: [seat("eve", "ada")] });
  stage.video("ada", { sequenceNumber: 1, key: true });
  return stage;
}
