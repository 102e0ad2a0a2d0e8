/** Voices on one axis of numbers: low, best and high as a band, each figure as its words bound it, copies in grey behind it. */
import type { Reconciled } from "../api/types";
import { amount, counted, denies, outlet } from "../phrases";
import { number, t } from "../words";
import { at, mark, ticks, type Plot, type Row, type Scale } from "./plots";

interface Props {
  plot: Plot;
  family: string;
  chosen: string | null; // claim id
  onChoose: (claim: string) => void;
}

export function Axis({ plot, family, chosen, onChoose }: Props) {
  const id = `axis-${plot.key.replace(/\W/g, "-")}`;
  return (
    <figure class={`plot ${family}`}>
      <figcaption id={id}>
        <span class="of">{counted(plot.key)}</span> {plot.reconciled && <Extent of={plot.reconciled} />}
        {plot.scale?.logarithmic && <small> {t("figures.logarithmic")}</small>}
      </figcaption>
      <table class={plot.scale ? "drawn" : ""} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t("figures.voice")}</th>
            {plot.scale && <th scope="col">{t("figures.onAxis")}</th>}
            <th scope="col">{t("figures.figure")}</th>
          </tr>
        </thead>
        <tbody>
          {plot.rows.map((row, index) => (
            <Line key={`${row.told.claim.id}-${index}`} plot={plot} row={row} again={plot.rows[index - 1]?.name === row.name} chosen={chosen} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
      {plot.scale && <Rule scale={plot.scale} />}
      {plot.reconciled && plot.reconciled.because.length > 0 && <Why plot={plot} reconciled={plot.reconciled} onChoose={onChoose} />}
    </figure>
  );
}

export function Extent({ of }: { of: Reconciled }) {
  if (of.low !== null && of.low === of.high) return <b>{number(of.high)}</b>;
  return (
    <span class="extent">
      {t("figures.low")} <b>{of.low === null ? t("figures.open") : number(of.low)}</b> · {t("figures.best")}{" "}
      <b>{of.best === null ? t("figures.none") : number(of.best)}</b> · {t("figures.high")} <b>{of.high === null ? t("figures.open") : number(of.high)}</b>
    </span>
  );
}

function Line({ plot, row, again, chosen, onChoose }: { plot: Plot; row: Row; again: boolean; chosen: string | null; onChoose: (claim: string) => void }) {
  const { claim, copies, number: place } = row.told;
  const denied = denies(claim);
  return (
    <tr class={chosen === claim.id ? "chosen" : ""}>
      <th scope="row">
        <button type="button" class="voice" aria-pressed={chosen === claim.id} onClick={() => onChoose(claim.id)}>
          <span class="chip">{place}</span> <span class={again ? "hidden" : ""}><bdi>{row.name}</bdi></span>
          {again && <small>{t("figures.again")}</small>}
        </button>
      </th>
      {plot.scale && (
        <td class="track">
          <Drawing plot={plot} scale={plot.scale} row={row} />
        </td>
      )}
      <td class="amount">
        {amount(row.figure)} {row.figure.of && <span lang={claim.report.language} dir="auto">{row.figure.of}</span>}
        {denied ? <small class="no"> {t("figures.denies")}</small> : !row.standing && <small> {t("figures.aside")}</small>}
        {copies.length > 0 && (
          <details class="copies">
            <summary>{t("figures.copies", { n: copies.length })}</summary>
            <ul>
              {copies.map((copy) => (
                <li key={copy.id}>
                  <a href={`/reports/${copy.report.id}?claim=${copy.id}`}><bdi>{outlet(copy.report)}</bdi></a>
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  );
}

function Drawing({ plot, scale, row }: { plot: Plot; scale: Scale; row: Row }) {
  const drawn = mark(row.figure, scale);
  const denied = denies(row.told.claim);
  const spot = drawn.dot ?? drawn.left;
  return (
    <svg role="img" aria-label={amount(row.figure) + (denied ? `, ${t("figures.denies")}` : "")} width="100%" height="100%">
      <Ground plot={plot} scale={scale} />
      {drawn.left !== null && drawn.right !== null && (
        <>
          <line class={drawn.vague ? "bar vague" : "bar"} x1={`${drawn.left}%`} x2={`${drawn.right}%`} y1="50%" y2="50%" />
          {drawn.opens && <End x={drawn.opens === "right" ? drawn.right : drawn.left} d={drawn.opens === "right" ? "M-6-5 0 0-6 5" : "M6-5 0 0 6 5"} />}
          {row.figure.bound === "range" && [drawn.left, drawn.right].map((x) => <End key={x} x={x} d="M0-6V6" />)}
        </>
      )}
      {spot !== null && (
        <svg x={`${spot}%`} y="50%" overflow="visible">
          {row.told.copies.slice(0, 3).reverse().map((copy, index, all) => (
            <circle key={copy.id} class="copied" cx={(all.length - index) * 4} cy={(all.length - index) * -3} r="5.5" />
          ))}
          {drawn.dot !== null && <circle class={`dot-of${drawn.hollow || denied ? " hollow" : ""}${!row.standing && !denied ? " aside" : ""}`} r="5.5" />}
          {denied && <path class="cross" d="M-8-8 8 8M-8 8 8-8" />}
        </svg>
      )}
    </svg>
  );
}

function End({ x, d }: { x: number; d: string }) {
  return (
    <svg x={`${x}%`} y="50%" overflow="visible">
      <path class="end" d={d} />
    </svg>
  );
}

function Ground({ plot, scale }: { plot: Plot; scale: Scale }) {
  const band = plot.reconciled;
  const [low, high] = [band?.low ?? null, band?.high ?? null];
  return (
    <>
      {ticks(scale).map((tick) => (
        <line key={tick} class="grid" x1={`${at(scale, tick)}%`} x2={`${at(scale, tick)}%`} y2="100%" />
      ))}
      {low !== null && high !== null && <rect class="band" x={`${at(scale, low)}%`} width={`${at(scale, high) - at(scale, low)}%`} height="100%" />}
      {band && band.best !== null && <line class="best" x1={`${at(scale, band.best)}%`} x2={`${at(scale, band.best)}%`} y2="100%" />}
    </>
  );
}

function Rule({ scale }: { scale: Scale }) {
  return (
    <div class="axis" aria-hidden="true">
      <svg width="100%" height="100%">
        <line class="rule" x2="100%" />
        {ticks(scale).map((tick) => (
          <g key={tick}>
            <line class="rule" x1={`${at(scale, tick)}%`} x2={`${at(scale, tick)}%`} y2="5" />
            <text x={`${at(scale, tick)}%`} y="18">{number(tick)}</text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Why low, best and high are what they are; claim ids in the reasons become the claims' numbers. */
function Why({ plot, reconciled, onChoose }: { plot: Plot; reconciled: Reconciled; onChoose: (claim: string) => void }) {
  const numbers = new Map(plot.rows.flatMap((row) => [row.told.claim, ...row.told.copies].map((claim) => [claim.id, row.told] as const)));
  return (
    <details class="because">
      <summary>{t("figures.why")}</summary>
      <ul lang="en">
        {reconciled.because.map((reason) => {
          const [words = reason, id] = reason.split(/ ?\(claim (\w+)\)/);
          const told = id ? numbers.get(id) : undefined;
          return (
            <li key={reason}>
              <bdi>{words}</bdi>{" "}
              {told && <button type="button" class="chip" aria-label={t("claim.number", { n: told.number })} onClick={() => onChoose(told.claim.id)}>{told.number}</button>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
