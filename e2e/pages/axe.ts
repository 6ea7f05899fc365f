import type { Page } from "@playwright/test";
import axe from "axe-core";
import { dress, themes } from "./themes.ts";

/** Rules whose verdict hangs on the colours. The others find the same in every theme, once is enough. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** What axe says and is not heeded, each for a reason. */
const exceptions = [
  // A menu stands at the end of the page, outside all landmarks, so that nothing cuts it off. It has
  // the keyboard as long as it is there: nobody looks for it by its landmark.
  { rule: "region", within: "[data-radix-popper-content-wrapper]" },
];

/** All that axe finds wrong on a page as it stands, in every theme; one line each. */
export async function axeFinds(page: Page): Promise<readonly string[]> {
  // By the debugger's door: the page's own policy lets no script in (and stays in force).
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [at, theme] of themes.entries()) {
    await dress(page, theme);
    const violations = await page.evaluate(runAxe, {
      rules: at === 0 ? [] : ofColours,
      excepted: exceptions,
    });
    found.push(...violations.map((violation) => `${theme.name}: ${violation}`));
  }
  return found;
}

interface Run {
  /** All where there are none. */
  readonly rules: readonly string[];
  readonly excepted: readonly { readonly rule: string; readonly within: string }[];
}

/** Runs in the page. */
async function runAxe({ rules, excepted }: Run): Promise<string[]> {
  const { violations } = await window.axe.run(document, {
    ...(rules.length > 0 && { runOnly: { type: "rule", values: [...rules] } }),
    resultTypes: ["violations"],
    // It fetches style sheets otherwise, for a rule that is not run.
    preload: false,
    elementRef: true,
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ element }) => !isExcepted(id, element))
      .map(({ target, failureSummary = "" }) =>
        [id, target.join(" "), failureSummary.replaceAll(/\s+/g, " ")].join(" | "),
      ),
  );

  function isExcepted(rule: string, element: HTMLElement | undefined): boolean {
    return excepted.some(
      (one) => one.rule === rule && element?.matches(`${one.within}, ${one.within} *`),
    );
  }
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
