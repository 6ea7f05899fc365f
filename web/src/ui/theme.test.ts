// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { dressPage } from "./theme.ts";

type Theme = Parameters<typeof dressPage>[0] extends () => infer T ? T : never;

test.each<[Theme, { scheme: string; contrast: string }]>([
  ["system", { scheme: "device", contrast: "standard" }],
  ["light", { scheme: "light", contrast: "standard" }],
  ["dark", { scheme: "dark", contrast: "standard" }],
  ["contrast", { scheme: "device", contrast: "more" }],
])("[WEB-173] %s dresses the page", (theme, dressed) => {
  dressPage(() => theme, pageOn(new Device()));
  expect(document.documentElement.dataset).toMatchObject(dressed);
});

test("[WEB-173] left to the device, the page follows its wish for more contrast, also later", () => {
  const device = new Device();
  dressPage(() => "system", pageOn(device));
  expect(document.documentElement.dataset["contrast"]).toBe("standard");
  device.wish("(prefers-contrast: more)", true);
  expect(document.documentElement.dataset["contrast"]).toBe("more");
});

test("[WEB-173] who has chosen a theme has it whatever the device says; another choice holds at once", () => {
  const device = new Device();
  device.wish("(prefers-contrast: more)", true);
  let theme: Theme = "dark";
  const dress = dressPage(() => theme, pageOn(device));
  expect(document.documentElement.dataset).toMatchObject({ scheme: "dark", contrast: "standard" });
  theme = "contrast";
  dress();
  expect(document.documentElement.dataset["contrast"]).toBe("more");
});

test("[WEB-173] the browser's own frame has the colour of the page", () => {
  document.head.innerHTML = '<meta name="theme-color" content="#000">';
  document.body.style.backgroundColor = "rgb(1, 2, 3)";
  dressPage(() => "dark", pageOn(new Device()));
  expect(document.querySelector("meta")?.content).toBe("rgb(1, 2, 3)");
});

/** What the system is set to. */
class Device {
  readonly #lists = new Map<string, EventTarget & { matches: boolean }>();

  list(media: string): EventTarget & { matches: boolean } {
    const list = this.#lists.get(media) ?? Object.assign(new EventTarget(), { matches: false });
    this.#lists.set(media, list);
    return list;
  }

  wish(media: string, matches: boolean): void {
    const list = this.list(media);
    list.matches = matches;
    list.dispatchEvent(new Event("change"));
  }
}

function pageOn(device: Device): Window {
  return { document, matchMedia: (media: string) => device.list(media) } as unknown as Window;
}
