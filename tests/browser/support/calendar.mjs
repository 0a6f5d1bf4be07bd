// Two programs that have nothing to do with each other read the same calendar file.

import assert from "node:assert/strict";
import ICAL from "ical.js";
import { convertIcsCalendar } from "ts-ics";

/** When the appointment is, as both understand it. */
export function readByBoth(text) {
  const one = withIcalJs(text);
  const other = withTsIcs(text);
  assert.deepEqual(one, other);
  return one;
}

function withIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent");
  assert.equal(events.length, 1);
  const event = new ICAL.Event(events[0]);
  return {
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    place: event.location,
    id: event.uid,
  };
}

function withTsIcs(text) {
  const { events } = convertIcsCalendar(undefined, text);
  assert.equal(events.length, 1);
  const [event] = events;
  return {
    starts: event.start.date.toISOString(),
    ends: event.end.date.toISOString(),
    summary: event.summary,
    place: event.location,
    id: event.uid,
  };
}
