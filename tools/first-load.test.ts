import { expect, test } from "vitest";
import { filesOf } from "./first-load.mjs";

test("[WEB-132] a first load is the entry, what it imports at once, and their styles, each once", () => {
  const manifest = {
    "index.html": { file: "main.js", imports: ["_ui", "_react"], css: ["main.css"] },
    _ui: { file: "ui.js", imports: ["_react"], css: ["ui.css"] },
    _react: { file: "react.js", imports: ["_ui"] },
    "Meeting.tsx": { file: "meeting.js", imports: ["_ui"], css: ["meeting.css"] },
  };
  expect(filesOf(manifest, "index.html")).toEqual([
    "main.js",
    "main.css",
    "ui.js",
    "ui.css",
    "react.js",
  ]);
});

test("[WEB-132] a manifest that lacks what is asked is no small page", () => {
  expect(() => filesOf({}, "index.html")).toThrow("no index.html");
});
