/** Which outlet copied which: a small tree for each group of reports that go back to the same reporting. */
import { useLoaded } from "../api/client";
import type { Group, Page, PlacedHead } from "../api/types";
import { Pager } from "../parts/pager";
import { Spinner } from "../parts/pills";
import { kindOf, outlet, reportTitle } from "../phrases";
import { useAddress, withQuery } from "../routes";
import { day, named, number, t } from "../words";

export default function Lineage() {
  const { query } = useAddress();
  const group = query.get("group");
  const offset = Number(query.get("offset") ?? 0);
  const { data, error, again } = useLoaded<Page<Group>>(`/api/lineage?limit=50&offset=${offset}${group ? `&group=${group}` : ""}`);
  if (!data) return <Spinner error={error} again={again} />;
  const groups = data.items.filter((one) => !group || one.group === group);
  const copied = groups.filter((one) => one.reports.length > 1);
  const alone = groups.filter((one) => one.reports.length === 1);
  return (
    <>
      <header class="top">
        <h1>{t("lineage.title")}</h1>
        <p class="count">{t("lineage.how")}</p>
        {group && <p><a href={withQuery(query, { group: null })}>{t("lineage.all")}</a></p>}
      </header>
      {copied.length === 0 && <p class="empty">{t("lineage.none")}</p>}
      <div class="trees">
        {copied.map((one) => (
          <section key={one.group} class="panel tree-panel" aria-label={t("lineage.group", { n: one.reports.length })}>
            <h2>{t("lineage.group", { n: one.reports.length })}</h2>
            <ul class="tree">{rootsOf(one.reports).map((root) => <Branch key={root.id} report={root} all={one.reports} />)}</ul>
          </section>
        ))}
      </div>
      {alone.length > 0 && (
        <section aria-labelledby="alone">
          <h2 id="alone">{t("lineage.alone")} <small>{number(alone.length)}</small></h2>
          <ul class="tree alone">{alone.flatMap((one) => one.reports).map((one) => <Branch key={one.id} report={one} all={[]} />)}</ul>
        </section>
      )}
      <Pager total={data.total} offset={offset} />
    </>
  );
}

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
