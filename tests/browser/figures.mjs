// The figures of docs/PERFORMANCE.md that a browser makes: Lighthouse as on a telephone, bytes over the wire.
//
//   npm run figures

import lighthouse from "lighthouse";
import { openPortal } from "./support/portal.mjs";

const ADDRESSES = ["/", "/prenota/luogo"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const DEBUGGING_PORT = 9333;

const portal = await openPortal();
try {
  process.env.PORTA_ORIGIN = portal.origin;
  await printWeights();
  await printLighthouse();
} finally {
  await portal.stop();
}

async function printWeights() {
  const { PHONE, closeBrowser, visit } = await import("./support/visitor.mjs");
  const { weigh } = await import("./support/weight.mjs");
  console.log("\nFirst view, bytes over the wire\n");
  console.log("| address | page | style | script | fonts | images | icons and others | total |\n|---|--:|--:|--:|--:|--:|--:|--:|");
  for (const address of ADDRESSES) {
    const bytes = await visit({ size: PHONE }, (visitor) => weigh(visitor, address));
    const kinds = ["Document", "Stylesheet", "Script", "Font", "Image", "Other"].map((kind) => bytes[kind] ?? 0);
    console.log(`| ${address} | ${[...kinds, bytes.total].join(" | ")} |`);
  }
  await closeBrowser();
}

async function printLighthouse() {
  const { launch } = await import("./support/chromium.mjs");
  const browser = await launch([`--remote-debugging-port=${DEBUGGING_PORT}`]);
  console.log("\nLighthouse, mobile\n");
  console.log(`| address | ${CATEGORIES.join(" | ")} | first paint | largest paint |\n|---|--:|--:|--:|--:|--:|--:|`);
  for (const address of ADDRESSES) {
    const options = { port: DEBUGGING_PORT, output: "json", logLevel: "error", onlyCategories: CATEGORIES };
    const { lhr } = await lighthouse(portal.origin + address, options);
    const scores = CATEGORIES.map((category) => Math.round(lhr.categories[category].score * 100));
    const paints = ["first-contentful-paint", "largest-contentful-paint"].map((audit) => lhr.audits[audit].displayValue);
    console.log(`| ${address} | ${[...scores, ...paints].join(" | ")} |`);
    for (const { title, score } of Object.values(lhr.audits)) {
      if (score !== null && score < 0.9) console.log(`  - ${title}: ${score}`);
    }
  }
  await browser.close();
}
