import type { DeviceError } from "../../store/own-devices.ts";
import type { BrowserKind } from "../../store/this-browser.ts";
import type { Trouble } from "../../store/troubles.ts";
import type { Words } from "../../words/words.ts";

type Device = Trouble["device"];

/** Somebody said no: there is one place to go to, for all devices. */
type RefusedBy = "not-allowed-by-site" | "not-allowed-by-system";

export interface TroubleWords {
  readonly title: string;
  /** What to do about it, where this browser and this system have it. */
  readonly body: string;
  /** Whether trying again can help while the page stays open. */
  readonly retry: boolean;
}

/** Stands in the place of the picture. */
export function briefWords(t: Words, error: DeviceError): string {
  return t(`device.${error}.camera.brief`);
}

/** What a person is told of devices that cannot be had: each trouble once, a refusal of both as one. */
export function troubleWords(
  t: Words,
  troubles: readonly Trouble[],
  browser: BrowserKind,
): readonly TroubleWords[] {
  const refusal = refusalOfBoth(troubles);
  const others = troubles.filter(({ error }) => error !== refusal);
  const both: readonly TroubleWords[] =
    refusal === undefined
      ? []
      : [
          {
            title: t(`device.both.${refusal}`),
            body: whereWords(t, refusal, ["camera", "microphone"], browser),
            retry: true,
          },
        ];
  return [...both, ...others.map((trouble) => wordsOf(t, trouble, browser))];
}

function wordsOf(t: Words, { device, error, name }: Trouble, browser: BrowserKind): TroubleWords {
  const body = isRefusal(error)
    ? whereWords(t, error, [device], browser)
    : t(`device.${error}.${device}.body`);
  return {
    title: t(`device.${error}.${device}.title`),
    body: name === undefined ? body : t("devices.named", { name, body }),
    retry: error !== "unavailable",
  };
}

function refusalOfBoth(troubles: readonly Trouble[]): RefusedBy | undefined {
  const microphone = troubles.find(({ device }) => device === "microphone")?.error;
  const isOfBoth = troubles.some(
    ({ device, error }) => device === "camera" && error === microphone,
  );
  return isOfBoth && microphone !== undefined && isRefusal(microphone) ? microphone : undefined;
}

function whereWords(
  t: Words,
  error: RefusedBy,
  refused: readonly Device[],
  browser: BrowserKind,
): string {
  const devices = refused.map((device) => t("devices.quoted", { device: t(`seat.${device}`) }));
  return error === "not-allowed-by-site"
    ? t(`device.where.site.${siteSettingsOf(browser)}`, { devices })
    : t(`device.where.system.${systemSettingsOf(browser)}`, { devices });
}

function isRefusal(error: DeviceError): error is RefusedBy {
  return error === "not-allowed-by-site" || error === "not-allowed-by-system";
}

/** Where a page's permissions are. */
function siteSettingsOf({ browser, system }: BrowserKind) {
  if (system === "ios") return "ios";
  const isPhone = system === "android" && (browser === "chromium" || browser === "firefox");
  return isPhone ? (`${browser}-android` as const) : browser;
}

/** Where a browser's permissions are. */
function systemSettingsOf({ system }: BrowserKind) {
  return system === "linux" ? "other" : system;
}
