// Cases: each one finds their own, and in them what they may read.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as journey from "./support/journey.mjs";
import { visit } from "./support/visitor.mjs";

async function open(visitor, name) {
  await visitor.open("/casi");
  await visitor.click(visitor.page.locator("main .day-list").getByRole("link", { name }));
}

async function sections(visitor) {
  return visitor.page.locator('main a[href*="/sezioni/"]').allInnerTexts();
}

test("the employment officer finds in a shared case what is about work, and nothing else", () =>
  visit({}, async (officer) => {
    await journey.enterAs(officer, "operatore-cpi");
    await open(officer, "Samira El Idrissi");
    const found = await sections(officer);
    assert.ok(found.includes("Lavoro") && found.includes("Fascia ISEE e benefici"));
    for (const hidden of ["Diario", "Minori", "Salute", "Situazione economica", "Casa"]) {
      assert.ok(!found.includes(hidden), hidden);
    }
    assert.ok(!(await officer.page.title()).includes("Samira"));
  }));

test("a social worker writes a line and corrects it, and nothing typed is lost", () =>
  visit({}, async (worker) => {
    await journey.enterAs(worker, "assistente-sociale");
    await open(worker, "Roberto Petroni");
    await worker.click(worker.page.getByRole("link", { name: "Lavoro", exact: true }));
    await worker.type("text", "x".repeat(4001));
    await worker.click(worker.page.getByRole("button", { name: "Salva" }));
    assert.equal((await worker.field("text").inputValue()).length, 4001);
    const said = `Chiamata l’azienda ${Date.now()}.`;
    await worker.type("text", said);
    await worker.click(worker.page.getByRole("button", { name: "Salva" }));
    const line = worker.page.locator("main li", { hasText: said });
    await worker.click(line.getByRole("link", { name: /^Correggi/ }));
    assert.equal((await worker.field("text").inputValue()).trim(), said);
    await worker.type("text", `${said} Richiamano loro.`);
    await worker.click(worker.page.getByRole("button", { name: "Salva" }));
    assert.equal(await worker.page.locator("main li", { hasText: "Richiamano loro." }).count(), 1);
  }));
