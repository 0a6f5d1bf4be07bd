// Every page for citizens: nothing to complain about for axe, for the HTML checker, for a narrow screen.

import { test } from "node:test";
import { inspect } from "./support/inspection.mjs";
import { PUBLIC_TOURS } from "./support/tours.mjs";

for (const [name, tour] of Object.entries(PUBLIC_TOURS)) {
  test(`the pages of the tour "${name}" are in order`, (t) => inspect(t, name, tour));
}
