import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The focus that `npm start` runs, for working on the page with Vite's own server. */
const focus = "127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  worker: { format: "es" },
  build: { target: "es2023" },
  server: {
    proxy: {
      "/sip": { target: `ws://${focus}`, ws: true },
      "/api": { target: `http://${focus}` },
    },
  },
});
