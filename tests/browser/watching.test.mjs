// The watch that every visit keeps sees what it is there for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./support/visitor.mjs";

const BREACHES = {
  "an inline style": () => document.body.setAttribute("style", "color: red"),
  "an inline script": () => {
    const script = document.createElement("a");
    script.setAttribute("onclick", "alert()");
    document.body.append(script);
    script.click();
  },
  "a picture from elsewhere": () => (new Image().src = "https://elsewhere.example/pixel.png"),
  "text turned into markup": () => (document.body.innerHTML = "<p>"),
  "a script that fails": () => setTimeout(() => missing(), 0),
};

for (const [name, breach] of Object.entries(BREACHES)) {
  test(`${name} does not go unnoticed`, () =>
    visit({}, async (visitor) => {
      await visitor.open("/");
      assert.deepEqual(visitor.faults, []);
      await visitor.page.evaluate(breach).catch(() => {});
      await visitor.page.waitForTimeout(300);
      assert.notDeepEqual(visitor.faults.splice(0), []);
    }));
}

test("nor does a page that has to be moved sideways", () =>
  visit({}, async (visitor) => {
    await visitor.open("/");
    assert.ok(!(await visitor.isTooWide()));
    await visitor.page.evaluate(() => {
      const wide = document.createElement("div");
      wide.style.width = "3000px";
      wide.textContent = "wide";
      document.body.append(wide);
    });
    assert.ok(await visitor.isTooWide());
  }));
