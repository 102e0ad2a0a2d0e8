/** Whether an incident is out: proposed by one, confirmed by an editor. */
import { Refused, send, useLoaded } from "../api/client";
import type { Incident, Publication as Record } from "../api/types";
import { useJudging } from "../judge/judging";
import { t } from "../words";

export function Publication({ incident, onChanged }: { incident: Incident; onChanged: () => void }) {
  const { me, may, say } = useJudging();
  const proposed = useLoaded<Record[]>(incident.publication === "proposed" ? "/api/publications?state=proposed" : null);
  const open = proposed.data?.find((one) => one.incident === incident.id);
  const editor = me.role === "editor" || me.role === "admin";
  const doing = (work: Promise<unknown>) => void work.then(onChanged, (error: Refused) => say(t("said.refused", { why: error.message })));
  return (
    <span class="publication">
      {incident.publication && <span class={`kind ${incident.publication}`}>{t(`publication.${incident.publication}`)}{open && ` (${open.proposed_by})`}</span>}
      {may && incident.publication !== "proposed" && (
        <button type="button" onClick={() => doing(send("POST", "/api/publications", { incident: incident.id, version: incident.version }))}>{t("publication.propose")}</button>
      )}
      {open && editor && <button type="button" onClick={() => doing(send("POST", `/api/publications/${open.id}/confirm`))}>{t("publication.confirm")}</button>}
      {open && may && <button type="button" onClick={() => doing(send("POST", `/api/publications/${open.id}/withdraw`))}>{t("publication.withdraw")}</button>}
    </span>
  );
}
