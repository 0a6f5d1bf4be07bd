// Runs the browser tests: one demo and one HTML checker for all of them, two test files at a time.
//
//   npm test               everything
//   npm test -- desk       the files whose name contains "desk"
//   PORTA_BINARY=… npm test    another build of the portal

import { readdirSync } from "node:fs";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { openChecker } from "./support/checker.mjs";
import { openPortal } from "./support/portal.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((name) => here + name);

const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => abort.abort());

const opened = [];
try {
  for (const starting of await Promise.allSettled([openPortal(), openChecker()])) {
    if (starting.status === "rejected") throw starting.reason;
    opened.push(starting.value);
  }
  const [portal, checker] = opened;
  process.env.PORTA_ORIGIN = portal.origin;
  process.env.PORTA_CHECKER = checker.address;
  await runAll();
} finally {
  await Promise.all(opened.map(({ stop }) => stop()));
}

function runAll() {
  return new Promise((resolve) => {
    run({ files, concurrency: 2, signal: abort.signal })
      .on("test:fail", () => (process.exitCode = 1))
      .on("end", resolve)
      .compose(new spec())
      .pipe(process.stdout);
  });
}
