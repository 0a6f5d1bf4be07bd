// A day at the desk: who comes, who calls, who was quicker, who is away, what is on paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as journey from "./support/journey.mjs";
import { Keyboard } from "./support/keyboard.mjs";
import { receive } from "./support/post.mjs";
import { DESKTOP, visit } from "./support/visitor.mjs";

test("today's list counts everybody once, and one click receives somebody", (t) =>
  visit({}, async (reception) => {
    await journey.enterAs(reception, "accoglienza");
    await reception.open("/banco");
    assert.equal(await reception.heading(), "Oggi");
    const awaitedToday = await reception.page.locator(".day-row").count();
    const rows = awaitedToday + (await reception.page.locator("#senza-appuntamento + ul > li").count());
    if (awaitedToday === 0) {
      assert.ok(await reception.page.getByText("Oggi non c’è nessun appuntamento").isVisible());
      return t.skip("nobody comes today");
    }
    const figures = await reception.page.locator(".day-figures li").allInnerTexts();
    const counted = figures.map((text) => /\s(\d+)$/.exec(text)).filter(Boolean);
    assert.equal(counted.reduce((sum, [, number]) => sum + Number(number), 0), rows);

    const awaited = reception.page.locator(".day-row.state-confirmed").first();
    if ((await awaited.count()) === 0) return t.skip("nobody is awaited any more today");
    const name = await awaited.locator("bdi").first().innerText();
    await reception.click(awaited.getByRole("button", { name: /^Arrivato/ }));
    const received = reception.page.locator(".day-row", { hasText: name }).first();
    assert.match(await received.getAttribute("class"), /state-checked_in/);
  }));

test("somebody on the telephone is booked with the keyboard alone", (t) =>
  visit({}, async (reception) => {
    const who = journey.somebody();
    await journey.enterAs(reception, "accoglienza");
    const hands = new Keyboard(reception.page);

    await hands.pressAccessKey("3");
    assert.equal(reception.path, "/banco/prenota");
    await hands.tabTo("#motivo");
    await hands.press("ArrowDown");
    await hands.pressAccessKey("o");
    await hands.tabTo('[name="start"]');
    await hands.press("Space");
    await hands.tabTo("#given_name");
    await hands.type(who.givenName);
    await hands.tabTo("#surname");
    await hands.type(who.surname);
    await hands.tabTo("#email");
    await hands.type(who.email);
    await hands.pressAccessKey("f");

    assert.equal(await reception.heading(), "Appuntamento fissato", await reception.words());
    const reference = await journey.reference(reception);
    t.diagnostic(`keys besides what was typed: ${hands.keys}`);
    assert.ok((await receive(reception, who.email)).includes(reference));
  }));

test("when two desks receive the same person at once, she is received once and both see it", () =>
  atTwoDesks(async (one, other) => {
    await Promise.all([one.press("Arrivato"), other.press("Arrivato")]);
    for (const desk of [one, other]) {
      await desk.page.reload();
      const history = await desk.page.locator(".history li").allInnerTexts();
      assert.equal(history.filter((event) => event.startsWith("Arrivato")).length, 1);
    }
  }));

test("the desk that is slower learns what the other one did, and changes nothing", () =>
  atTwoDesks(async (quick, slow) => {
    await slow.follow("Disdici");
    await quick.press("Arrivato");
    await slow.press("Disdici l’appuntamento");
    assert.equal(slow.status, 409);
    const words = await slow.words();
    assert.ok(words.includes("Qualcuno è stato più veloce") && words.includes("Arrivato"), words);
    await quick.page.reload();
    assert.ok(await quick.page.locator(".state-checked_in").first().isVisible());
  }));

test("the desk moves and cancels, and the person is told", () =>
  visit({}, async (reception) => {
    const who = journey.somebody();
    const { startsAt } = await journey.book(reception, who);
    await receive(reception, who.email); // a move takes back what has not left yet
    await journey.enterAs(reception, "accoglienza");
    await journey.openCard(reception, startsAt, who);
    await reception.follow("Sposta");
    const times = await reception.field("start").evaluateAll((all) => all.map(({ value }) => value));
    await reception.tick("start", times.at(-1));
    await reception.press("Sposta a quest’ora");
    assert.ok((await reception.words()).includes("Appuntamento spostato. Avvisiamo la persona."));
    await receive(reception, who.email, 2);
    await journey.openCard(reception, times.at(-1).split("@")[1], who);
    await reception.follow("Disdici");
    await reception.press("Disdici l’appuntamento");
    assert.ok((await reception.words()).includes("Appuntamento disdetto. Avvisiamo la persona."));
    await receive(reception, who.email, 3);
  }));

