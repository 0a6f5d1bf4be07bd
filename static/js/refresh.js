// A list that others change too is fetched again, as long as someone looks and nobody is using it.
//
// Read as a document, not as a string of HTML: the browser's trusted types stay closed.

const GIVE_UP_AFTER_FAILURES = 3;

export function keepFresh(part) {
  const id = part.id;
  const seconds = Number(part.dataset.refresh);
  if (!id || !(seconds > 0)) return;
  const warning = document.querySelector(`[data-refresh-stale="${id}"]`);
  let failures = 0;

  const worked = (fetched) => {
    failures = 0;
    warning?.setAttribute("hidden", "");
    const current = document.getElementById(id);
    const next = document.importNode(fetched, true);
    if (!inUse(current) && !sameContent(current, next)) current.replaceWith(next);
  };
  const failed = () => {
    failures += 1;
    if (failures >= GIVE_UP_AFTER_FAILURES) warning?.removeAttribute("hidden");
  };

  const refresh = () => {
    if (document.hidden || inUse(document.getElementById(id))) return;
    fetchPage((page) => {
      const fetched = page?.getElementById(id);
      if (fetched) worked(fetched);
      else failed();
    });
  };

  setInterval(refresh, seconds * 1000);
  document.addEventListener("visibilitychange", refresh);
}

// Every page carries form tokens of its own: they alone are no news.
function sameContent(one, other) {
  return withoutTokens(one).isEqualNode(withoutTokens(other));
}

function withoutTokens(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("input[name='form_token']").forEach((token) => token.setAttribute("value", ""));
  return copy;
}

// Someone is typing anywhere in the page, or has the keyboard inside the part, or has opened something in it.
function inUse(part) {
  const active = document.activeElement;
  return active.matches("input, select, textarea") || part.contains(active) || part.querySelector("details[open], :checked:not(option)") !== null;
}

function fetchPage(then) {
  const request = new XMLHttpRequest();
  request.open("GET", window.location.href);
  request.responseType = "document";
  request.timeout = 10_000;
  request.onload = () => then(request.status === 200 ? request.responseXML : null);
  request.onerror = request.ontimeout = () => then(null);
  request.send();
}
