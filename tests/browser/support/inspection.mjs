// What must be right on every page, in every state.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { complaints } from "./checker.mjs";
import { DESKTOP, PHONE, visit } from "./visitor.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LANGUAGES = { Italian: ["it", ""], English: ["en", "/en"] };

/** Takes a tour in every language and looks at every stop: axe at two widths, the HTML, the width, the address. */
export async function inspect(t, name, tour) {
  for (const [language, [code, prefix]] of Object.entries(LANGUAGES)) {
    const at = (path) => (path === "/" ? prefix || "/" : prefix + path);
    await t.test(`${name}, in ${language}`, (t) =>
      visit({}, async (visitor) => {
        const seen = new Set();
        for await (const [route, state = "as it opens"] of tour.walk(visitor, at)) {
          await t.test(`${route ?? "no page of the table"}, ${state}`, () => look(visitor, code, route && at(route)));
          if (route) seen.add(route);
        }
        for (const route of tour.routes) assert.ok(seen.has(route), `the tour does not stop at ${route}`);
      }),
    );
  }
}

async function look(visitor, language, route) {
  if (route) assert.match(visitor.path, new RegExp(`^${route.replace(/\{\w+\}/g, "[^/]+")}$`));
  assert.ok(visitor.status < 500, `status ${visitor.status}`);
  assert.equal(await visitor.page.locator("html").getAttribute("lang"), language);
  const wrong = await complaints(await visitor.source());
  for (const size of [DESKTOP, PHONE]) {
    await visitor.page.setViewportSize(size);
    wrong.push(...(await violations(visitor.page, size.width)));
    if (await visitor.isTooWide()) wrong.push(`${size.width}: has to be moved sideways, because of ${await tooWide(visitor.page)}`);
  }
  await visitor.page.setViewportSize(DESKTOP);
  assert.deepEqual(wrong, []);
}

async function violations(page, width) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${width}: ${id} at ${target}: ${failureSummary}`));
}

/** The first element that reaches over the edge. */
function tooWide(page) {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const wide = [...document.body.querySelectorAll("*")].find((element) => element.getBoundingClientRect().right > edge + 1);
    return wide?.outerHTML.slice(0, 200);
  });
}
