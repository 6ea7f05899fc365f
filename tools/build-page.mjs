// `npm run page`: builds the page if its sources have changed.
import { ensurePage } from "./page.mjs";
import { runTool } from "./run.mjs";

runTool(async () => {
  console.log((await ensurePage()) ? "built" : "up to date");
  return 0;
});
