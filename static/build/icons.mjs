// One sprite with only the icons listed in icons.json, taken from Bootstrap Italia's.
//
// A template that names an icon outside the list would show nothing: the build stops instead.

import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

export async function icons(list, templates) {
  const listed = JSON.parse(await readFile(list, "utf8"));
  const sprite = await readFile(resolve("bootstrap-italia/dist/svg/sprites.svg"), "utf8");
  const known = new Map([...sprite.matchAll(/<symbol id="([\w-]+)".*?<\/symbol>/gs)].map(([text, name]) => [name, text]));
  for (const name of await named(templates)) {
    if (known.has(name) && !listed.includes(name)) throw new Error(`a template uses the icon ${name}: add it to static/icons.json`);
  }
  const symbols = listed.map((name) => {
    if (!known.has(name)) throw new Error(`static/icons.json: Bootstrap Italia has no icon named ${name}`);
    return known.get(name).replace(/\s+/g, " ");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

// Icon names as templates write them: "it-user" as an argument, or #it-user in an address.
async function named(templates) {
  const files = await readdir(templates, { recursive: true }).catch(() => []);
  const names = new Set();
  for (const file of files.filter((name) => name.endsWith(".html"))) {
    const text = await readFile(new URL(file, templates), "utf8");
    for (const [, name] of text.matchAll(/["#](it-[a-z-]+)"/g)) names.add(name);
  }
  return names;
}
