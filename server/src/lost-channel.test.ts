import { type Caller, defaultConferenceSettings } from "@parley/shared/conference";
import { instant } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import { afterEach, expect, test, vi } from "vitest";
import { Focus } from "./focus/focus.ts";
import { MemoryStore } from "./focus/memory-store.ts";
import type { SignallingPort } from "./focus/ports.ts";
import { Remembered } from "./focus/remembered.ts";
import { PageWithoutBrowser } from "./page-without-browser.ts";
import { MediaPlane } from "./sfu/media-plane.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).toReversed()) await it.close();
});

test("[SFU-93] packets go on while there is no CLUE channel, and the next one begins with options", async () => {
  const { arrive, happened } = startFocus();
  const ada = await arrive("ada");
  const ben = await arrive("ben");
  for (const page of [ada, ben]) await seesPackets(page);
  const before = happened.length;
  const since = () => happened.slice(before);

  ben.holdsBackTheNextChannel = true;
  ben.breakChannel();
  await vi.waitFor(() => expect(since()).toContain("clue-closed"));
  for (const page of [ada, ben]) await seesPackets(page);
  expect(ben.channelPhase).toBe("channel-setup");

  ben.openChannel();
  await vi.waitFor(() => expect(ben.channelPhase).toBe("active"), 5_000);
  await vi.waitFor(() => expect(since().at(-1)).toBe("configureResponse"), 5_000);
  expect(since().slice(0, 3)).toEqual(["clue-closed", "clue-opened", "options"]);
  for (const disturbance of ["send-reinvite", "send-bye", "apply-plan", "send-notify"]) {
    expect(since()).not.toContain(disturbance);
  }
  for (const page of [ada, ben]) await seesPackets(page);
});

test("[SFU-94] a focus that gives a channel up closes it, takes the next, and packets go on", async () => {
  const { arrive, happened, focus } = startFocus();
  const ada = await arrive("ada");
  const ben = await arrive("ben");
  for (const page of [ada, ben]) await seesPackets(page);
  const before = happened.length;

  for (let faults = 0; faults < 8; faults += 1) {
    focus.mediaHappened({ type: "clue-received", leg: "ben" as LegId, text: "<garbage" });
  }
  expect(happened.at(-1)).toBe("close-clue");
  await vi.waitFor(() => expect(happened.slice(before)).toContain("clue-opened"), 5_000);
  await vi.waitFor(() => expect(happened.at(-1)).toBe("configureResponse"), 5_000);
  expect(ben.channelPhase).toBe("active");
  for (const page of [ada, ben]) await seesPackets(page);
});

/** Waits until so many more have come that none of them was under way before. */
async function seesPackets(page: PageWithoutBrowser): Promise<void> {
  const before = page.packets;
  await vi.waitFor(() => expect(page.packets).toBeGreaterThan(before + 20), 5_000);
}

/** The focus and its media plane; SIP is passed from hand to hand. */
function startFocus() {
  const pages = new Map<string, PageWithoutBrowser>();
  /** What is told of CLUE channels, and what the focus does about anything, in order. */
  const happened: string[] = [];
  const settings = { bindAddress: "127.0.0.1", port: 0, workers: 1, silenceMs: 600_000 };
  const plane = new MediaPlane(settings, (event) => focus.mediaHappened(event));
  open.push({ close: () => plane.stop() });
  const store = new MemoryStore();
  const focus = new Focus({
    settings: {
      ...{ domain: "focus.test", maxConferences: 1, createOnInvite: true, factory: "factory" },
      conference: defaultConferenceSettings,
    },
    ...{ store, remembered: new Remembered(store, []), media: plane },
    signalling: onlyAnswering((leg, sdp) => {
      void pages.get(leg)?.answered(sdp);
      focus.received({ type: "ack-received", leg });
    }),
    clock: {
      now: () => instant(performance.now()),
      date: () => "2026-01-01T00:00:00Z",
      random: Math.random,
      wakeAt(at, wake) {
        const timer = setTimeout(wake, at - performance.now());
        return () => clearTimeout(timer);
      },
    },
    tap: ({ input, effects }) => {
      if (input.type === "clue-opened" || input.type === "clue-closed") happened.push(input.type);
      for (const effect of effects) {
        const isClue = effect.type === "send-clue";
        happened.push(isClue ? (effect.summary.split(" ")[0] ?? "") : effect.type);
      }
    },
    broken: (_, error) => {
      throw error;
    },
  });
  const arrive = async (name: string) => {
    const leg = name as LegId;
    const caller: Caller = {
      ...{ entity: `sip:${name}@focus.test`, displayName: name, instance: name },
      ...{ proven: false, role: "participant" as const, anonymous: false },
    };
    const page = new PageWithoutBrowser(name, (sdp) => {
      focus.inviteReceived(leg, "tea", { caller, sdp });
    });
    open.push(page);
    pages.set(name, page);
    await page.join();
    await vi.waitFor(() => expect(page.channelPhase).toBe("active"), 5_000);
    return page;
  };
  return { arrive, happened, focus };
}

/** Signalling that hands its answers over, and says nothing else. */
function onlyAnswering(answerInvite: SignallingPort["answerInvite"]): SignallingPort {
  const nothing = () => undefined;
  return new Proxy({} as SignallingPort, {
    get: (_, name) => (name === "answerInvite" ? answerInvite : nothing),
  });
}
