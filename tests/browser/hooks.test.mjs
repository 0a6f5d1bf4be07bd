// The national evaluation app of public sites looks for marks in the pages (`data-element`). Here are those that
// concern a portal for appointments, and where each must stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as journey from "./support/journey.mjs";
import { visit } from "./support/visitor.mjs";

const EVERYWHERE = [
  "all-services", "appointment-booking", "faq", "report-inefficiency", "privacy-policy-link", "legal-notes",
  "accessibility-link",
];
const PAGES = {
  "/": ["service-category-link", "service-link"],
  "/servizi": ["breadcrumb", "service-link"],
  "/sedi": ["breadcrumb"],
  "/faq": ["breadcrumb"],
  "/privacy": ["breadcrumb", "page-index"],
  "/accessibilita": ["breadcrumb"],
  "/segnalazione": ["breadcrumb"],
  "/note-legali": ["breadcrumb", "legal-notes-section", "legal-notes-body"],
  "/prenota/luogo": ["breadcrumb", "page-index"],
  "/valuta": [
    "feedback", "feedback-title", "feedback-rate-1", "feedback-rate-2", "feedback-rate-3", "feedback-rate-4",
    "feedback-rate-5", "feedback-input-text",
  ],
  "/valuta?voto=5": ["feedback-rating-positive", "feedback-rating-question", "feedback-rating-answer"],
  "/valuta?voto=1": ["feedback-rating-negative", "feedback-rating-question", "feedback-rating-answer"],
};
const SERVICE = [
  "breadcrumb", "page-index", "metatag", "service-title", "service-status", "service-description", "service-topic",
  "service-addressed", "service-how-to", "service-needed", "service-achieved", "service-calendar-text",
  "service-generic-access", "service-booking-access", "service-file", "service-area",
];
const LICENCE = "Licenza dei contenuti";
// The evaluation app wants to see at least ten service pages.
const FEWEST_SERVICES = 10;

for (const [address, marks] of Object.entries(PAGES)) {
  test(`${address} carries the marks of the national evaluation`, () =>
    visit({ script: false }, async (visitor) => {
      await visitor.open(address);
      await assertMarks(visitor, [...EVERYWHERE, ...marks]);
    }));
}

test("every service page carries the marks of a service, and its data for machines", () =>
  visit({ script: false }, async (visitor) => {
    await visitor.open("/servizi");
    const services = await visitor.page
      .locator('main [data-element="service-link"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.ok(services.length >= FEWEST_SERVICES, `${services.length} services`);
    for (const service of services) {
      await visitor.open(service);
      await assertMarks(visitor, [...EVERYWHERE, ...SERVICE]);
      const data = JSON.parse(await visitor.page.locator('[data-element="metatag"]').textContent());
      assert.equal(data.name, await visitor.heading());
      const booking = visitor.page.locator('main [data-element="appointment-booking"]').first();
      assert.match(await booking.getAttribute("href"), /^\/prenota\/luogo\?servizio=/, "the service is chosen already");
    }
  }));

test("the legal notes name the licence of the contents in the words that the rules ask for", () =>
  visit({ script: false }, async (visitor) => {
    await visitor.open("/note-legali");
    assert.equal(await visitor.page.locator('[data-element="legal-notes-section"]').innerText(), LICENCE);
    assert.match(await visitor.page.locator('[data-element="legal-notes-body"]').innerText(), /CC[ -]BY 4\.0/);
  }));

test("whoever has booked is asked how easy it was", () =>
  visit({ script: false }, async (visitor) => {
    await journey.book(visitor, journey.somebody(), { office: "porcari-sportello-sociale" });
    await assertMarks(visitor, ["feedback", "feedback-title", "feedback-rate-1", "feedback-rate-5"]);
    await visitor.click(visitor.page.locator('[data-element="feedback-rate-5"]'));
    assert.equal(visitor.path, "/valuta");
    await assertMarks(visitor, PAGES["/valuta?voto=5"]);
  }));

test("the five steps have their official names, and each step its index", () =>
  visit({ script: false }, async (visitor) => {
    await visitor.open("/prenota/luogo");
    const steps = await visitor.page.locator(".steppers-header li span:first-child").allTextContents();
    const official = ["Luogo", "Data e orario", "Dettagli appuntamento", "Richiedente", "Riepilogo"];
    assert.deepEqual(steps.map((step) => step.trim()), official);
    assert.equal(await visitor.page.locator(".side-index-title").textContent(), "Informazioni richieste");
  }));

async function assertMarks(visitor, marks) {
  const present = await visitor.page
    .locator("[data-element]")
    .evaluateAll((all) => all.map(({ dataset }) => dataset.element));
  assert.deepEqual(marks.filter((mark) => !present.includes(mark)), [], `missing on ${visitor.path}`);
}
