// Runs the `bench` of one file and sends its rows to tools/bench.mjs: none where it has no `bench`.
import { pathToFileURL } from "node:url";

const module = /** @type {{ bench?: () => Promise<unknown> }} */ (
  await import(pathToFileURL(process.argv[2] ?? "").href)
);
const rows = module.bench === undefined ? [] : await module.bench();
process.send?.(rows, () => process.exit(0));
