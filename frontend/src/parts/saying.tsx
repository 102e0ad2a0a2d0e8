/** A voice with all that it says of an incident, each claim with its words and the copies under it. */
import type { Claim } from "../api/types";
import type { Heard, Reports, Told } from "../figures/voices";
import { family, figure, kindOf, manner, outlet, parties } from "../phrases";
import { day, named, t } from "../words";
import { Badges, JudgedSign } from "./pills";

interface Props {
  heard: Heard;
  reports: Reports;
  chosen: string | null;
  marked: Set<string> | null; // null where this person may not split
  onMark: (claim: string) => void;
  onChoose: (claim: string) => void;
}

export function Saying({ heard, reports, chosen, marked, onMark, onChoose }: Props) {
  const voice = heard.told[0]?.claim.voice;
  const first = heard.told[0]?.claim;
  return (
    <li class={`voice-of ${first ? family(first.event) : ""}`}>
      <p class="who"><b dir="auto">{heard.name}</b> <small>{voice?.mode === "narration" ? t("voice.outlet") : voice && <><bdi>{voice.role ?? ""}</bdi>{voice.role && ", "}{manner(voice)}</>}</small></p>
      <ul>
        {heard.told.map((one) => <One key={one.claim.id} told={one} reports={reports} chosen={chosen === one.claim.id} marked={marked} onMark={onMark} onChoose={onChoose} />)}
      </ul>
    </li>
  );
}

function One({ told, reports, chosen, marked, onMark, onChoose }: { told: Told; reports: Reports; chosen: boolean; marked: Set<string> | null; onMark: (claim: string) => void; onChoose: (claim: string) => void }) {
  const { claim, copies, number } = told;
  return (
    <li class={chosen ? "told chosen" : "told"} data-claim={claim.id}>
      <p class="what">
        {marked && <input type="checkbox" aria-label={t("claim.mark", { n: number })} checked={marked.has(claim.id)} onChange={() => onMark(claim.id)} />}
        <button type="button" class={`choose ${family(claim.event)}`} aria-pressed={chosen} onClick={() => onChoose(claim.id)}>
          <span class="chip">{number}</span> <span class="type">{named("type", claim.event.type)}</span>
          {claim.figures.map((one, index) => <span key={index}>, <b>{figure(one)}</b></span>)}
        </button>{" "}
        <Badges claim={claim} /> <JudgedSign of={claim.judged} />
        {parties(claim) && <small lang={claim.report.language} dir="auto">{parties(claim)}</small>}
      </p>
      <Quote claim={claim} />
      <p class="from">
        <Credit claim={claim} />
        {copies.length > 0 && (
          <span class="copied-in"> · {t("claim.alsoIn")}{" "}
            {copies.map((copy, index) => (
              <span key={copy.id}>{index > 0 && ", "}<a href={`/reports/${copy.report.id}?claim=${copy.id}`}><bdi>{outlet(copy.report)}</bdi></a> ({named("lineage", kindOf(reports.get(copy.report.id)))})</span>
            ))}
          </span>
        )}
      </p>
    </li>
  );
}

function Credit({ claim }: { claim: Claim }) {
  return (
    <>
      <a href={`/reports/${claim.report.id}?claim=${claim.id}`}><bdi>{outlet(claim.report)}</bdi></a>, {claim.report.published ? day(claim.report.published) : t("days.unknown")}, {claim.report.language}
    </>
  );
}

const SHORT = 260; // letters that are shown at once

/** The words of a claim with a few of those around them. */
export function Quote({ claim }: { claim: Claim }) {
  const { exact, prefix, suffix } = claim.evidence;
  const quote = (
    <blockquote lang={claim.report.language} dir="auto">
      <span>{lastLine(prefix)}</span><mark>{exact}</mark><span>{firstLine(suffix)}</span>
    </blockquote>
  );
  if (exact.length <= SHORT) return quote;
  return <details class="words"><summary lang={claim.report.language} dir="auto">“{exact.slice(0, SHORT / 2).replace(/\s+\S*$/, "")} …”</summary>{quote}</details>;
}

const lastLine = (words: string): string => {
  const line = words.split("\n").pop() ?? "";
  return line === words && line ? `… ${line.slice(line.indexOf(" ") + 1)}` : line;
};
const firstLine = (words: string): string => {
  const line = words.split("\n")[0] ?? "";
  return line === words && /\p{L}/u.test(line) ? `${line.slice(0, Math.max(line.lastIndexOf(" "), 0))} …` : line;
};

