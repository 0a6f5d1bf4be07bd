// No page is left out: whoever adds a route adds it to a tour.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_PAGES, addressesForPeople } from "./support/routes.mjs";
import { DESK_TOURS, PUBLIC_TOURS } from "./support/tours.mjs";

test("every address of the route table is a stop of some tour, and every stop is an address of the table", () => {
  const stops = [...Object.values(PUBLIC_TOURS), ...Object.values(DESK_TOURS)].flatMap(({ routes }) => routes);
  const known = [...stops, ...Object.keys(NO_PAGES)].sort();
  assert.deepEqual(known, addressesForPeople().sort());
});
