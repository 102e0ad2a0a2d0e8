/** Reports of one group as a tree: each under the one that it derives from. */
import type { PlacedHead } from "../api/types";
import { kindOf, outlet, reportTitle } from "../phrases";
import { day, named, t } from "../words";

export function rootsOf(reports: PlacedHead[]): PlacedHead[] {
  const known = new Set(reports.map((one) => one.id));
  return reports.filter((one) => !one.lineage?.of || !known.has(one.lineage.of));
}

export function Branch({ report, all }: { report: PlacedHead; all: PlacedHead[] }) {
  const below = all.filter((one) => one.lineage?.of === report.id);
  return (
    <li>
      <p>
        <span class={`kind ${kindOf(report)}`}>{named("lineage", kindOf(report))}</span> <a href={`/reports/${report.id}`}><b><bdi>{outlet(report)}</bdi></b></a>,{" "}
        {report.published ? day(report.published) : t("days.unknown")}, {report.language}: <span lang={report.language} dir="auto">{reportTitle(report)}</span>
      </p>
      {report.lineage?.of && <p class="why">{t("lineage.score", { score: report.lineage.score.toFixed(2) })} <span lang="en">{report.lineage.because.map((one) => ` · ${one}`)}</span></p>}
      {below.length > 0 && <ul>{below.map((one) => <Branch key={one.id} report={one} all={all} />)}</ul>}
    </li>
  );
}
