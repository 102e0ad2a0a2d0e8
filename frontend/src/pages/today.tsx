/** The morning's page: what is new, disputed, told by one source with many dead, lapsed; in an order that says why. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { useLoaded } from "../api/client";
import type { MapPlace, Queued, Today as Body } from "../api/types";
import { Told } from "../judge/told";
import { useDecisions } from "../judge/judging";
import { useKeys } from "../keys";
import { WorldMap } from "../map/map";
import { Imports } from "../parts/imports";
import { Spinner, Standing } from "../parts/pills";
import { keepQueue } from "../parts/queue-walk";
import { byRank, counted, extent, family, locality, precision, title, when } from "../phrases";
import { go, useAddress, withQuery } from "../routes";
import { lastVisit } from "../visits";
import { moment, number, t } from "../words";

const REASONS = ["new", "disputed", "single_source_high_toll", "lapsed"]; // what the morning asks first

export function Today() {
  const [since] = useState(lastVisit);
  const { data, error, again } = useLoaded<Body>(`/api/today${since ? `?since=${encodeURIComponent(since)}` : ""}`);
  const { query } = useAddress();
  const only = query.get("reason");
  const [at, setAt] = useState(0);
  useDecisions(again);
  const queue = useMemo(() => (data?.queue ?? []).filter((one) => !only || (only === "new" && !data?.since) || one.because.some((because) => because.reason === only)), [data, only]);
  useEffect(() => keepQueue(queue.map((one) => one.incident.id)), [queue]);
  const walk = (step: number) => {
    const next = Math.max(0, Math.min(queue.length - 1, at + step));
    setAt(next);
    document.querySelectorAll<HTMLElement>(".queue > li a.title")[next]?.focus();
  };
  useKeys([
    { key: "j", words: "keys.next", does: () => walk(document.activeElement?.closest(".queue") ? 1 : 0) },
    { key: "k", words: "keys.previous", does: () => walk(-1) },
    { key: "o", words: "keys.open", does: () => queue[at] && go(`/incidents/${queue[at].incident.id}`) },
  ]);
  if (!data) return <Spinner error={error} again={again} />;
  return (
    <>
      <header class="top">
        <h1>{t("today.title")}</h1>
        <p class="count">{data.since ? t("today.since", { when: moment(data.since) }) : t("today.first")}</p>
      </header>
      <Counts body={data} only={only} />
      <div class="today">
        <section aria-labelledby="queue">
          <h2 id="queue">{only ? t(`reason.only.${only}`) : t("today.queue")} <small>{number(queue.length)}</small></h2>
          <Explained body={data} />
          {queue.length === 0 && <p class="empty">{t("today.empty")}</p>}
          <ol class="queue">
            {queue.map((one, index) => <Entry key={one.incident.id} one={one} onFocus={() => setAt(index)} />)}
          </ol>
        </section>
        <aside>
          <MapOf queue={queue} />
          <Lapsed body={data} />
          <Imports onDone={again} />
        </aside>
      </div>
    </>
  );
}

function Counts({ body, only }: { body: Body; only: string | null }) {
  const { query } = useAddress();
  const waiting = (reason: string) => body.queue.filter((one) => one.because.some((because) => because.reason === reason)).length;
  const known: Record<string, number> = { disputed: body.counts.disputed, lapsed: body.lapsed.length, ...(body.since ? {} : { new: body.counts.incidents }) };
  const count = (reason: string) => known[reason] ?? waiting(reason);
  return (
    <nav class="tallies" aria-label={t("today.counts")}>
      {REASONS.map((reason) => (
        <a key={reason} class={reason} href={withQuery(query, { reason: only === reason ? null : reason })} aria-current={only === reason ? "true" : undefined}>
          <b>{number(count(reason))}</b> {t(`reason.${reason}`)}
        </a>
      ))}
      <p class="totals">
        {[t("n.reports", { n: body.counts.reports }), t("n.claims", { n: body.counts.claims }), t("n.incidents", { n: body.counts.incidents }), t("today.unjudged", { n: body.counts.unjudged })].join(" · ")}
      </p>
    </nav>
  );
}

function Explained({ body }: { body: Body }) {
  return (
    <details class="legend">
      <summary>{t("today.order")}</summary>
      <p>{t("today.orderHow")}</p>
      <ul>
        {body.explained.map((one) => (
          <li key={one.reason}><b>{one.points > 0 ? "+" : ""}{one.points}</b> {t(`because.${one.reason}`)}</li>
        ))}
      </ul>
    </details>
  );
}

function Entry({ one, onFocus }: { one: Queued; onFocus: () => void }) {
  const { incident } = one;
  const figures = Object.entries(incident.figures).sort(([a], [b]) => byRank(a, b)).slice(0, 3);
  return (
    <li class={family(incident)} onFocusCapture={onFocus}>
      <p class="what">
        <a class="title" href={`/incidents/${incident.id}`}>{title(incident)}</a> <Standing of={incident} />
      </p>
      <p class="figures-brief">
        <span class="when">{when(incident)}</span>
        {figures.map(([key, figure]) => <span key={key}> · {counted(key)} <b>{extent(figure)}</b></span>)}
        <span> · {t("n.claims", { n: incident.claims.length })}</span>
      </p>
      <p class="reasons">
        {one.because.map((because) => (
          <span key={because.reason} class={`reason ${because.reason}`} title={t(`because.${because.reason}`)}>
            {t(`reason.short.${because.reason}`)} <small>{because.points > 0 ? "+" : ""}{because.points}</small>
          </span>
        ))}
      </p>
    </li>
  );
}

function MapOf({ queue }: { queue: Queued[] }) {
  const content = useMemo(() => mapped(queue), [queue]);
  return (
    <section class="panel" aria-labelledby="map-title">
      <h2 id="map-title">{t("map.title")}</h2>
      <WorldMap content={content} label={t("map.label", { n: queue.length })} onPlace={(_, name) => go(`/claims?place=${encodeURIComponent(name)}`)} />
    </section>
  );
}

function mapped(queue: Queued[]) {
  const places = new Map<string, MapPlace>();
  const countries = new Map<string, { country: string; incidents: number; claims: number }>();
  for (const { incident } of queue) {
    const { place } = incident;
    const exact = precision(place);
    if (!place || exact === "none") continue;
    const add = (known: { incidents: number; claims: number }) => {
      known.incidents += 1;
      known.claims += incident.claims.length;
    };
    const code = place.country ?? "";
    if (code && !countries.has(code)) countries.set(code, { country: code, incidents: 0, claims: 0 });
    if (code) add(countries.get(code) as MapPlace);
    if (exact !== "country") {
      const key = `${place.latitude},${place.longitude}`;
      if (!places.has(key)) {
        places.set(key, {
          key, name: place.name ?? locality(place), latitude: place.latitude as number, longitude: place.longitude as number,
          precision: exact === "province" ? "province" : "town", country: place.country, incidents: 0, claims: 0,
        });
      }
      add(places.get(key) as MapPlace);
    }
  }
  return { places: [...places.values()], countries: [...countries.values()] };
}

function Lapsed({ body }: { body: Body }) {
  return (
    <section class="panel" aria-labelledby="lapsed">
      <h2 id="lapsed">{t("today.lapsed")}</h2>
      {body.lapsed.length === 0 && <p class="none">{t("today.noneLapsed")}</p>}
      <ul class="lapsed">
        {body.lapsed.map(({ judgement, why }) => (
          <li key={judgement.id}>
            <Told of={judgement} />
            <p class="why" lang="en">{why}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
