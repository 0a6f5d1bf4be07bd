// Every page for staff: nothing to complain about for axe, for the HTML checker, for a narrow screen.

import { test } from "node:test";
import { inspect } from "./support/inspection.mjs";
import { DESK_TOURS } from "./support/tours.mjs";

for (const [name, tour] of Object.entries(DESK_TOURS)) {
  test(`the pages of the tour "${name}" are in order`, (t) => inspect(t, name, tour));
}
