import { expect, test } from "vitest";
import { incomingBps, type NetworkFacts, networkBps } from "./bandwidth.ts";

test.each<[string, NetworkFacts, number | undefined]>([
  ["that says nothing", {}, undefined],
  ["that is fast, whatever it has measured", { effectiveType: "4g", downlink: 1.35 }, undefined],
  ["that is slow", { effectiveType: "3g", downlink: 0.8 }, 600_000],
  ["that is slow and unmeasured", { effectiveType: "2g" }, undefined],
  ["that is slow and brings nothing", { effectiveType: "slow-2g", downlink: 0 }, undefined],
  ["that is to be spared", { effectiveType: "4g", downlink: 10, saveData: true }, 600_000],
  ["slow, and to be spared", { effectiveType: "2g", downlink: 0.2, saveData: true }, 150_000],
])("[LAY-20] a network %s", (_, facts, bps) => {
  expect(networkBps(facts)).toBe(bps);
});

test("[LAY-21] a person who saves data has four small pictures at most, whatever the network brings", () => {
  const viewing = { layout: "immersive", width: 1_280, height: 720 } as const;
  expect(incomingBps(viewing)).toBeUndefined();
  expect(incomingBps({ ...viewing, bandwidthBps: 5_000_000 })).toBe(5_000_000);
  expect(incomingBps({ ...viewing, bandwidthBps: 5_000_000, savesData: true })).toBe(600_000);
  expect(incomingBps({ ...viewing, bandwidthBps: 200_000, savesData: true })).toBe(200_000);
  expect(incomingBps({ ...viewing, savesData: true })).toBe(600_000);
});
