/** One incident: voices on axes of figures, contradictions with the words of both, what came when, where; and what to decide. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Refused, useLoaded } from "../api/client";
import type { Claim, IncidentView, Judgement, Page, ReportView } from "../api/types";
import { Axis } from "../figures/axis";
import { Legend } from "../figures/legend";
import { plots } from "../figures/plots";
import { voices, type Heard } from "../figures/voices";
import { Bench } from "../judge/bench";
import { MergeDialog } from "../judge/merge";
import { moved, useDecisions, useJudging } from "../judge/judging";
import { ReasonDialog } from "../judge/reason";
import { Told } from "../judge/told";
import { useKeys } from "../keys";
import { Chronicle } from "../parts/chronicle";
import { Contradictions } from "../parts/contradictions";
import { Spinner, Standing } from "../parts/pills";
import { Publication } from "../parts/publication";
import { QueueWalk } from "../parts/queue-walk";
import { Saying } from "../parts/saying";
import { PlaceMap } from "../parts/place-map";
import { family, locality, title, when } from "../phrases";
import { go, useAddress, withQuery } from "../routes";
import { t } from "../words";

export default function Incident({ id }: { id: string }) {
  const { data, error, again } = useLoaded<IncidentView>(`/api/incidents/${id}`);
  useDecisions(again);
  const gone = error instanceof Refused && error.status === 404;
  useEffect(() => {
    const next = gone ? moved.get(id)?.find((one) => one !== id) : null;
    if (next) go(`/incidents/${next}${location.search}`, { replace: true });
  }, [gone]);
  if (gone) return <p class="empty">{t("incident.gone")} <a href="/incidents">{t("page.incidents")}</a></p>;
  if (!data || data.incident.id !== id) return <Spinner error={error} again={again} />;
  return <Shown key={id} view={data} onChanged={again} />;
}

function Shown({ view, onChanged }: { view: IncidentView; onChanged: () => void }) {
  const { incident, claims } = view;
  const { query } = useAddress();
  const { may, judge } = useJudging();
  const reports = useMemo(() => new Map(view.reports.map((one) => [one.id, one])), [view]);
  const heard = useMemo(() => voices(claims, reports), [claims, reports]);
  const drawn = useMemo(() => plots(incident, heard), [incident, heard]);
  const order = useMemo(() => heard.flatMap((one) => one.told.map((told) => told.claim)), [heard]);
  const numbers = useMemo(() => numbered(heard), [heard]);
  const [marked, setMarked] = useState<Set<string>>(new Set());
  const [asking, setAsking] = useState<"split" | "merge" | null>(null);
  const chosen = query.get("claim");
  const held = useRef<Claim | null>(null); // what was rejected leaves the incident, and stays in view
  const claim = claims.find((one) => one.id === chosen) ?? (held.current?.id === chosen ? held.current : null);
  held.current = claim;
  const choose = (one: string | null) => go(withQuery(query, { claim: one }), { replace: true });
  const walk = (step: number) => {
    const next = order[Math.max(0, Math.min(order.length - 1, order.findIndex((one) => one.id === chosen) + step))];
    if (next) choose(next.id);
  };
  const mark = (one: string) => setMarked((now) => new Set(now.has(one) ? [...now].filter((other) => other !== one) : [...now, one]));
  const last = [...view.judgements].reverse().find((one) => ["split", "merge"].includes(one.kind) && !one.undone_by);
  const undo = () => last && void judge({ kind: "undo", judgement: last.id });
  const split = async (reason: string) => {
    const made = await judge({ kind: "split", claims: withCopies(marked, heard), incidents: [incident.id], reason, version: view.version });
    if (made) setMarked(new Set());
    return made;
  };
  useKeys([
    { key: "j", words: "keys.nextClaim", does: () => walk(1) },
    { key: "k", words: "keys.previousClaim", does: () => walk(-1) },
    { key: "Escape", words: "keys.close", does: () => choose(null) },
    ...(may
      ? [
          { key: "m", words: "keys.mark", does: () => chosen && mark(chosen) },
          { key: "s", words: "keys.split", does: () => marked.size > 0 && setAsking("split") },
          { key: "M", words: "keys.merge", does: () => setAsking("merge") },
          ...(last ? [{ key: "U", words: "keys.undoIncident", does: undo }] : []),
        ]
      : []),
  ]);

  return (
    <div class={claim ? "incident-page with-bench" : "incident-page"}>
      <article class={`incident ${family(incident)}`} aria-labelledby="title">
        <header class="top">
          <p><Standing of={incident} /> <QueueWalk id={incident.id} /></p>
          <h1 id="title">{title(incident)}</h1>
          <p class="credit"><b>{when(incident)}</b> · {locality(incident.place)}{incident.place?.adm1 && ` · ${incident.place.adm1}`}</p>
          {incident.source_names.length > 0 && <p class="credit">{t("incident.sources")} {incident.source_names.map((name, index) => <span key={name}>{index > 0 && "; "}<bdi>{name}</bdi></span>)}</p>}
          {may && (
            <p class="actions" role="group" aria-label={t("incident.actions")}>
              <button type="button" aria-keyshortcuts="s" disabled={!marked.size} onClick={() => setAsking("split")}>{t("judge.splitN", { n: marked.size })} <kbd>s</kbd></button>
              <button type="button" aria-keyshortcuts="Shift+m" onClick={() => setAsking("merge")}>{t("judge.merge")} <kbd>M</kbd></button>
              <button type="button" aria-keyshortcuts="Shift+u" disabled={!last} onClick={undo}>{t("judge.undoIncident")} <kbd>U</kbd></button>
              <Publication incident={incident} onChanged={onChanged} />
            </p>
          )}
          {view.judgements.length > 0 && (
            <details class="because">
              <summary>{t("judge.history", { n: view.judgements.length })}</summary>
              {view.judgements.map((one) => <Told key={one.id} of={one} onUndo={may ? (judgement) => void judge({ kind: "undo", judgement }) : undefined} />)}
            </details>
          )}
        </header>
        {drawn.length > 0 && (
          <section aria-labelledby="figures">
            <h2 id="figures">{t("incident.figures")}</h2>
            <Legend />
            <div class="plots">{drawn.map((plot) => <Axis key={plot.key} plot={plot} family={family(incident)} chosen={chosen} onChoose={choose} />)}</div>
          </section>
        )}
        <Contradictions view={view} numbers={numbers} onChoose={choose} />
        <section aria-labelledby="said">
          <h2 id="said">{t("incident.voices")} <small>{t("n.claims", { n: claims.length })}</small></h2>
          <ul class="voices">
            {heard.map((one) => <Saying key={one.name} heard={one} reports={reports} chosen={chosen} marked={may ? marked : null} onMark={mark} onChoose={choose} />)}
          </ul>
        </section>
        <div class="when-where">
          <Chronicle heard={heard} reports={view.reports} onChoose={choose} />
          <PlaceMap claims={claims} />
        </div>
        {incident.because.length > 0 && (
          <details class="because">
            <summary>{t("incident.why")}</summary>
            <ul lang="en">{incident.because.map((one) => <li key={one}>{one}</li>)}</ul>
          </details>
        )}
      </article>
      {claim && <ClaimBench claim={claim} view={view} number={numbers.get(claim.id) ?? 0} numbers={numbers} onChoose={choose} />}
      {asking === "split" && <ReasonDialog kind="split" onClose={() => setAsking(null)} onGiven={split} />}
      {asking === "merge" && <MergeDialog incident={incident} version={view.version} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** The claim that is looked at, in its report. */
