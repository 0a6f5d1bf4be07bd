// The route table of the portal, as the golden file knows it.

import { readFileSync } from "node:fs";

const file = new URL("../../golden/routes.txt", import.meta.url);

/** Every address that answers to GET and is for people. */
export function addressesForPeople() {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((row) => row.split(/\s+/))
    .filter(([audience, method]) => audience !== "Machine" && method === "GET")
    .map(([, , path]) => path);
}

/** Answers that are no pages; the tests of the journeys read them. */
export const NO_PAGES = {
  "/prenota": "leads to the first step",
  "/prenota/confermato/appuntamento.ics": "a calendar file",
  "/appuntamento/mio/appuntamento.ics": "a calendar file",
  "/demo/posta/{id}/appuntamento.ics": "a calendar file",
  "/invito/{token}": "leads to the invitation without its token",
  "/registro/esporta": "a file for a spreadsheet",
};
