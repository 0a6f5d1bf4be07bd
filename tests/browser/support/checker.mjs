// The Nu HTML checker as a server on loopback: a tenth of a second a page instead of three.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import vnu from "vnu-jar";

const PATIENCE_MS = 60_000;

/** Resolves, once it answers, to `{ address, stop }`. */
export async function openChecker() {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const java = spawn(
    "java",
    ["-Xmx256m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", vnu, "nu.validator.servlet.Main", String(port)],
    { stdio: "ignore", detached: true },
  );
  const ended = new Promise((resolve) => java.once("exit", resolve));
  const stop = async () => {
    java.kill("SIGTERM");
    await ended;
  };
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(address))) {
    if (Date.now() > deadline || java.exitCode !== null) {
      await stop();
      throw new Error("the HTML checker did not start");
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return { address, stop };
}

/** What is wrong with a page as the server sent it. */
export async function complaints(html) {
  const answer = await fetch(`${process.env.PORTA_CHECKER}?out=json`, {
    method: "POST",
    headers: { "content-type": "text/html; charset=utf-8" },
    body: html,
  });
  const { messages } = await answer.json();
  return messages
    .filter(({ type, subType }) => type !== "info" || subType === "warning")
    .map(({ message, lastLine, extract }) => `HTML, line ${lastLine}: ${message} ${extract ?? ""}`);
}

async function answers(address) {
  return fetch(address).then(() => true, () => false);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
