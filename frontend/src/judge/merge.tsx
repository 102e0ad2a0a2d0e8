/** Another incident that is the same one: those near in kind, place and day come first. */
import { useState } from "preact/hooks";
import { useLoaded } from "../api/client";
import type { Incident, Page } from "../api/types";
import { Dialog } from "../parts/dialog";
import { Standing } from "../parts/pills";
import { title, when } from "../phrases";
import { t } from "../words";
import { useJudging } from "./judging";

const SHOWN = 12;

export function MergeDialog({ incident, version, onClose }: { incident: Incident; version: number; onClose: () => void }) {
  const { judge } = useJudging();
  const [q, setQ] = useState("");
  const [reason, setReason] = useState("");
  const [other, setOther] = useState<string | null>(null);
  const query = new URLSearchParams({ limit: "200" });
  if (q.trim()) query.set("q", q.trim());
  else if (incident.place?.country) query.set("country", incident.place.country);
  const { data } = useLoaded<Page<Incident>>(`/api/incidents?${query}`);
  const several = (data?.items ?? []).filter((one) => one.id !== incident.id).sort((one, two) => near(two, incident) - near(one, incident)).slice(0, SHOWN);
  const merge = (event: Event) => {
    event.preventDefault();
    if (!other) return;
    onClose();
    void judge({ kind: "merge", incidents: [incident.id, other], reason: reason.trim() || null, version });
  };
  return (
    <Dialog title={t("merge.title")} wide onClose={onClose}>
      <form onSubmit={merge}>
        <p class="field">
          <label for="merge-q">{t("merge.search")}</label>
          <input id="merge-q" type="search" value={q} onInput={(event) => setQ(event.currentTarget.value)} />
        </p>
        <fieldset class="merge-list">
          <legend>{t("merge.which", { incident: title(incident) })}</legend>
          {several.length === 0 && <p class="none">{t("merge.none")}</p>}
          {several.map((one) => (
            <label key={one.id}>
              <input type="radio" name="other" value={one.id} checked={other === one.id} onChange={() => setOther(one.id)} />
              <span>{title(one)}</span> <span class="when">{when(one)}</span> <Standing of={one} />
            </label>
          ))}
        </fieldset>
        <p class="field">
          <label for="merge-reason">{t("reason.optional")}</label>
          <input id="merge-reason" type="text" value={reason} dir="auto" onInput={(event) => setReason(event.currentTarget.value)} />
        </p>
        <p class="actions">
          <button type="submit" class="first" disabled={!other}>{t("judge.merge")}</button>
          <button type="button" onClick={onClose}>{t("cancel")}</button>
        </p>
      </form>
    </Dialog>
  );
}

/** How much speaks for one thing: same place, same kind, days that meet. */
function near(one: Incident, two: Incident): number {
  const place = Number(!!one.place?.name && one.place.name === two.place?.name);
  const meets = one.start && two.start && one.start <= (two.end ?? two.start) && two.start <= (one.end ?? one.start);
  return 3 * place + 2 * Number(!!meets) + Number(one.type === two.type);
}
