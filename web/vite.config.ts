import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The focus that `npm start` runs, for working on the page with Vite's own server. */
const focus = "127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  worker: { format: "es" },
  // The manifest tells the size guard what a first visit loads; light-dark() stays as it is written.
  build: { target: "es2023", cssTarget: ["chrome123", "firefox121", "safari17.5"], manifest: true },
  server: {
    proxy: {
      "/sip": { target: `ws://${focus}`, ws: true },
      "/api": { target: `http://${focus}` },
    },
  },
});
