import type { Page } from "@playwright/test";
import { expect } from "../fixtures/test.ts";
import type { Guide } from "./guide.ts";

/** As browsers say it, and what the page is to say then. */
const troubles = [
  {
    screen: "not-allowed-by-site",
    error: "NotAllowedError",
    permission: "denied",
    words: "Parley is not allowed to use your camera",
  },
  {
    screen: "not-allowed-by-system",
    error: "NotAllowedError",
    permission: "granted",
    words: "Allow your browser to use your camera",
  },
  { screen: "in-use", error: "NotReadableError", permission: "granted", words: "Camera is in use" },
  {
    screen: "not-found",
    error: "NotFoundError",
    permission: "granted",
    words: "No camera detected",
  },
] as const;

export async function devicesInTrouble({ server, browserOf, look }: Guide): Promise<void> {
  const context = await browserOf();
  for (const { screen, error, permission, words } of troubles) {
    const page = await context.newPage();
    await page.addInitScript(refuseDevices, { error, permission });
    await page.goto(`${server.url}/m/quiet?name=Ada&cameras=1`);
    await expect(page.getByText(words).first()).toBeVisible();
    await look(page, `prejoin-${screen}`);
    await page.close();
  }
  await asTheyAreWaitedFor(await context.newPage(), { server, look });
}

async function asTheyAreWaitedFor(
  page: Page,
  { server, look }: Pick<Guide, "server" | "look">,
): Promise<void> {
  await page.addInitScript(waitForEver);
  await page.goto(`${server.url}/m/quiet?name=Ada&cameras=1`);
  await expect(page.getByText("Camera is starting…")).toBeVisible();
  await look(page, "prejoin-camera-starting");
  await page.getByTestId("join").click();
  await expect(page.getByText("Waiting for your camera and microphone.")).toBeVisible();
  await look(page, "joining-waits-for-devices");
}

/** Runs in the page: devices never start, and nobody loses patience, so that there is time to look. */
function waitForEver(): void {
  const never = () => new Promise<MediaStream>(() => undefined);
  Object.defineProperty(navigator.mediaDevices, "getUserMedia", { value: never });
  const patient = window.setTimeout.bind(window);
  const impatience = 3_000;
  const wait = (act: () => void, ms = 0) => (ms < impatience ? patient(act, ms) : 0);
  Object.defineProperty(window, "setTimeout", { value: wait });
}

interface Refused {
  readonly error: string;
  readonly permission: string;
}

/** Runs in the page. */
function refuseDevices({ error, permission }: Refused): void {
  const refuse = () => Promise.reject(new DOMException("", error));
  Object.defineProperty(navigator.mediaDevices, "getUserMedia", { value: refuse });
  const query = async () => Object.assign(new EventTarget(), { state: permission });
  Object.defineProperty(navigator.permissions, "query", { value: query });
}
