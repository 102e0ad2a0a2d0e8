/** Incidents under the same filters as claims. */
import { useLoaded } from "../api/client";
import type { Incident, MapView, Page } from "../api/types";
import { useDecisions } from "../judge/judging";
import { useKeys } from "../keys";
import { boxOf } from "../map/geometry";
import { WorldMap } from "../map/map";
import { Filters, filtersOf } from "../parts/filters";
import { MANY, Pager } from "../parts/pager";
import { Spinner, Standing } from "../parts/pills";
import { byRank, counted, extent, family, title, when } from "../phrases";
import { go, useAddress, withQuery } from "../routes";
import { useTiles } from "../settings";
import { number, t } from "../words";

const SORTS = ["-day", "-toll", "-eyes", "-sources", "-claims"];

export default function Incidents() {
  const { query } = useAddress();
  const filters = filtersOf(query);
  const offset = Number(query.get("offset") ?? 0);
  const sort = query.get("sort") ?? "-day";
  const page = new URLSearchParams([...filters, ["limit", String(MANY)], ["offset", String(offset)], ["sort", sort]]);
  const { data, error, again } = useLoaded<Page<Incident>>(`/api/incidents?${page}`);
  const map = useLoaded<MapView>(`/api/map?${filters}`);
  const tiles = useTiles();
  useDecisions(again);
  const walk = (step: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>(".queue a.title")];
    rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(document.activeElement as HTMLElement) + step))]?.focus();
  };
  useKeys([
    { key: "j", words: "keys.next", does: () => walk(1) },
    { key: "k", words: "keys.previous", does: () => walk(-1) },
    { key: "f", words: "keys.filter", does: () => document.getElementById("filter-q")?.focus() },
  ]);
  if (!data) return <Spinner error={error} again={again} />;
  return (
    <>
      <header class="top">
        <h1>{t("incidents.title")} <small>{number(data.total)}</small></h1>
        <p class="field">
          <label for="sort">{t("sort")}</label>
          <select id="sort" value={sort} onChange={(event) => go(withQuery(query, { sort: event.currentTarget.value, offset: null }))}>
            {SORTS.map((one) => <option key={one} value={one}>{t(`sort.${one.slice(1)}`)}</option>)}
          </select>
        </p>
      </header>
      <Filters />
      <div class="today">
        <section aria-label={t("incidents.title")}>
          <ol class="queue">{data.items.map((one) => <Entry key={one.id} incident={one} />)}</ol>
          {data.items.length === 0 && <p class="empty">{t("claims.empty")} <a href="/incidents">{t("filter.none")}</a></p>}
          <Pager total={data.total} offset={offset} />
        </section>
        <aside>
          <section class="panel" aria-labelledby="map-title">
            <h2 id="map-title">{t("map.title")}</h2>
            <WorldMap
              content={map.data ?? { places: [], countries: [] }}
              label={t("map.label", { n: data.total })}
              chosen={query.get("place")}
              box={query.get("bbox") ? boxOf(query.get("bbox") as string) : null}
              tiles={tiles}
              onPlace={(keys) => go(withQuery(query, { place: keys[0] ?? null, offset: null }))}
              onArea={(bbox) => go(withQuery(query, { bbox, offset: null }))}
            />
          </section>
        </aside>
      </div>
    </>
  );
}

function Entry({ incident }: { incident: Incident }) {
  const figures = Object.entries(incident.figures).sort(([a], [b]) => byRank(a, b)).slice(0, 4);
  return (
    <li class={family(incident)}>
      <p class="what"><a class="title" href={`/incidents/${incident.id}`}>{title(incident)}</a> <Standing of={incident} /></p>
      <p class="figures-brief">
        <span class="when">{when(incident)}</span>
        {figures.map(([key, figure]) => <span key={key}> · {counted(key)} <b>{extent(figure)}</b></span>)}
        <span> · {t("n.claims", { n: incident.claims.length })}</span>
      </p>
    </li>
  );
}
