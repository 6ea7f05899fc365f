import { expect, test } from "vitest";
import { createConferenceStore } from "./conference.ts";
import { fakeStorage } from "./fake-storage.ts";
import { createKept } from "./kept.ts";
import { createStay } from "./stay.ts";
import type { Phase } from "./view.ts";

const left: Phase = { type: "left", reason: "left", mayRejoin: true };

test("[WEB-160] a stay lasts from having joined to having left", () => {
  const { stay, show } = staying();
  show({ type: "joining" }, 1_000);
  show({ type: "in-conference" }, 2_000);
  show({ type: "in-conference" }, 3_000);
  expect(stay.getState()).toEqual({});
  show(left, 62_000);
  show(left, 70_000);
  expect(stay.getState()).toEqual({ lastedMs: 60_000 });
});

test("[WEB-160] a stay that a reload interrupts began before it; the next one begins anew", () => {
  const page = staying();
  page.show({ type: "in-conference" }, 1_000);
  const reloaded = staying(page.kept);
  reloaded.show({ type: "in-conference" }, 9_000);
  reloaded.show(left, 11_000);
  expect(reloaded.stay.getState()).toEqual({ lastedMs: 10_000 });
  reloaded.show({ type: "in-conference" }, 20_000);
  reloaded.show(left, 21_000);
  expect(reloaded.stay.getState()).toEqual({ lastedMs: 1_000 });
});

function staying(kept = emptyKept()) {
  let now = 0;
  const conference = createConferenceStore();
  conference.setState({ conference: "review" });
  const stay = createStay(conference, kept, () => now);
  const show = (phase: Phase, at: number) => {
    now = at;
    conference.setState({ phase });
  };
  return { stay, kept, show };
}

function emptyKept() {
  const [local, session] = [fakeStorage(), fakeStorage()];
  return createKept(
    () => local,
    () => session,
  );
}