test("a desk where nobody sits can not be booked, and can again when the absence is taken back", () =>
  visit({}, async (reception) => {
    const office = "capannori-sportello-casa";
    const [monday, friday] = weekAfterNext();
    const isThen = (time) => journey.dayOf(time) >= monday && journey.dayOf(time) <= friday;
    const offered = async () => {
      await reception.open(`/prenota/orario?ufficio=${office}&mese=${monday.slice(0, 7)}`);
      return (await journey.freeTimes(reception)).filter(isThen);
    };
    assert.notDeepEqual(await offered(), []);

    await journey.enterAs(reception, "accoglienza");
    await reception.open("/banco/assenze");
    const desk = reception.page.locator('select[name="desk"] option', { hasText: /casa/i }).first();
    await reception.choose("desk", await desk.getAttribute("value"));
    await reception.type("from_day", monday);
    await reception.type("to_day", friday);
    await reception.press("Segna l’assenza");
    assert.ok((await reception.words()).includes("Assenza segnata."), await reception.words());
    assert.deepEqual(await offered(), []);

    await reception.open(`/banco/settimana?sportello=${office}&settimana=${isoWeek(monday)}`);
    assert.equal(await reception.page.locator(".week-day", { hasText: "Assenza: " }).count(), 5);
    await reception.open("/banco/assenze");
    await reception.press("Togli");
    assert.ok((await reception.words()).includes("Assenza tolta."));
    assert.notDeepEqual(await offered(), []);
  }));

test("the week shows who comes at the hour at which she comes", () =>
  visit({}, async (reception) => {
    const who = journey.somebody();
    const { startsAt } = await journey.book(reception, who);
    await journey.enterAs(reception, "accoglienza");
    await reception.open(`/banco/settimana?sportello=${journey.COUNTER}&settimana=${isoWeek(journey.dayOf(startsAt))}`);
    const item = reception.page.locator(".week-item", { hasText: who.surname });
    const box = await item.boundingBox();
    const hours = await reception.page.locator(".week-hour").evaluateAll((all) =>
      all.map((hour) => ({ hour: parseInt(hour.textContent, 10), top: hour.getBoundingClientRect().top + window.scrollY })),
    );
    const top = box.y + (await reception.page.evaluate(() => window.scrollY));
    const starts = new Date(startsAt).toLocaleTimeString("it-IT", { timeZone: "Europe/Rome", hour: "numeric" });
    const [at, next] = [Number(starts), Number(starts) + 1].map((wanted) => hours.find(({ hour }) => hour === wanted)?.top);
    assert.ok(top >= at - 12 && (next === undefined || top < next), `${startsAt}: ${at} ≤ ${top} < ${next}`);
    await item.getByRole("link").click();
    assert.equal(await reception.heading(), `${who.surname} ${who.givenName}`);
  }));

test("the day on paper has names and hours, and says why only when asked to", () =>
  visit({ size: DESKTOP }, async (reception) => {
    const who = journey.somebody();
    const { startsAt } = await journey.book(reception, who);
    await journey.enterAs(reception, "accoglienza");
    await reception.open(`/banco/stampa?data=${journey.dayOf(startsAt)}&sportello=${journey.COUNTER}`);
    const headers = () => reception.page.locator("th[scope=col]").allInnerTexts();
    assert.ok((await reception.words()).includes(who.surname));
    assert.ok(!(await headers()).includes("Motivo"));
    await reception.tick("motivi", "si");
    await reception.press("Mostra");
    assert.ok((await headers()).includes("Motivo"));
    await reception.page.emulateMedia({ media: "print" });
    assert.ok(!(await reception.page.locator("form").isVisible()), "buttons are not printed");
    assert.ok(await reception.page.locator("table").isVisible());
  }));

test("whoever receives nobody is told so, and what else there is to do", () =>
  visit({}, async (officer) => {
    await journey.enterAs(officer, "responsabile-privacy");
    assert.equal(officer.status, 200);
    await officer.open("/banco/settimana");
    assert.equal(officer.status, 403);
    assert.ok((await officer.page.locator("main a").count()) > 0);
  }));

/** Two colleagues with the card of the same person in front of them. */
async function atTwoDesks(go) {
  const who = journey.somebody();
  await visit({}, (one) =>
    visit({}, async (other) => {
      const { startsAt } = await journey.book(one, who);
      for (const desk of [one, other]) {
        await journey.enterAs(desk, "accoglienza");
        await journey.openCard(desk, startsAt, who);
      }
      await go(one, other);
    }),
  );
}

/** Monday and Friday of the week after next. */
function weekAfterNext() {
  const monday = new Date(journey.dayOf(Date.now()));
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7) + 14);
  const friday = new Date(monday);
  friday.setUTCDate(friday.getUTCDate() + 4);
  return [monday, friday].map((day) => day.toISOString().slice(0, 10));
}

/** `2026-W49`: the week of a day, as the desk's addresses carry it. */
function isoWeek(day) {
  const thursday = new Date(day);
  thursday.setUTCDate(thursday.getUTCDate() - ((thursday.getUTCDay() + 6) % 7) + 3);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * 86_400_000));
  return `${year}-W${String(week).padStart(2, "0")}`;
}
