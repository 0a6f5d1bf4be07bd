// What the demo "sent". The worker looks for messages every two seconds.

import assert from "node:assert/strict";

const PATIENCE_MS = 20_000;

/** Waits for the n-th message to somebody (the first is 1), opens it and returns its text. */
export async function receive(visitor, recipient, n = 1) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    await visitor.open("/demo/posta");
    const rows = visitor.page.locator("main tr", { hasText: recipient });
    const count = await rows.count();
    if (count >= n) {
      // newest first
      await rows.nth(count - n).locator("a").click();
      return visitor.page.locator(".message-text").innerText();
    }
    assert.ok(Date.now() < deadline, `message ${n} to ${recipient} did not arrive`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The calendar file of the message that is open. */
export async function attachedCalendar(visitor) {
  const address = await visitor.page.locator('main a[href$=".ics"]').getAttribute("href");
  return download(visitor, address);
}

/** A file as a browser fetches it that is known already. */
export async function download(visitor, address) {
  const answer = await visitor.context.request.get(address);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()["content-type"], /^text\/calendar; charset=utf-8/);
  return answer.text();
}
