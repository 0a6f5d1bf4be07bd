// Passkeys: the portal asks, the device answers, and the answer goes back with an ordinary form. Loaded only by the
// pages that need it. Where the browser knows no passkeys the forms stay hidden, and the other ways are there.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const keys = (list) => (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

async function ask(form) {
  const body = new URLSearchParams({ form_token: form.elements.form_token.value });
  const answer = await fetch(form.dataset.passkey, { method: "POST", body });
  if (!answer.ok || answer.redirected) throw new Error("no question");
  const { create, get } = await answer.json();
  const options = create ?? get;
  options.challenge = bytes(options.challenge);
  if (get) {
    return navigator.credentials.get({ publicKey: { ...get, allowCredentials: keys(get.allowCredentials) } });
  }
  const user = { ...create.user, id: bytes(create.user.id) };
  return navigator.credentials.create({ publicKey: { ...create, user, excludeCredentials: keys(create.excludeCredentials) } });
}

function written({ id, rawId, type, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(said) });
}

async function send(event) {
  const form = event.currentTarget;
  event.preventDefault();
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    form.elements.namedItem("chiave").value = written(await ask(form));
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.hidden = false;
    form.addEventListener("submit", send);
  });
}
