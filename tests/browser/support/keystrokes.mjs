// What hands do at a form, counted, and how long somebody with practice would take for it.
//
// The estimate is the Keystroke-Level Model of S. K. Card, T. P. Moran and A. Newell, "The Keystroke-Level Model for User
// Performance Time with Interactive Systems", Communications of the ACM 23 (7), 1980, pp. 396–410. It foretells what a
// practised person takes for an errorless, known task. Listening, and finding the words, are not in it.

/** Seconds an operator. K: the average of people who do not type for a living, 40 words a minute. */
export const SECONDS = { K: 0.28, P: 1.1, H: 0.4, M: 1.35 };

export class Tally {
  /** Fields that were filled in or changed. */
  fields = 0;
  /** Keys that were pressed, letters and Tabs among them; a capital letter is two. */
  keys = 0;
  /** Those that only went from one place to the next. */
  tabs = 0;
  clicks = 0;
  /** A hand goes from the keyboard to the mouse, or back. */
  homings = 0;
  /** One for each field, and one for each button or link. */
  decisions = 0;
  pages = 0;
  /** From asking for a page until it stands there, in milliseconds, summed. */
  waited = 0;
  /** From asking for a page until its first byte. */
  served = 0;

  /** The model's estimate in seconds. A click is a pointing and a press. */
  get estimate() {
    const { K, P, H, M } = SECONDS;
    const { keys, clicks, homings, decisions, waited } = this;
    return K * (keys + clicks) + P * clicks + H * homings + M * decisions + waited / 1000;
  }

  typed(text) {
    this.keys += [...text].reduce((sum, letter) => sum + (letter === letter.toLowerCase() ? 1 : 2), 0);
  }

  /** A page has come: what the browser measured of its way. */
  async arrived(page) {
    const { served, waited } = await page.evaluate(() => {
      const [way] = performance.getEntriesByType("navigation");
      return { served: way.responseStart - way.requestStart, waited: way.domContentLoadedEventEnd - way.startTime };
    });
    this.pages += 1;
    this.served += served;
    this.waited += waited;
  }

  line(name, scriptSeconds) {
    const { fields, clicks, keys, tabs, homings, decisions, pages, estimate } = this;
    const numbers = [fields, clicks, keys, tabs, homings, decisions, pages];
    const times = [scriptSeconds.toFixed(1), (this.served / 1000).toFixed(2), estimate.toFixed(0)];
    return `| ${[name, ...numbers, ...times].join(" | ")} |`;
  }
}

export const HEAD = [
  "| way | fields | clicks | keys | of these Tabs | hand moves | decisions | pages | script, s | server, s | estimate, s |",
  "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
].join("\n");
