// What a first visit brings over the wire: everything, headers included, with nothing kept from before.

/** Bytes by kind of resource, and in all. */
export async function weigh(visitor, address) {
  const cdp = await visitor.context.newCDPSession(visitor.page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map();
  const bytes = {};
  cdp.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await visitor.page.goto(address, { waitUntil: "networkidle" });
  await cdp.detach();
  return { ...bytes, total: Object.values(bytes).reduce((sum, each) => sum + each, 0) };
}