function ClaimBench({ claim, view, number, numbers, onChoose }: { claim: Claim; view: IncidentView; number: number; numbers: Map<string, number>; onChoose: (claim: string | null) => void }) {
  const { data, error, again } = useLoaded<ReportView>(`/api/reports/${claim.report.id}`);
  const { may } = useJudging();
  const judged = useLoaded<Page<Judgement>>(may ? `/api/judgements?claim=${claim.id}&limit=100` : null);
  useDecisions(() => {
    again();
    judged.again();
  });
  const text = data?.id === claim.report.id ? data.text : null;
  const there = view.claims.some((one) => one.id === claim.id);
  const seen = there ? claim : (data?.claims.find((one) => one.id === claim.id) ?? claim);
  const here = [...view.claims.filter((one) => one.report.id === claim.report.id), ...(there ? [] : [seen])];
  return (
    <aside class="bench" aria-label={t("bench")}>
      <button type="button" class="close" aria-label={t("close")} onClick={() => onChoose(null)}>×</button>
      {text === null ? <Spinner error={error} again={again} /> : (
        <Bench key={claim.id} claim={seen} number={number} numbers={numbers} claims={here} text={text} language={claim.report.language} judgements={judged.data?.items ?? []} onChoose={onChoose} />
      )}
    </aside>
  );
}

/** Numbers of the claims; a copy has that of its original. */
function numbered(heard: Heard[]): Map<string, number> {
  return new Map(heard.flatMap((one) => one.told.flatMap((told) => [told.claim, ...told.copies].map((claim) => [claim.id, told.number] as const))));
}

/** What leaves an incident takes its copies along. */
function withCopies(marked: Set<string>, heard: Heard[]): string[] {
  const told = heard.flatMap((one) => one.told).filter((one) => marked.has(one.claim.id));
  return told.flatMap((one) => [one.claim.id, ...one.copies.map((copy) => copy.id)]);
}
