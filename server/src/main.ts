import { readFileSync } from "node:fs";
import { startUp } from "./config/start-up.ts";
import { serve } from "./serve.ts";

const start = startUp({
  argv: process.argv.slice(2),
  env: process.env,
  readFile: (path) => readFileSync(path, "utf8"),
});

if (start.type === "end") {
  (start.code === 0 ? process.stdout : process.stderr).write(`${start.text}\n`);
  process.exitCode = start.code;
} else {
  const service = await serve(start.config);
  if (!service.ok) {
    process.stderr.write(`${service.refusal}\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(`${service.value.greeting}\n`);
    let stopping = false;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        // Whoever asks twice does not want to wait for the last guest.
        if (stopping) process.exit(1);
        stopping = true;
        void service.value.stop().then(() => process.exit(0));
      });
    }
  }
}
