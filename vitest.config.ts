import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{shared,server,web,tools}/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
  },
});
