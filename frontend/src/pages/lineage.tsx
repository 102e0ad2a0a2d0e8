/** Which outlet copied which: a small tree for each group of reports that go back to the same reporting. */
import { useLoaded } from "../api/client";
import type { Group, Page, PlacedHead } from "../api/types";
import { Pager } from "../parts/pager";
import { Spinner } from "../parts/pills";
import { Branch, rootsOf } from "../parts/tree";
import { outlet } from "../phrases";
import { useAddress } from "../routes";
import { number, t } from "../words";

export default function Lineage() {
  const { query } = useAddress();
  const offset = Number(query.get("offset") ?? 0);
  const { data, error, again } = useLoaded<Page<Group>>(`/api/lineage?limit=50&offset=${offset}`);
  if (!data) return <Spinner error={error} again={again} />;
  const copied = data.items.filter((one) => one.reports.length > 1);
  const alone = data.items.filter((one) => one.reports.length === 1);
  return (
    <>
      <header class="top">
        <h1>{t("lineage.title")}</h1>
        <p class="count">{t("lineage.how")}</p>
      </header>
      {copied.length === 0 && <p class="empty">{t("lineage.none")}</p>}
      <div class="trees">
        {copied.map((one) => (
          <section key={one.group} class="panel tree-panel" aria-labelledby={`group-${one.group}`}>
            <h2 id={`group-${one.group}`}><bdi>{outlet(rootsOf(one.reports)[0] as PlacedHead)}</bdi>: {t("lineage.group", { n: one.reports.length })}</h2>
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
