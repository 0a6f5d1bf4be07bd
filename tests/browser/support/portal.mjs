// The portal under test: `porta demo` in a directory of its own, on a port that nobody else has.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
// The first start makes a database cluster.
const PATIENCE_MS = 180_000;

/** Resolves, once pages are served, to `{ origin, stop }`. */
export async function openPortal() {
  const program = built();
  const folder = await mkdtemp(join(tmpdir(), "porta-browser-"));
  const demo = spawn(program, ["demo", "--listen", "127.0.0.1:0", "--data-dir", join(folder, "data")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORTA_LOG: process.env.PORTA_LOG ?? "warn" },
    // A group of its own: Ctrl-C reaches the runner, which then stops the demo in order.
    detached: true,
  });
  const ended = new Promise((resolve) => demo.once("exit", resolve));
  const stop = async () => {
    demo.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { origin: await origin(demo, ended), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function built() {
  if (process.env.PORTA_BINARY) return process.env.PORTA_BINARY;
  const program = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/porta");
  if (!existsSync(program)) {
    const { status } = spawnSync("cargo", ["build", "--quiet", "--package", "porta"], { cwd: root, stdio: "inherit" });
    if (status !== 0) throw new Error("porta could not be built");
  }
  return program;
}

function origin(demo, ended) {
  let said = "";
  let complaints = "";
  demo.stderr.on("data", (text) => (complaints = (complaints + text).slice(-4000)));
  const ready = new Promise((resolve) => {
    demo.stdout.on("data", (text) => {
      said += text;
      const address = said.match(/^ready (http:\/\/\S+)$/m);
      if (address) resolve(address[1]);
    });
  });
  const failed = (why) => new Error(`the demo ${why}:\n${complaints}`);
  let alarm;
  const late = new Promise((_, reject) => (alarm = setTimeout(() => reject(failed("did not get ready")), PATIENCE_MS)));
  const dead = ended.then((code) => Promise.reject(failed(`ended with ${code}`)));
  return Promise.race([ready, late, dead]).finally(() => clearTimeout(alarm));
}
