import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { avatarColours } from "../web/src/ui/avatar-colour.ts";

const sheet = readFileSync(new URL("../web/src/styles/tokens.css", import.meta.url), "utf8");

/** Words and what they stand on, as the style sheets put them together (WCAG 2.2 §1.4.3). */
const words = [
  ["text", ["background", "stage", "surface", "raised", "warning-soft", "danger-soft"]],
  ["text-quiet", ["background", "stage", "surface", "raised", "warning-soft", "danger-soft"]],
  ["accent", ["background", "surface", "raised"]],
  ["on-accent", ["accent"]],
  ["on-danger", ["danger"]],
  ["danger-text", ["danger-soft", "surface", "raised"]],
  ["warning", ["warning-soft", "background", "surface"]],
  ["ok", ["ok-soft", "background", "surface"]],
  ["background", ["text"]],
  ["on-scrim", ["scrim"]],
  ["warning-on-scrim", ["scrim"]],
] as const;

/** What shows where a control is and how it stands, and the ring around it (WCAG 2.2 §1.4.11). */
const parts = [
  ["edge", ["background", "surface"]],
  ["surface", ["edge"]],
  ["accent", ["background", "stage", "surface", "raised"]],
  ["ok", ["raised"]],
  ["warning", ["warning-soft"]],
] as const;

const themes = [
  ["light", "standard", 0],
  ["dark", "standard", 1],
  ["light", "more", 0],
  ["dark", "more", 1],
] as const;

test.each(themes)("[WEB-161] %s, contrast %s: words stand out 4.5 to 1", (_, contrast, scheme) => {
  expect(tooFaint(words, colours(contrast, scheme), 4.5)).toEqual([]);
});

test.each(themes)("[WEB-161] %s, contrast %s: controls stand out 3 to 1", (_, contrast, scheme) => {
  expect(tooFaint(parts, colours(contrast, scheme), 3)).toEqual([]);
});

test("[WEB-161] more contrast is more: words stand out 7 to 1", () => {
  const enough = [0, 1].map((scheme) => tooFaint(words, colours("more", scheme), 7));
  expect(enough).toEqual([[], []]);
});

test("[WEB-161] initials stand out 4.5 to 1 on every colour a name can have", () => {
  const faint = avatarColours.filter((colour) => ratio([255, 255, 255], fromHsl(colour)) < 4.5);
  expect(faint).toEqual([]);
});

type Rgb = readonly [number, number, number];
type Pairs = readonly (readonly [string, readonly string[]])[];

function tooFaint(pairs: Pairs, colour: (name: string) => Rgb, least: number): string[] {
  return pairs.flatMap(([over, unders]) =>
    unders.flatMap((under) => {
      const found = ratio(colour(over), colour(under));
      return found < least ? [`${over} on ${under}: ${found.toFixed(2)}`] : [];
    }),
  );
}

/** @param scheme 0 light, 1 dark: the argument of light-dark() */
function colours(contrast: "standard" | "more", scheme: number): (name: string) => Rgb {
  const tokens = new Map(declarations(":root {"));
  if (contrast === "more") {
    for (const [name, value] of declarations(':root[data-contrast="more"] {')) {
      tokens.set(name, value);
    }
  }
  return (name) => {
    const value = tokens.get(name) ?? "";
    const [, ...schemes] = /^light-dark\((#\w+), (#\w+)\)$/.exec(value) ?? [];
    return parseColour(schemes[scheme] ?? value);
  };
}

function declarations(selector: string): [name: string, value: string][] {
  const from = sheet.indexOf(selector) + selector.length;
  const block = sheet.slice(from, sheet.indexOf("}", from));
  return [...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
}

/** What lets a picture through is counted over a white one. */
function parseColour(value: string): Rgb {
  const hex = /^#(..)(..)(..)$/.exec(value)?.slice(1) ?? [];
  if (hex.length === 3) return rgbOf(hex.map((part) => Number.parseInt(part, 16)));
  const [r, g, b, alpha] = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(value)?.slice(1) ?? [];
  const part = (own: string | undefined) => Number(own) * Number(alpha) + 255 * (1 - Number(alpha));
  return rgbOf([part(r), part(g), part(b)]);
}

function rgbOf([r = Number.NaN, g = Number.NaN, b = Number.NaN]: readonly number[]): Rgb {
  return [r, g, b];
}

function fromHsl(colour: string): Rgb {
  const [h = 0, s = 0, l = 0] = [...colour.matchAll(/\d+/g)].map(([part]) => Number(part));
  const channel = (n: number) => {
    const k = (n + h / 30) % 12;
    const reach = (s / 100) * Math.min(l / 100, 1 - l / 100);
    return 255 * (l / 100 - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}

/** WCAG 2.2, "contrast ratio". NaN where a colour is not known: fails every comparison below. */
function ratio(one: Rgb, other: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  const found = (lighter + 0.05) / (darker + 0.05);
  return Number.isNaN(found) ? 0 : found;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? Number.NaN) + 0.7152 * (g ?? Number.NaN) + 0.0722 * (b ?? Number.NaN);
}
