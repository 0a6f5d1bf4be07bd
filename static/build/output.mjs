// The folder of built files: hashed names, compressed copies, a manifest, nothing stale.
//
// A file that is already there with the same name has the same content, so it is left alone:
// the Rust build then sees that nothing changed.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = new Set([".css", ".js", ".svg"]);

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

const gzipped = (bytes) => promisify(gzip)(bytes, { level: 9 });

function hashedName(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const extension = extname(name);
  return `${name.slice(0, -extension.length)}.${hash}${extension}`;
}

export class Output {
  manifest = {};
  #folder;
  #kept = new Set(["manifest.json"]);
  #sizes = [];

  constructor(folder) {
    this.#folder = folder;
  }

  async add(name, content) {
    const bytes = Buffer.from(content);
    const hashed = hashedName(name, bytes);
    this.manifest[name] = hashed;
    await mkdir(this.#folder, { recursive: true });
    await this.#write(hashed, () => bytes);
    let wire = bytes.length;
    if (COMPRESSIBLE.has(extname(name))) {
      wire = await this.#write(`${hashed}.br`, () => brotli(bytes));
      await this.#write(`${hashed}.gz`, () => gzipped(bytes));
    }
    this.#sizes.push({ name, file: hashed, bytes: bytes.length, wire });
  }

  async finish() {
    const manifest = `${JSON.stringify(this.manifest, Object.keys(this.manifest).sort(), 2)}\n`;
    const place = new URL("manifest.json", this.#folder);
    if ((await readFile(place, "utf8").catch(() => "")) !== manifest) {
      await writeFile(place, manifest);
    }
    for (const name of await readdir(this.#folder)) {
      if (!this.#kept.has(name)) await rm(new URL(name, this.#folder));
    }
  }

  table() {
    const rows = this.#sizes.map(
      ({ file, bytes, wire }) => `${file.padEnd(36)}${String(bytes).padStart(9)}${String(wire).padStart(9)}`,
    );
    const total = this.#sizes.reduce((sum, { wire }) => sum + wire, 0);
    return [`${"file".padEnd(36)}${"bytes".padStart(9)}${"wire".padStart(9)}`, ...rows, `on the wire in all: ${total}`].join("\n");
  }

  // Bytes over the wire that a file may weigh: old phones on slow networks pay for every one.
  keepWithin(budget) {
    for (const { name, wire } of this.#sizes) {
      if (wire > (budget[name] ?? Infinity)) throw new Error(`${name} weighs ${wire} bytes, more than the ${budget[name]} of static/budget.json`);
    }
  }

  async #write(name, content) {
    const place = new URL(name, this.#folder);
    this.#kept.add(name);
    const present = await stat(place).catch(() => null);
    if (present?.size > 0) return present.size;
    const bytes = await content();
    await writeFile(place, bytes);
    return bytes.length;
  }
}
