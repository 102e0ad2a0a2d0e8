/** From one incident of the morning's queue to the next, in the order in which Today showed them. */
import { useKeys } from "../keys";
import { go } from "../routes";
import { t } from "../words";

const KEPT = "vigie.queue";

export function keepQueue(ids: string[]): void {
  sessionStorage.setItem(KEPT, JSON.stringify(ids));
}

export function QueueWalk({ id }: { id: string }) {
  const queue = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]") as string[];
  const at = queue.indexOf(id);
  const [before, after] = [queue[at - 1], queue[at + 1]];
  useKeys([
    ...(at >= 0 && after ? [{ key: "]", words: "keys.nextIncident", does: () => go(`/incidents/${after}`) }] : []),
    ...(at > 0 && before ? [{ key: "[", words: "keys.previousIncident", does: () => go(`/incidents/${before}`) }] : []),
  ]);
  if (at < 0) return null;
  return (
    <span class="queue-walk">
      {before ? <a href={`/incidents/${before}`} aria-label={t("keys.previousIncident")}>←</a> : <span>←</span>}
      {t("queue.at", { place: at + 1, all: queue.length })}
      {after ? <a href={`/incidents/${after}`} aria-label={t("keys.nextIncident")}>→</a> : <span>→</span>}
    </span>
  );
}
