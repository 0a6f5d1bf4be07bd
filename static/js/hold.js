// How long the chosen time is still kept. Shown every minute; said aloud only when it matters.

const SAID_AT_MINUTES = [5, 2, 1];
const MINUTE_MS = 60_000;

export function watchHold(notice) {
  const until = Date.parse(notice.dataset.holdUntil);
  const shown = notice.querySelector("[data-hold-left]");
  const said = notice.querySelector("[data-hold-announcement]");
  if (Number.isNaN(until)) return;

  const words = (minutes) => {
    if (minutes <= 0) return notice.dataset.over;
    if (minutes === 1) return notice.dataset.minute;
    return notice.dataset.minutes.replace("#", minutes);
  };

  let before = null;
  const tick = () => {
    const left = until - Date.now();
    const minutes = Math.max(0, Math.ceil(left / MINUTE_MS));
    if (minutes !== before) {
      shown.textContent = words(minutes);
      if (before !== null && (minutes === 0 || SAID_AT_MINUTES.includes(minutes))) said.textContent = words(minutes);
      before = minutes;
    }
    if (minutes > 0) setTimeout(tick, Math.max(500, left - (minutes - 1) * MINUTE_MS));
  };
  tick();
}
