import { firstLoad } from "./tools/first-load.mjs";

/** What somebody waits for before they see the start page or pre-join (numbers.md). */
export default [
  {
    name: "first load: scripts and styles of the start page and pre-join",
    path: firstLoad("index.html"),
    gzip: true,
    limit: "200 kB",
  },
];
