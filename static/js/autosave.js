// What is typed is kept as a draft, a moment after the last key. Without it the button beside does the same.

const PAUSE_MS = 2500;

export function saveAsTyped(form) {
  const shown = form.querySelector("[data-autosave-state]");
  let pause;
  let underway = false;
  let isOver = false;

  const say = (words) => {
    if (shown && shown.textContent !== words) shown.textContent = words;
  };

  // The session has ended, or the portal does not answer: trying again every few seconds would help nobody.
  const giveUp = () => {
    isOver = true;
    say(form.dataset.failed);
  };

  const keep = async () => {
    if (isOver) return;
    if (underway) {
      pause = setTimeout(keep, PAUSE_MS);
      return;
    }
    underway = true;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok || answer.redirected) throw new Error("not kept");
      const kept = await answer.json();
      form.elements.bozza.value = kept.bozza;
      form.elements.versione.value = kept.versione;
      say(kept.altrove ? form.dataset.apart : form.dataset.saved.replace("#", kept.ore));
    } catch {
      giveUp();
    } finally {
      underway = false;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(keep, PAUSE_MS);
  });
  // What is sent for good must not become a draft behind it.
  form.addEventListener("submit", () => {
    clearTimeout(pause);
    isOver = true;
  });
}
