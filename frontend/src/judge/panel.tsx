/** One claim under the analyst's eyes: its slots with their words and rules, and what can be decided of it. */
import { useEffect, useState } from "preact/hooks";
import type { Claim, Judgement, Selector } from "../api/types";
import { useKeys } from "../keys";
import { Badges, JudgedSign } from "../parts/pills";
import { amount, counted, family, locality, manner, outlet, sayer } from "../phrases";
import { rulesOf, type Worded } from "../text/marks";
import { country, day, days, named, t } from "../words";
import { Correction } from "./correction";
import { useJudging } from "./judging";
import { ReasonDialog } from "./reason";
import { slotName, Told } from "./told";

interface Props {
  claim: Claim;
  number: number;
  slots: Worded[]; // with their places in the report's text, where it is shown
  judgements: Judgement[];
  picked: Selector | null;
  correcting: string | null;
  onCorrect: (slot: string | null) => void;
  onHover: (slot: string | null) => void;
}

export function ClaimPanel({ claim, number, slots, judgements, picked, correcting, onCorrect, onHover }: Props) {
  const { may, judge } = useJudging();
  const [asking, setAsking] = useState<"reject" | "note" | null>(null);
  const [choosing, setChoosing] = useState(false);
  const mine = judgements.filter((one) => one.claims.includes(claim.id)).sort((one, two) => one.id - two.id);
  const last = [...mine].reverse().find((one) => !one.undone_by && one.kind !== "undo");
  const version = claim.version ?? 0;
  useEffect(() => setChoosing(false), [claim.id, correcting]);

  const accept = () => void judge({ kind: "accept", claims: [claim.id], version });
  const undo = () => last && void judge({ kind: "undo", judgement: last.id });
  useKeys(
    may
      ? [
          { key: "a", words: "keys.accept", does: accept },
          { key: "x", words: "keys.reject", does: () => setAsking("reject") },
          { key: "c", words: "keys.correct", does: () => setChoosing(true) },
          { key: "n", words: "keys.note", does: () => setAsking("note") },
          ...(last ? [{ key: "u", words: "keys.undo", does: undo }] : []),
          ...(correcting ? [{ key: "Escape", words: "keys.stopCorrecting", does: () => onCorrect(null) }] : []),
        ]
      : [],
  );

  return (
    <section class={`note claim-panel ${family(claim.event)}`} aria-labelledby="claim-title" data-claim={claim.id}>
      <h2 id="claim-title">
        {number > 0 && <span class="chip">{number}</span>} {named("type", claim.event.type)} <Badges claim={claim} />
      </h2>
      <JudgedSign of={claim.judged} />
      {number === 0 && <p class="none">{t("claim.left")}</p>}
      {may && (
        <p class="actions" role="group" aria-label={t("judge.title")}>
          <button type="button" class="accept" aria-keyshortcuts="a" onClick={accept}>{t("judge.accept")} <kbd>a</kbd></button>
          <button type="button" aria-keyshortcuts="c" aria-pressed={choosing || !!correcting} onClick={() => setChoosing(!choosing)}>{t("judge.correct")} <kbd>c</kbd></button>
          <button type="button" aria-keyshortcuts="x" onClick={() => setAsking("reject")}>{t("judge.reject")} <kbd>x</kbd></button>
          <button type="button" aria-keyshortcuts="n" onClick={() => setAsking("note")}>{t("judge.note")} <kbd>n</kbd></button>
          <button type="button" aria-keyshortcuts="u" disabled={!last} onClick={undo}>{t("judge.undo")} <kbd>u</kbd></button>
        </p>
      )}
      {choosing && <SlotChoice claim={claim} onChoose={onCorrect} onClose={() => setChoosing(false)} />}
      {correcting ? (
        <Correction key={`${claim.id}${correcting}`} claim={claim} slot={correcting} picked={picked} onDone={() => onCorrect(null)} />
      ) : (
        <Slots claim={claim} slots={slots} may={may} onCorrect={onCorrect} onHover={onHover} />
      )}
      <p class="from">
        <a href={`/reports/${claim.report.id}?claim=${claim.id}`}><bdi>{outlet(claim.report)}</bdi></a>, {claim.report.published ? day(claim.report.published) : t("days.unknown")}, {claim.report.language}
      </p>
      {mine.length > 0 && (
        <details class="because" open>
          <summary>{t("judge.history", { n: mine.length })}</summary>
          {mine.map((one) => <Told key={one.id} of={one} onUndo={may ? (judgement) => void judge({ kind: "undo", judgement }) : undefined} />)}
        </details>
      )}
      {asking && <ReasonDialog kind={asking} onClose={() => setAsking(null)} onGiven={(reason) => judge({ kind: asking, claims: [claim.id], reason, version })} />}
    </section>
  );
}

