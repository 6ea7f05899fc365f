import type { Viewing } from "@parley/shared/participant";
import { describe, expect, test } from "vitest";
import { createConferenceStore } from "./conference.ts";
import { createLooking } from "./looking.ts";

const pinned = { type: "room", room: "sip:ana@x" } as const;

describe("how a person looks at the others", () => {
  test("[LAY-27] is shown and told at each change, with all that was chosen before", () => {
    const { looking, told, store } = looked();
    looking.actions.setSwitching("segment");
    looking.actions.setPin(pinned);
    looking.actions.setSavesData(true);
    looking.actions.setStageSize(800, 600);
    expect(told.at(-1)).toEqual({
      layout: "immersive",
      width: 800,
      height: 600,
      switching: "segment",
      pinned,
      savesData: true,
    });
    expect(store.getState()).toMatchObject({ switching: "segment", pinned, savesData: true });
    looking.actions.setPin(undefined);
    expect(told.at(-1)).not.toHaveProperty("pinned");
    expect(store.getState().pinned).toBeUndefined();
  });

  test("[LAY-40] what stands in a window of its own is told, and that it does no more", () => {
    const { looking, told } = looked();
    const elsewhere = { type: "room", room: "sip:ana@x", width: 1_920, height: 1_080 } as const;
    looking.actions.setElsewhere(elsewhere);
    expect(told.at(-1)).toMatchObject({ layout: "immersive", elsewhere });
    looking.actions.setElsewhere(undefined);
    expect(told.at(-1)).not.toHaveProperty("elsewhere");
  });

  test("[LAY-28] another layout begins on its first page", () => {
    const { looking, told } = looked();
    looking.actions.setStagePage(2);
    looking.actions.setLayout("gallery");
    expect(told.map(({ page }) => page)).toEqual([2, 0]);
  });

  test("[LAY-29] a pin that has fallen away in the call is not told again; what was overtaken is", () => {
    const { looking, told } = looked();
    looking.actions.setPin(pinned);
    const [before] = told;
    looking.actions.setSwitching("room");
    looking.follow(before);
    looking.actions.setStageSize(800, 600);
    expect(told.at(-1)).toMatchObject({ pinned, switching: "room" });
    looking.follow({ layout: "gallery", width: 800, height: 600 });
    looking.actions.setStageSize(801, 600);
    expect(told.at(-1)).toEqual({ layout: "gallery", width: 801, height: 600 });
  });

  test("[LAY-20] what the browser says of its network is told, and when it changes", () => {
    const connection = Object.assign(new EventTarget(), { effectiveType: "3g", downlink: 0.4 });
    const { told, looking } = looked({ connection });
    expect(told).toMatchObject([{ bandwidthBps: 300_000 }]);
    connection.effectiveType = "4g";
    connection.dispatchEvent(new Event("change"));
    expect(told.at(-1)).not.toHaveProperty("bandwidthBps");
    looking.actions.setSwitching("room");
    expect(told).toHaveLength(3);
  });
});

function looked(navigator: object = {}) {
  const store = createConferenceStore();
  const told: Viewing[] = [];
  const page = { innerWidth: 1_280, innerHeight: 720, navigator } as unknown as Window;
  const looking = createLooking(store, page, (viewing) => told.push(viewing));
  return { looking, told, store };
}
