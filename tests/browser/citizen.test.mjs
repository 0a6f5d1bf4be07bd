// A citizen with an old phone: 320 points wide, no JavaScript, no account, a few taps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readByBoth } from "./support/calendar.mjs";
import * as journey from "./support/journey.mjs";
import { attachedCalendar, download, receive } from "./support/post.mjs";
import { PHONE, visit } from "./support/visitor.mjs";

const MOST_INTERACTIONS = 12;

test("a citizen books on a small phone without JavaScript, and the reception receives her", async (t) => {
  const who = journey.somebody();
  let appointment;
  let reason;

  await t.test("from the home page to the confirmation in at most twelve interactions", () =>
    visit({ script: false, size: PHONE }, async (citizen) => {
      await journey.startBooking(citizen);
      await assertStep(citizen, 1, "Luogo");
      await journey.chooseOffice(citizen);
      await assertStep(citizen, 2, "Data e orario");
      const startsAt = await journey.chooseTime(citizen);
      await assertStep(citizen, 3, "Dettagli appuntamento");
      reason = (await citizen.page.locator('label[for="motivo"]').innerText()).trim();
      await journey.sayReason(citizen);
      await assertStep(citizen, 4, "Richiedente");
      await journey.sayWho(citizen, who);
      await assertStep(citizen, 5, "Riepilogo");
      const summary = await citizen.words();
      for (const answer of [who.givenName, who.surname, who.email, reason]) assert.ok(summary.includes(answer), answer);
      await journey.forward(citizen);

      assert.equal(citizen.path, "/prenota/confermato");
      assert.ok(!(await citizen.words()).includes(reason), "the confirmation does not say why");
      assert.ok(!(await citizen.isTooWide()));
      appointment = { startsAt, reference: await journey.reference(citizen) };
      t.diagnostic(`interactions from the home page to the confirmation: ${citizen.interactions}`);
      assert.ok(citizen.interactions <= MOST_INTERACTIONS, `${citizen.interactions} interactions`);
      await assertCalendar(await download(citizen, "/prenota/confermato/appuntamento.ics"), appointment, reason);
    }));

  await t.test("the message says when and where, never why, and brings the calendar file", () =>
    visit({ script: false, size: PHONE }, async (citizen) => {
      const message = await receive(citizen, who.email);
      assert.ok(message.includes(appointment.reference));
      assert.ok(!message.includes(reason), "the message does not say why");
      assert.ok(!(await citizen.heading()).includes(reason), "nor does its subject");
      await assertCalendar(await attachedCalendar(citizen), appointment, reason);
    }));

  await t.test("the reception finds her on her day and checks her in", () =>
    visit({}, async (reception) => {
      await journey.enterAs(reception, "accoglienza");
      assert.equal(reception.path, "/lavoro");
      await reception.click(reception.page.locator('main a[href="/banco"]', { hasText: "Oggi" }));
      assert.equal(reception.path, "/banco");
      await journey.openCard(reception, appointment.startsAt, who);
      assert.ok((await reception.words()).includes(reason), "the desk knows why she comes");
      await reception.press("Arrivato");
      assert.ok((await reception.words()).includes("Segnato: è arrivato."));
      await journey.openDay(reception, appointment.startsAt);
      const row = reception.page.locator(".day-row", { hasText: who.surname });
      assert.match(await row.getAttribute("class"), /state-checked_in/);
    }));
});

async function assertStep(citizen, number, name) {
  const current = citizen.page.locator('.steppers [aria-current="step"]');
  assert.equal((await current.locator("span").first().textContent()).trim(), name);
  assert.match(await citizen.page.locator(".steppers-index").textContent(), new RegExp(`${number}/5`));
  assert.ok(!(await citizen.isTooWide()), `step ${number} has to be moved sideways`);
}

async function assertCalendar(text, { startsAt }, reason) {
  for (const part of ["BEGIN:VEVENT", "DTSTART", "DTEND", "UID:"]) assert.ok(text.includes(part), part);
  assert.ok(!text.replaceAll("\r\n ", "").includes(reason), "the calendar file does not say why");
  const event = readByBoth(text);
  assert.equal(Date.parse(event.starts), Date.parse(startsAt));
  assert.ok(event.ends > event.starts);
  assert.notEqual(event.place, "");
}
