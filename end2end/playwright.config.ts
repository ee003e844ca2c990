// The journeys run in a real Chromium against the program itself, on an example of their own.
import { defineConfig } from "@playwright/test";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";

const program = process.env.JALKI_PROGRAM ?? "../target/debug/jalki";
// Every worker process loads this file again: only the first clears what the last run left.
if (process.env.JALKI_JOURNEYS_DATA === undefined) {
  process.env.JALKI_JOURNEYS_DATA = resolve("../target/journeys");
  rmSync(process.env.JALKI_JOURNEYS_DATA, { recursive: true, force: true });
}

/** An example of its own for each project: both go through its whole year. */
function server(port: number) {
  return {
    command: `${program} demo`,
    url: `http://127.0.0.1:${port}/health`,
    timeout: 60_000,
    env: { JALKI_DATA_DIR: join(process.env.JALKI_JOURNEYS_DATA ?? "", String(port)), JALKI_ADDR: `127.0.0.1:${port}` },
  };
}
const WITH = 31_733;
const WITHOUT = 31_734;

export default defineConfig({
  testDir: "journeys",
  // The journeys of a project share one consortium and go through its year in order.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  reporter: [["list"]],
  use: {
    launchOptions: {
      executablePath: process.env.JALKI_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    // What is said of plain forms has its own journeys with scripts.
    { name: "with JavaScript", grepInvert: /@plain/, use: { javaScriptEnabled: true, baseURL: `http://127.0.0.1:${WITH}` } },
    // What only scripts can do (keeping in the browser, pasting) is no journey without them.
    { name: "without JavaScript", grepInvert: /@scripts/, use: { javaScriptEnabled: false, baseURL: `http://127.0.0.1:${WITHOUT}` } },
  ],
  webServer: [server(WITH), server(WITHOUT)],
});
