import { type Caller, defaultConferenceSettings } from "@parley/shared/conference";
import { instant } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import { expect, vi } from "vitest";
import { Focus } from "./focus/focus.ts";
import { MemoryStore } from "./focus/memory-store.ts";
import type { SignallingPort } from "./focus/ports.ts";
import { Remembered } from "./focus/remembered.ts";
import type { ConferenceStep } from "./focus/run-conference.ts";
import { PageWithoutBrowser } from "./page-without-browser.ts";
import { MediaPlane } from "./sfu/media-plane.ts";

/** For tests: the focus and its media plane; SIP is passed from hand to hand. */
export function focusWithoutSip() {
  const pages = new Map<string, PageWithoutBrowser>();
  /** What is told of CLUE channels, and what the focus does about anything, in order. */
  const happened: string[] = [];
  const settings = { bindAddress: "127.0.0.1", port: 0, workers: 1, silenceMs: 600_000 };
  const plane = new MediaPlane(settings, (event) => focus.mediaHappened(event));
  const store = new MemoryStore();
  const focus = new Focus({
    settings: {
      ...{ domain: "focus.test", maxConferences: 1, createOnInvite: true, factory: "factory" },
      conference: defaultConferenceSettings,
    },
    ...{ store, remembered: new Remembered(store, []), media: plane, clock: realClock },
    signalling: onlyAnswering({
      answerInvite: (leg, sdp) => {
        void pages.get(leg)?.answered(sdp);
        focus.received({ type: "ack-received", leg });
      },
      answerOffer: (leg, _offer, sdp) => {
        void pages.get(leg)?.restartAnswered(sdp);
        focus.received({ type: "ack-received", leg });
      },
    }),
    tap: (step) => happened.push(...told(step)),
    broken: (_, error) => {
      throw error;
    },
  });
  const arrive = async (name: string) => {
    const page = new PageWithoutBrowser(name, (sdp) => {
      focus.inviteReceived(name as LegId, "tea", { caller: callerOf(name), sdp });
    });
    pages.set(name, page);
    await page.join();
    await vi.waitFor(() => expect(page.channelPhase).toBe("active"), 5_000);
    return page;
  };
  const close = async () => {
    for (const page of pages.values()) page.close();
    await plane.stop();
  };
  return { arrive, happened, focus, close };
}

function callerOf(name: string): Caller {
  return {
    ...{ entity: `sip:${name}@focus.test`, displayName: name, instance: name },
    ...{ proven: false, role: "participant", anonymous: false },
  };
}

function told({ input, effects }: ConferenceStep): readonly string[] {
  const isChannel = input.type === "clue-opened" || input.type === "clue-closed";
  const done = effects.map((effect) =>
    effect.type === "send-clue" ? (effect.summary.split(" ")[0] ?? "") : effect.type,
  );
  return isChannel ? [input.type, ...done] : done;
}

const realClock = {
  now: () => instant(performance.now()),
  date: () => "2026-01-01T00:00:00Z",
  random: Math.random,
  wakeAt(at: number, wake: () => void) {
    const timer = setTimeout(wake, at - performance.now());
    return () => clearTimeout(timer);
  },
};

type Answering = Pick<SignallingPort, "answerInvite" | "answerOffer">;

/** Signalling that hands its answers over, and says nothing else. */
function onlyAnswering(answering: Answering): SignallingPort {
  const nothing = () => undefined;
  return new Proxy({} as SignallingPort, {
    get: (_, name) => (name in answering ? answering[name as keyof Answering] : nothing),
  });
}
