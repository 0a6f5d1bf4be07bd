// Pictures of the main pages, 320 and 1280 points wide, and the one for the README.
//
//   npm run pictures -- some/folder

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openPortal } from "./support/portal.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("usage: npm run pictures -- some/folder");
mkdirSync(folder, { recursive: true });
const readme = fileURLToPath(new URL("../../docs/images/porta.png", import.meta.url));

const portal = await openPortal();
try {
  process.env.PORTA_ORIGIN = portal.origin;
  const { paint, paintForReadme } = await import("./support/painting.mjs");
  await paint(folder);
  await paintForReadme(readme);
} finally {
  await portal.stop();
}
