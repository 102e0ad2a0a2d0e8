/** One report: its clean text with the evidence marked, its claims, what was taken out, and the bytes as they came. */
import { useMemo } from "preact/hooks";
import { useLoaded } from "../api/client";
import type { Claim, Judgement, Page, ReportView } from "../api/types";
import { Bench } from "../judge/bench";
import { useDecisions, useJudging } from "../judge/judging";
import { useKeys } from "../keys";
import { Branch, rootsOf } from "../parts/tree";
import { Badges, JudgedSign, Spinner } from "../parts/pills";
import { Reading } from "../text/reading";
import { family, figure, kindOf, outlet, parties, reportTitle, sayer } from "../phrases";
import { go, useAddress, withQuery } from "../routes";
import { day, languageName, named, t } from "../words";

export default function Report({ id }: { id: string }) {
  const { data, error, again } = useLoaded<ReportView>(`/api/reports/${id}`);
  const { may } = useJudging();
  const judgements = useLoaded<Page<Judgement>>(may ? `/api/judgements?report=${id}&limit=200` : null);
  useDecisions(() => {
    again();
    judgements.again();
  });
  if (!data) return <Spinner error={error} again={again} />;
  return <Shown view={data} judgements={judgements.data?.items ?? []} />;
}

function Shown({ view, judgements }: { view: ReportView; judgements: Judgement[] }) {
  const { may } = useJudging();
  const kin = [view, ...view.related.filter((one) => one.id !== view.id)];
  const report = view;
  const { query } = useAddress();
  const claims = useMemo(() => [...view.claims].sort((one, two) => one.evidence.start - two.evidence.start), [view]);
  const numbers = useMemo(() => new Map(claims.map((one, index) => [one.id, index + 1])), [claims]);
  const chosen = query.get("claim");
  const claim = claims.find((one) => one.id === chosen) ?? null;
  const choose = (one: string | null) => go(withQuery(query, { claim: one }), { replace: true });
  const walk = (step: number) => {
    const next = claims[Math.max(0, Math.min(claims.length - 1, claims.findIndex((one) => one.id === chosen) + step))];
    if (next) choose(next.id);
  };
  useKeys([
    { key: "j", words: "keys.nextClaim", does: () => walk(1) },
    { key: "k", words: "keys.previousClaim", does: () => walk(-1) },
    { key: "Escape", words: "keys.close", does: () => choose(null) },
  ]);
  return (
    <div class="report-page">
      <header class="top">
        <h1 lang={report.language} dir="auto">{reportTitle(report)}</h1>
        <p class="credit">
          <b><bdi>{outlet(report)}</bdi></b>
          {report.author && <>, <bdi>{report.author}</bdi></>}
          {report.agency && <> ({report.agency})</>} · {report.published ? day(report.published) : t("days.unknown")} · {languageName(report.language)} ·{" "}
          <span class={`kind ${kindOf(report)}`}>{named("lineage", kindOf(report))}</span>
          {report.lineage?.of && <> <a href={`/reports/${report.lineage.of}`}>{t("report.of")}</a></>}
        </p>
        <p class="credit"><code>{report.uri}</code></p>
        <p class="actions">
          {may && <a class="button" href={`/api/reports/${report.id}/original`} download>{t("report.original")}</a>}
        </p>
      </header>
      <div class="columns">
        {claim ? (
          <div class="bench-wide">
            <button type="button" class="plain back" onClick={() => choose(null)}>← {t("report.all")}</button>
            <Bench key={claim.id} claim={claim} number={numbers.get(claim.id) ?? 0} numbers={numbers} claims={claims} text={report.text} language={report.language} judgements={judgements} onChoose={choose} />
          </div>
        ) : (
          <>
            <Reading text={report.text} language={report.language} claims={claims} numbers={numbers} chosen={null} onChoose={choose} />
            <section aria-labelledby="claims">
              <h2 id="claims">{t("report.claims")} <small>{claims.length}</small></h2>
              {claims.length === 0 && <p class="none">{t("report.noClaims")}</p>}
              <ol class="notes">{claims.map((one) => <Note key={one.id} claim={one} number={numbers.get(one.id) ?? 0} onChoose={choose} />)}</ol>
            </section>
          </>
        )}
      </div>
      {kin.length > 1 && (
        <section class="panel" aria-labelledby="kin">
          <h2 id="kin">{t("report.lineage")}</h2>
          <ul class="tree">{rootsOf(kin).map((one) => <Branch key={one.id} report={one} all={kin} />)}</ul>
        </section>
      )}
      <TakenOut view={view} />
    </div>
  );
}

function Note({ claim, number, onChoose }: { claim: Claim; number: number; onChoose: (claim: string) => void }) {
  return (
    <li class={`note ${family(claim.event)}`}>
      <h3>
        <button type="button" class="choose" onClick={() => onChoose(claim.id)}>
          <span class="chip">{number}</span> {named("type", claim.event.type)}{claim.figures.map((one, index) => <span key={index}>, <b>{figure(one)}</b></span>)}
        </button>{" "}
        <Badges claim={claim} /> <JudgedSign of={claim.judged} />
      </h3>
      <p><bdi>{sayer(claim)}</bdi>{parties(claim) && <small lang={claim.report.language} dir="auto"> · {parties(claim)}</small>}</p>
      {claim.incident && <p class="from"><a href={`/incidents/${claim.incident}?claim=${claim.id}`}>{t("report.incident")}</a></p>}
    </li>
  );
}

/** Nothing leaves a text without a name: passages that cleaning took out, with the rule. */
function TakenOut({ view }: { view: ReportView }) {
  if (!view.removed.length) return <p class="removed none">{t("report.nothingRemoved")}</p>;
  return (
    <details class="removed">
      <summary>{t("report.removed", { n: view.removed.length })}</summary>
      <dl>
        {view.removed.map((one) => (
          <div key={`${one.start}-${one.rule}`}>
            <dt><code>{one.rule}</code></dt>
            <dd lang={view.language} dir="auto">{one.text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
