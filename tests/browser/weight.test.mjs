// A first visit with an old telephone and a bad connection.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, visit } from "./support/visitor.mjs";
import { weigh } from "./support/weight.mjs";

const MOST_BYTES = 80_000;

for (const address of ["/", "/prenota/luogo", "/en", "/en/prenota/luogo"]) {
  test(`the first view of ${address} weighs at most 80 kB over the wire`, (t) =>
    visit({ size: PHONE }, async (visitor) => {
      const bytes = await weigh(visitor, address);
      t.diagnostic(`${address}: ${JSON.stringify(bytes)}`);
      assert.ok(bytes.total > 10_000, "something was weighed");
      assert.ok(bytes.total <= MOST_BYTES, `${bytes.total} bytes`);
    }));
}
