// The own appointment: found with its reference and a one-time code, seen, moved, written down, cancelled.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { readByBoth } from "./support/calendar.mjs";
import * as journey from "./support/journey.mjs";
import { download, receive } from "./support/post.mjs";
import { PHONE, visit } from "./support/visitor.mjs";

const OFFICE = "altopascio-sportello-sociale";
const who = journey.somebody();
let booked;

before(async () => {
  booked = await visit({}, (citizen) => journey.book(citizen, who, { office: OFFICE }));
});

test("a wrong code, an unknown reference and a reference that can not be one say nothing about anybody", () =>
  visit({}, async (stranger) => {
    await askForCode(stranger, booked.reference);
    const known = await enterCode(stranger, "000000");
    await askForCode(stranger, "0000-0000-0000-0");
    const unknown = await enterCode(stranger, "000000");
    assert.deepEqual(unknown, known);
    assert.ok(!known.text.includes(who.surname));
    await stranger.open("/appuntamento/mio");
    assert.equal(stranger.path, "/appuntamento", "there is nothing to see");
  }));

test("with the reference and the code from the message the appointment is seen, moved and cancelled", () =>
  visit({ script: false, size: PHONE }, async (citizen) => {
    await askForCode(citizen, booked.reference.toLowerCase().replaceAll("-", " "));
    const codes = await newestCode(citizen);
    await citizen.open("/appuntamento/codice");
    await citizen.type("codice", codes);
    await citizen.click(citizen.page.locator("main form button[type=submit]").first());
    assert.equal(citizen.path, "/appuntamento/mio", await citizen.words());

    const file = citizen.page.locator('main a[href*="appuntamento.ics"]');
    const before = readByBoth(await download(citizen, await file.getAttribute("href")));
    assert.equal(Date.parse(before.starts), Date.parse(booked.startsAt));

    await citizen.click(citizen.page.locator('main a[href*="/sposta"]').first());
    const moved = (await journey.freeTimes(citizen))[0];
    await journey.chooseTime(citizen, moved);
    assert.equal(citizen.path, "/appuntamento/mio");
    const after = readByBoth(await download(citizen, await file.getAttribute("href")));
    assert.equal(Date.parse(after.starts), Date.parse(moved));
    assert.equal(after.id, before.id, "a calendar replaces the old entry");

    await citizen.click(citizen.page.locator('main a[href*="/disdici"]').first());
    await citizen.click(citizen.page.locator("main form button.btn-danger"));
    assert.equal(citizen.path, "/appuntamento/mio");
    assert.match(await citizen.words(), /disdetto/i);
    assert.equal(await citizen.page.locator('main a[href*="/sposta"]').count(), 0, "it can not be moved any more");
  }));

test("who leaves a shared device leaves nothing behind", () =>
  visit({}, async (citizen) => {
    await journey.book(citizen, journey.somebody(), { office: OFFICE });
    await citizen.click(citizen.page.locator('main form[action$="/esci"] button'));
    assert.equal(citizen.path, "/");
    await citizen.open("/prenota/confermato");
    assert.equal(citizen.path, "/prenota/luogo");
  }));

async function askForCode(visitor, reference) {
  await visitor.open("/appuntamento");
  await visitor.type("codice", reference);
  await visitor.click(visitor.page.locator("main form button[type=submit]").first());
  assert.equal(visitor.path, "/appuntamento/codice", await visitor.words());
}

async function enterCode(visitor, code) {
  await visitor.type("codice", code);
  await visitor.click(visitor.page.locator("main form button[type=submit]").first());
  return { status: visitor.status, path: visitor.path, text: await visitor.words() };
}

/** The confirmation comes first, then a code for each time that somebody asked for one. */
async function newestCode(visitor) {
  const message = await receive(visitor, who.email, 3);
  const code = message.match(/\b\d{6}\b/);
  assert.ok(code, "the message brings a code of six digits");
  return code[0];
}
