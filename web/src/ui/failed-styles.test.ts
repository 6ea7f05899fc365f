// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { forgetFailedStyles } from "./failed-styles.ts";

test("[WEB-434] a style sheet that could not be fetched is not there any more, and others are", () => {
  forgetFailedStyles(document);
  const [failed, loaded] = [document.createElement("link"), document.createElement("link")];
  document.head.append(failed, loaded);
  failed.dispatchEvent(new Event("error"));
  expect([failed.isConnected, loaded.isConnected]).toEqual([false, true]);
});
