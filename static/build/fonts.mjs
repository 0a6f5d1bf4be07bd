// Cuts each font down to the characters of European languages in Latin script.
//
// The letters that only some of them use are a file of their own, fetched when a page shows one.
// Other scripts (Arabic, for one) are left to the fonts of the reader's own device.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const { resolve } = createRequire(import.meta.url);

function characters(ranges) {
  return ranges
    .flatMap(([first, last = first]) => {
      const from = Number.parseInt(first, 16);
      const to = Number.parseInt(last, 16);
      return Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step));
    })
    .join("");
}

export async function fonts(list) {
  const { ranges, fonts: wanted } = JSON.parse(await readFile(list, "utf8"));
  return Promise.all(
    wanted.map(async ({ name, range, source }) => ({
      name,
      bytes: await subsetFont(await readFile(resolve(source)), characters(ranges[range]), { targetFormat: "woff2" }),
    })),
  );
}
