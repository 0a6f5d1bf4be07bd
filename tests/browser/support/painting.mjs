// Takes the tours with a camera.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { DESK_TOURS, PUBLIC_TOURS } from "./tours.mjs";
import * as journey from "./journey.mjs";
import { DESKTOP, PHONE, closeBrowser, visit } from "./visitor.mjs";

const at = (path) => path;

/** Every stop of every tour in Italian, at two widths: `<width>/<tour>-<number>-<address>.png`. */
export async function paint(folder) {
  for (const [name, tour] of Object.entries({ ...PUBLIC_TOURS, ...DESK_TOURS })) {
    await visit({}, async (visitor) => {
      let number = 0;
      for await (const [route, state = ""] of tour.walk(visitor, at)) {
        number += 1;
        const title = [name, String(number).padStart(2, "0"), route ?? "", state].join("-").replace(/[^a-z0-9]+/gi, "-");
        for (const size of [DESKTOP, PHONE]) {
          await visitor.page.setViewportSize(size);
          await visitor.page.screenshot({ path: join(folder, String(size.width), `${title}.png`), fullPage: true });
        }
        await visitor.page.setViewportSize(DESKTOP);
      }
    });
  }
  await closeBrowser();
}

/** The home page and the day at the desk side by side. */
export async function paintForReadme(file) {
  mkdirSync(dirname(file), { recursive: true });
  const [home, day] = await Promise.all([firstView(async () => {}), firstView(dayAtTheDesk)]);
  await visit({ size: { width: 1280, height: 480 } }, async (visitor) => {
    await visitor.page.setContent(sideBySide(home, day));
    await visitor.page.screenshot({ path: file });
  });
  await closeBrowser();
}

async function dayAtTheDesk(visitor) {
  await journey.enterAs(visitor, "accoglienza");
  await visitor.open("/banco");
}

function firstView(go) {
  return visit({ size: { width: 1120, height: 800 } }, async (visitor) => {
    await visitor.open("/");
    await go(visitor);
    return visitor.page.screenshot();
  });
}

function sideBySide(...pictures) {
  const images = pictures.map((picture) => `<img alt="" src="data:image/png;base64,${picture.toString("base64")}">`);
  return `<!doctype html><style>
    body { margin: 0; padding: 24px; display: flex; gap: 24px; background: #e8edf2 }
    img { width: 604px; height: 432px; border-radius: 6px; box-shadow: 0 1px 6px #0004 }
  </style>${images.join("")}`;
}
