/** Claims under filters: table, map and timeline show the same ones, and the export gives exactly these. */
import { useState } from "preact/hooks";
import { useLoaded } from "../api/client";
import type { Claim, MapView, Page, TimelineView } from "../api/types";
import { useDecisions } from "../judge/judging";
import { useKeys } from "../keys";
import { boxOf } from "../map/geometry";
import { WorldMap } from "../map/map";
import { Export } from "../parts/export";
import { Filters, filtersOf } from "../parts/filters";
import { MANY, Pager } from "../parts/pager";
import { Badges, JudgedSign, Spinner, StandingName } from "../parts/pills";
import { Timeline } from "../parts/timeline";
import { family, figure, locality, outlet, parties, sayer } from "../phrases";
import { go, useAddress, withQuery } from "../routes";
import { useTiles } from "../settings";
import { day, days, named, number, t } from "../words";

export default function Claims() {
  const { query } = useAddress();
  const filters = filtersOf(query);
  const offset = Number(query.get("offset") ?? 0);
  const sort = query.get("sort");
  const page = new URLSearchParams([...filters, ["limit", String(MANY)], ["offset", String(offset)], ...(sort ? [["sort", sort]] : [])] as [string, string][]);
  const { data, error, again, loading } = useLoaded<Page<Claim>>(`/api/claims?${page}`);
  const map = useLoaded<MapView>(`/api/map?${filters}`);
  const timeline = useLoaded<TimelineView>(`/api/timeline?${filters}`);
  const [lit, setLit] = useState<string | null>(null);
  const tiles = useTiles();
  useDecisions(again);
  const walk = (step: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>(".claims tbody a.title")];
    rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(document.activeElement as HTMLElement) + step))]?.focus();
  };
  useKeys([
    { key: "j", words: "keys.next", does: () => walk(1) },
    { key: "k", words: "keys.previous", does: () => walk(-1) },
    { key: "f", words: "keys.filter", does: () => document.getElementById("filter-q")?.focus() },
  ]);
  return (
    <div class="claims-page">
      <header class="top">
        <h1>{t("claims.title")} <small>{data && (data.total > 10_000 ? "> 10\u202f000" : number(data.total))}</small></h1>
        <Export path="/api/claims" filters={new URLSearchParams([...filters, ...(sort ? [["sort", sort]] : [])] as [string, string][])} />
      </header>
      <Filters />
      <div class="over">
        <section class="panel" aria-labelledby="map-title">
          <h2 id="map-title">{t("map.title")}</h2>
          <WorldMap
            content={map.data ?? { places: [], countries: [] }}
            label={t("map.labelClaims", { n: data?.total ?? 0 })}
            lit={lit}
            chosen={query.get("place")}
            box={query.get("bbox") ? boxOf(query.get("bbox") as string) : null}
            tiles={tiles}
            onPlace={(keys) => go(withQuery(query, { place: keys[0] ?? null, offset: null }))}
            onArea={(bbox) => go(withQuery(query, { bbox, offset: null }))}
          />
        </section>
        <section class="panel" aria-labelledby="timeline-title">
          <h2 id="timeline-title">{t("timeline.title")}</h2>
          {timeline.data && <Timeline content={timeline.data} since={query.get("since")} until={query.get("until")} onPeriod={(since, until) => go(withQuery(query, { since, until, offset: null }))} />}
        </section>
      </div>
      {data ? <Table claims={data.items} busy={loading} onLit={setLit} /> : <Spinner error={error} again={again} />}
      {data && data.items.length === 0 && <p class="empty">{t("claims.empty")} <a href="/claims">{t("filter.none")}</a></p>}
      {data && <Pager total={data.total} offset={offset} />}
    </div>
  );
}

function Table({ claims, busy, onLit }: { claims: Claim[]; busy: boolean; onLit: (place: string | null) => void }) {
  if (!claims.length) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t("claims.table")}>
      <table class="claims" aria-busy={busy}>
        <thead>
          <tr>{["what", "who", "howMany", "where", "when", "standing", "report"].map((one) => <th key={one} scope="col">{t(`column.${one}`)}</th>)}</tr>
        </thead>
        <tbody>
          {claims.map((one) => <Row key={one.id} claim={one} onLit={onLit} />)}
        </tbody>
      </table>
    </div>
  );
}

function Row({ claim, onLit }: { claim: Claim; onLit: (place: string | null) => void }) {
  const place = placeKey(claim);
  return (
    <tr class={family(claim.event)} onMouseEnter={() => onLit(place)} onMouseLeave={() => onLit(null)} onFocusCapture={() => onLit(place)}>
      <td>
        <a class="title" href={claim.incident ? `/incidents/${claim.incident}?claim=${claim.id}` : `/reports/${claim.report.id}?claim=${claim.id}`}>{named("type", claim.event.type)}</a> <Badges claim={claim} /> <JudgedSign of={claim.judged} />
        {parties(claim) && <small lang={claim.report.language} dir="auto">{parties(claim)}</small>}
        <q class="words-brief" lang={claim.report.language} dir="auto">{claim.evidence.exact}</q>
      </td>
      <td><bdi>{sayer(claim)}</bdi></td>
      <td class="number">{claim.figures.map((one, index) => <span key={index}>{figure(one)}</span>)}</td>
      <td>{claim.place ? locality(claim.place) : ""}</td>
      <td>{claim.time ? days(claim.time.start, claim.time.end) || claim.time.text : ""}</td>
      <td>{claim.standing && <StandingName name={claim.standing} />}</td>
      <td><a href={`/reports/${claim.report.id}?claim=${claim.id}`}><bdi>{outlet(claim.report)}</bdi></a> <small>{claim.report.published && day(claim.report.published)}, {claim.report.language}</small></td>
    </tr>
  );
}

/** The key under which the map knows a claim's place. */
export function placeKey(claim: Claim): string | null {
  const place = claim.place;
  return place ? (place.geonameid !== null ? String(place.geonameid) : place.name) : null;
}
