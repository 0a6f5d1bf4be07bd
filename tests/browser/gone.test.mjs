// The time has just gone: whoever was slower is told so, gets other times, and types nothing twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as journey from "./support/journey.mjs";
import { PHONE, visit } from "./support/visitor.mjs";

const OFFICE = "villa-basilica-sportello-sociale";

test("of two people who choose the same last place one gets it, and the other the next times and all that was typed", () =>
  visit({}, (quick) =>
    visit({ script: false, size: PHONE }, async (slow) => {
      // The slow one has already typed everything, and wants a later time after all.
      await toTimes(slow);
      const first = (await journey.freeTimes(slow))[0];
      await journey.chooseTime(slow, first);
      await slow.type("dettagli", "Porto i documenti di mia madre");
      await journey.sayReason(slow);
      await journey.sayWho(slow, { givenName: "Giovanna", surname: "Lenta", email: "lenta@example.org" });
      await toTimes(slow);
      const wanted = await lastPlace(slow);

      await toTimes(quick);
      await journey.chooseTime(quick, wanted);
      assert.equal(quick.path, "/prenota/dettagli");

      await journey.chooseTime(slow, wanted);
      assert.equal(slow.status, 409);
      const others = await journey.freeTimes(slow);
      assert.ok(others.length > 0, "other times are offered");
      assert.ok(!others.includes(wanted));
      assert.ok(await slow.page.locator("[data-error-summary]").isVisible());

      await journey.chooseTime(slow, others[0]);
      assert.equal(slow.path, "/prenota/dettagli");
      assert.equal(await slow.field("dettagli").inputValue(), "Porto i documenti di mia madre");
      await journey.sayReason(slow);
      assert.equal(await slow.field("cognome").inputValue(), "Lenta");
      await journey.forward(slow);
      await journey.forward(slow);
      assert.equal(slow.path, "/prenota/confermato");
    }),
  ));

test("of two people who send the same last place at the same moment exactly one holds it", () =>
  visit({}, (one) =>
    visit({}, async (other) => {
      await Promise.all([toTimes(one), toTimes(other)]);
      const wanted = await lastPlace(one);
      await Promise.all([one.tick("slot", wanted), other.tick("slot", wanted)]);
      await Promise.all([journey.forward(one), journey.forward(other)]);
      const paths = [one.path, other.path].sort();
      assert.deepEqual(paths, ["/prenota/dettagli", "/prenota/orario"]);
    }),
  ));

async function toTimes(visitor) {
  await visitor.open(`/prenota/orario?ufficio=${OFFICE}`);
  await journey.turnToNextMonth(visitor);
}

/** A time of this office, which has one desk with one place. */
async function lastPlace(visitor) {
  const times = await journey.freeTimes(visitor);
  assert.ok(times.length > 3, "the demo leaves some times free");
  return times[Math.floor(times.length / 2)];
}