/** Every slot of a claim in a few words; also those that the text does not answer. */
export function slotValues(claim: Claim): { slot: string; words: string | null }[] {
  return [
    { slot: "voice.speaker", words: `${sayer(claim)} (${manner(claim.voice)})` },
    { slot: "voice.stance", words: named("stance", claim.voice.stance) },
    { slot: "event.type", words: named("type", claim.event.type) },
    { slot: "event.modality", words: named("modality", claim.event.modality) },
    ...claim.actors.map((one, index) => ({ slot: `actors.${index}`, words: `${named("role", one.role)}: ${one.name ?? one.text} (${named("actor", one.kind)})` })),
    ...claim.figures.map((one, index) => ({ slot: `figures.${index}`, words: `${amount(one)} ${counted(one.what)}${one.of ? ` (${one.of})` : ""}` })),
    { slot: "place", words: claim.place ? [locality(claim.place), claim.place.adm1].filter(Boolean).join(" · ") || country(claim.place.country ?? "") : "" },
    { slot: "time", words: claim.time ? days(claim.time.start, claim.time.end) || claim.time.text : "" },
  ];
}

interface SlotsProps {
  claim: Claim;
  slots: Worded[];
  may: boolean;
  onCorrect: (slot: string) => void;
  onHover: (slot: string | null) => void;
}

function Slots({ claim, slots, may, onCorrect, onHover }: SlotsProps) {
  return (
    <dl class="slots">
      {slotValues(claim).map(({ slot, words }) => {
        const found = slots.find((one) => one.slot === slot);
        const rules = rulesOf(claim, slot);
        const corrected = claim.corrected?.[slot];
        return (
          <div key={slot} class={`slot-row ${found?.kind ?? ""}`} onMouseEnter={() => onHover(slot)} onMouseLeave={() => onHover(null)} onFocusCapture={() => onHover(slot)} onBlurCapture={() => onHover(null)}>
            <dt>{slotName(slot)}</dt>
            <dd>
              <span class="value"><bdi>{words || t("none")}</bdi></span>
              {corrected && <span class="judged correct">{t("judged.correct", { by: corrected.who })}</span>}
              {may && <button type="button" class="edit" data-slot={slot} aria-label={t("judge.correctSlot", { slot: slotName(slot) })} title={t("judge.correctSlot", { slot: slotName(slot) })} onClick={() => onCorrect(slot)}>✎</button>}
              <span class="origin">
                {found?.words && <q lang={claim.report.language} dir="auto">{found.words}</q>} <code>{rules.join(" ") || t("rules.words")}</code>
              </span>
            </dd>
          </div>
        );
      })}
      {may && (
        <div class="slot-row more">
          <dt />
          <dd>
            <button type="button" class="plain" onClick={() => onCorrect("figures.+")}>{t("slot.new.figures")}</button>{" "}
            <button type="button" class="plain" onClick={() => onCorrect("actors.+")}>{t("slot.new.actors")}</button>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Which slot is wrong: by number or by name, so that no mouse is needed. */
function SlotChoice({ claim, onChoose, onClose }: { claim: Claim; onChoose: (slot: string) => void; onClose: () => void }) {
  const several = [...slotValues(claim).map((one) => one.slot), "figures.+", "actors.+"];
  useKeys([
    ...several.slice(0, 9).map((slot, index) => ({ key: String(index + 1), words: "keys.slot", does: () => onChoose(slot) })),
    { key: "Escape", words: "keys.close", does: onClose },
  ]);
  return (
    <div class="slot-choice" role="group" aria-label={t("judge.which")}>
      <p>{t("judge.which")}</p>
      <ol>
        {several.map((slot, index) => (
          <li key={slot}>
            <button type="button" onClick={() => onChoose(slot)}>{index < 9 && <kbd>{index + 1}</kbd>} {slotName(slot)}</button>
          </li>
        ))}
      </ol>
    </div>
  );
}
