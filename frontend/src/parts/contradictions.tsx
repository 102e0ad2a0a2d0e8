/** Claims that cannot both be true, side by side with the words of both. */
import type { Claim, IncidentView } from "../api/types";
import { family, figure, outlet, sayer } from "../phrases";
import { day, named, t } from "../words";
import { Badges } from "./pills";
import { Quote } from "./saying";

const OPEN = 4; // so many are shown open

export function Contradictions({ view, numbers, onChoose }: { view: IncidentView; numbers: Map<string, number>; onChoose: (claim: string) => void }) {
  const claims = new Map(view.claims.map((one) => [one.id, one]));
  if (!view.contradictions.length) return null;
  return (
    <section aria-labelledby="against">
      <h2 id="against">{t("incident.against")} <small>{view.contradictions.length}</small></h2>
      {view.contradictions.map((one, index) => (
        <details key={one.id} class="against" open={index < OPEN}>
          <summary><b>{named("what", one.about)}:</b> <span lang="en">{one.because.join("; ") || t("incident.bothTrue")}</span></summary>
          <div class="sides">
            {one.between.map((id) => claims.get(id)).filter((claim) => claim !== undefined).map((claim) => (
              <Side key={claim.id} claim={claim} about={one.about} number={numbers.get(claim.id) ?? 0} onChoose={onChoose} />
            ))}
          </div>
        </details>
      ))}
    </section>
  );
}

function Side({ claim, about, number, onChoose }: { claim: Claim; about: string; number: number; onChoose: (claim: string) => void }) {
  return (
    <div class="side">
      <p class="who">
        <button type="button" class={`chip ${family(claim.event)}`} aria-label={t("claim.number", { n: number })} onClick={() => onChoose(claim.id)}>{number}</button>{" "}
        <b dir="auto">{claim.source ?? sayer(claim)}</b>{" "}
        {claim.figures.filter((one) => one.what === about).map((one) => figure(one)).join(", ")} <Badges claim={claim} />
      </p>
      <Quote claim={claim} />
      <p class="from"><a href={`/reports/${claim.report.id}?claim=${claim.id}`}><bdi>{outlet(claim.report)}</bdi></a>{claim.report.published && `, ${day(claim.report.published)}`}</p>
    </div>
  );
}
