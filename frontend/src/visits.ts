/** When this browser was last at the desk: what came since then is new. */
const KEPT = "vigie.visits";
const PAUSE = 4 * 60 * 60 * 1000; // ms away from the desk after which one comes back

interface Visits {
  last: string | null; // the end of the visit before this one
  seen: string; // the latest moment of this one
}

/** The end of the visit before this one; null on the first. */
export function lastVisit(): string | null {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null") as Visits | null;
  const now = new Date();
  const back = kept !== null && now.getTime() - Date.parse(kept.seen) > PAUSE;
  const last = back ? kept.seen : (kept?.last ?? null);
  localStorage.setItem(KEPT, JSON.stringify({ last, seen: now.toISOString() }));
  return last;
}
