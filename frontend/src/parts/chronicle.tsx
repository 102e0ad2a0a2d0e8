/** What came when: the reports of an incident day by day, copies under what they copy. */
import type { PlacedHead } from "../api/types";
import { isCopy, type Heard } from "../figures/voices";
import { figure, kindOf, outlet } from "../phrases";
import { day, named, t } from "../words";

export function Chronicle({ heard, reports, onChoose }: { heard: Heard[]; reports: PlacedHead[]; onChoose: (claim: string) => void }) {
  const told = heard.flatMap((one) => one.told.map((each) => ({ name: one.name, ...each })));
  const sorted = [...reports].sort((one, two) => (one.published ?? "9").localeCompare(two.published ?? "9") || Number(isCopy(one)) - Number(isCopy(two)));
  const by = new Map<string, PlacedHead[]>();
  for (const one of sorted) by.set(one.published ?? "", [...(by.get(one.published ?? "") ?? []), one]);
  return (
    <section class="panel" aria-labelledby="chronicle">
      <h2 id="chronicle">{t("incident.chronicle")}</h2>
      <ol class="chronicle">
        {[...by].map(([date, several]) => (
          <li key={date}>
            <p class="date">{date ? day(date) : t("days.unknown")}</p>
            <ul>
              {several.map((report) => (
                <li key={report.id} class={isCopy(report) ? "copy" : ""}>
                  <a href={`/reports/${report.id}`}><bdi>{outlet(report)}</bdi></a> <span class={`kind ${kindOf(report)}`}>{named("lineage", kindOf(report))}</span>
                  {told.filter((one) => one.claim.report.id === report.id && one.claim.figures.length > 0).map((one) => (
                    <button key={one.claim.id} type="button" class="plain" onClick={() => onChoose(one.claim.id)}>
                      <bdi>{one.name}</bdi>: {one.claim.figures.map(figure).join(", ")}
                    </button>
                  ))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
