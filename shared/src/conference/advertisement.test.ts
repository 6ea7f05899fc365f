import { expect, test } from "vitest";
import { printClueMessage } from "../clue/index.ts";
import { advertisementFor, advertisementOwed } from "./advertisement.ts";
import type { Leg } from "./conference.ts";
import type { Offering } from "./offering.ts";
import { defaultConferenceSettings } from "./settings.ts";
import { room } from "./switched/rooms-under-test.ts";

test("[CON-37] who says more than the peer takes is in the roster only, and hides nobody else", () => {
  const wordy = saying("ä".repeat(40_000), room("ada"));
  expect(shown([wordy, room("ben"), room("cyd", 3)])).toEqual(["ben", "cyd"]);
});

test.each([0, 500, 2_000])(
  "[CON-37] no message is longer than the peer takes, with %d characters said of each capture",
  (characters) => {
    const others = Array.from({ length: 80 }, (_, at) => {
      return saying("€".repeat(characters), room(`a-room-with-no-${at}`, 1 + (at % 3)));
    });
    const fitting = advertisementOwed(leg, others) ?? [];
    expect(fitting.length).toBeGreaterThan(2);
    const content = advertisementFor(leg, fitting, defaultConferenceSettings);
    const text = printClueMessage({
      type: "advertisement",
      clueId: "focus",
      version: "1.0",
      sequenceNr: 1,
      content,
    });
    expect(Buffer.byteLength(text)).toBeLessThan(leg.maxMessageBytes);
  },
);

const leg = { participant: "me", maxMessageBytes: 65_536, sections: [] } as unknown as Leg;

function shown(others: readonly Offering[]): readonly string[] {
  return (advertisementOwed(leg, others) ?? []).map(({ participant }) => String(participant));
}

function saying(text: string, offering: Offering): Offering {
  const captures = offering.captures.map((capture) => ({ ...capture, descriptions: [{ text }] }));
  return { ...offering, captures };
}
