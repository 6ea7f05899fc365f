// `npm test`: installs what the tests need and runs every check; `npm run check` (--quick) leaves
// out what needs a browser. Goes on after a failing step, so that one run tells everything.
import { requireNode } from "./node-version.mjs";

requireNode();
const { total } = await import("./counts.mjs");
const { ensureInstalled } = await import("./install.mjs");
const { ensurePrograms } = await import("./programs.mjs");
const { runTool } = await import("./run.mjs");
const { runStep, steps } = await import("./steps.mjs");

const quick = process.argv.includes("--quick");

runTool(async () => {
  await ensureInstalled();
  if (!quick) await ensurePrograms();
  const results = [];
  for (const step of steps) {
    if (!(quick && step.needsBrowser)) results.push(await runStep(step));
  }
  const { passed, failed, skipped } = total(results);
  if (skipped > 0) console.log(`\n${skipped} tests could not run here; each says why.`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
