// The ways that people take through the portal, in the words of the domain. Tests say what they expect on the way.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

/** The counter where the reception of the demo sits. */
export const COUNTER = "capannori-punto-insieme";

/** Somebody whom nobody else in the run is. */
export function somebody() {
  const letters = randomUUID().replace(/[^a-f]/g, "");
  const mark = letters.slice(0, 8);
  return { givenName: "Annamaria", surname: `Prova${mark}`, email: `prova-${randomUUID()}@example.org` };
}

/** From the home page to the choice of the office. */
export async function startBooking(visitor, prefix = "") {
  await visitor.open(prefix || "/");
  await visitor.click(visitor.page.locator(`main a[href="${prefix}/prenota"]`).first());
  assert.equal(visitor.path, `${prefix}/prenota/luogo`);
}

export async function chooseOffice(visitor, office = COUNTER) {
  await visitor.tick("ufficio", office);
  await forward(visitor);
}

/** Where there is room, whatever day it is. */
export async function turnToNextMonth(visitor) {
  const months = await visitor.page.locator('select[name="mese"] option').evaluateAll((all) => all.map(({ value }) => value));
  await visitor.choose("mese", months[1]);
  await visitor.click(visitor.page.locator('form:has(select[name="mese"]) button[type=submit]'));
}

/** The values of all free times on the page, soonest first. */
export function freeTimes(visitor) {
  return visitor.field("slot").evaluateAll((all) => all.map(({ value }) => value));
}

/** Chooses a time and returns it: the last one on the page unless told otherwise, so that tests do not meet. */
export async function chooseTime(visitor, time) {
  const chosen = time ?? (await freeTimes(visitor)).at(-1);
  assert.ok(chosen, "no time is free");
  await visitor.tick("slot", chosen);
  await forward(visitor);
  return chosen;
}

export async function sayReason(visitor, reason) {
  await visitor.tick("motivo", reason ?? (await visitor.field("motivo").first().inputValue()));
  await forward(visitor);
}

export async function sayWho(visitor, { givenName, surname, email }) {
  await visitor.type("nome", givenName);
  await visitor.type("cognome", surname);
  await visitor.type("email", email);
  await forward(visitor);
}

/** The button at the foot of a step. */
export async function forward(visitor) {
  await visitor.click(visitor.page.locator("main button.steppers-btn-next"));
}

export async function back(visitor) {
  await visitor.click(visitor.page.locator("main a.steppers-btn-prev"));
}

/** Books from the home page to the confirmation. */
export async function book(visitor, who, { office, prefix } = {}) {
  await startBooking(visitor, prefix);
  await chooseOffice(visitor, office);
  await turnToNextMonth(visitor);
  const startsAt = await chooseTime(visitor);
  await sayReason(visitor);
  await sayWho(visitor, who);
  await forward(visitor);
  assert.match(visitor.path, /\/prenota\/confermato$/, await visitor.words());
  return { startsAt, reference: await reference(visitor) };
}

/** The reference, as the page shows it. */
export async function reference(visitor) {
  const found = (await visitor.words()).match(/\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]\b/);
  assert.ok(found, "the page shows a reference");
  return found[0];
}

/** One click at the door of the demo. */
export async function enterAs(visitor, persona) {
  await visitor.open("/demo");
  await visitor.click(visitor.page.locator(`button[name="persona"][value="${persona}"]`));
}

/** Shows the second factor once more, if the page asks for it. A code is good once, so the next one may have to come. */
export async function confirm(visitor, address, persona) {
  await visitor.open(address);
  for (let tries = 0; visitor.path.endsWith("/conferma"); tries += 1) {
    if (tries === 3) throw new Error("the second factor is not accepted");
    if (tries > 0) await visitor.page.waitForTimeout(31_000);
    await visitor.open("/demo");
    const code = await visitor.page.locator(`[data-code-of="${persona}"]`).innerText();
    await visitor.open(address);
    await visitor.type("codice", code);
    await visitor.click(visitor.page.locator("main form:has([name=codice]) button[type=submit]"));
  }
}

/** The day of an instant, as addresses of the desk carry it. */
export function dayOf(startsAt) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format(new Date(startsAt));
}

/** The page of the desk for the day of an appointment. */
export async function openDay(visitor, startsAt, office = COUNTER) {
  await visitor.open(`/banco/giorno?data=${dayOf(startsAt)}&sportello=${office}`);
}

/** From the list to the card of somebody who comes that day. */
export async function openCard(visitor, startsAt, { surname }) {
  await openDay(visitor, startsAt);
  await visitor.click(visitor.page.getByRole("link", { name: surname }).first());
}

