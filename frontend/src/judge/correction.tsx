/** Another value for one slot: the words that say it are picked in the text, and read by the program where it can. */
import { useEffect, useState } from "preact/hooks";
import { get } from "../api/client";
import type { Actor, Claim, Figure, Place, Selector, Time } from "../api/types";
import { t } from "../words";
import { ActorFields, FigureFields, ModalityField, PlaceFields, StanceField, TimeFields, TypeField, VoiceField } from "./fields";
import { useJudging } from "./judging";
import { slotName, valueWords } from "./told";

interface Props {
  claim: Claim;
  slot: string;
  picked: Selector | null;
  onDone: () => void;
}

const CHOSEN = ["event.type", "event.modality", "voice.stance"]; // from a list; their words only prove it
const FIGURE: Figure = { what: "killed", of: null, text: "", bound: "exact", low: null, best: null, high: null, unit: "people" };
const ACTOR: Actor = { role: "agent", text: "", start: null, end: null, name: null, kind: "other" };
const PLACE: Place = { text: null, name: null, relation: null, geonameid: null, latitude: null, longitude: null, country: null, adm1: null, where_prec: 1, geo_precision: 1 };
const TIME: Time = { text: "", start: null, end: null, date_prec: 1, time_precision: 1 };

/** What the slot holds now; a new one is empty. */
export function present(claim: Claim, slot: string): unknown {
  const [name, part = ""] = slot.split(".") as [string, string?];
  if (name === "figures") return claim.figures[Number(part)] ?? FIGURE;
  if (name === "actors") return claim.actors[Number(part)] ?? ACTOR;
  if (name === "place") return claim.place ?? PLACE;
  if (name === "time") return claim.time ?? TIME;
  if (name === "event") return claim.event[part as "type" | "modality"];
  return claim.voice[part as "speaker" | "stance"];
}

export function Correction({ claim, slot, picked, onDone }: Props) {
  const { judge } = useJudging();
  const [value, setValue] = useState<unknown>(() => present(claim, slot));
  const [reason, setReason] = useState("");
  const [removed, setRemoved] = useState(false);
  const family = slot.split(".")[0] ?? "";
  const removable = ["figures", "actors", "place", "time"].includes(family) && !slot.endsWith("+");

  useEffect(() => {
    if (!picked || CHOSEN.includes(slot)) return;
    setValue((now: unknown) => withWords(now, family, picked));
    const words = new URLSearchParams({ slot: family, start: String(picked.start), end: String(picked.end) });
    get<{ value: unknown }>(`/api/reports/${claim.report.id}/reading?${words}`)
      .then((read) => read.value && setValue((now: unknown) => merged(now, family, read.value, picked)))
      .catch(() => undefined); // then the fields are filled in by hand
  }, [picked?.start, picked?.end]);

  const save = async (event: Event) => {
    event.preventDefault();
    const made = await judge({
      kind: "correct", claims: [claim.id], slot, value: removed ? null : value, selector: picked, reason: reason.trim() || null, version: claim.version ?? 0,
    });
    if (made) onDone();
  };

  return (
    <form class="correction" onSubmit={save} aria-label={t("judge.correctSlot", { slot: slotName(slot) })}>
      <h3>{t("judge.correctSlot", { slot: slotName(slot) })}</h3>
      <p class="how">{t("correct.how")}</p>
      <p class="picked-words" aria-live="polite">
        {picked ? <mark class="picked" dir="auto">{picked.exact}</mark> : <span class="none">{t("correct.nothing")}</span>}
      </p>
      {!removed && <Fields slot={slot} value={value} onChange={setValue} />}
      {removable && (
        <label class="check">
          <input type="checkbox" checked={removed} onChange={(event) => setRemoved(event.currentTarget.checked)} /> {t("correct.remove")}
        </label>
      )}
      <p class="field">
        <label for="correction-reason">{t("reason.optional")}</label>
        <input id="correction-reason" type="text" value={reason} dir="auto" onInput={(event) => setReason(event.currentTarget.value)} />
      </p>
      <p class="change" aria-live="polite">
        <del>{valueWords(slot.endsWith("+") ? null : present(claim, slot))}</del> → <ins>{valueWords(removed ? null : value)}</ins>
      </p>
      <p class="actions">
        <button type="submit" class="first">{t("correct.save")}</button>
        <button type="button" onClick={onDone}>{t("cancel")}</button>
      </p>
    </form>
  );
}

function Fields({ slot, value, onChange }: { slot: string; value: unknown; onChange: (value: unknown) => void }) {
  if (slot.startsWith("figures")) return <FigureFields value={value as Figure} onChange={onChange} />;
  if (slot.startsWith("actors")) return <ActorFields value={value as Actor} onChange={onChange} />;
  if (slot === "place") return <PlaceFields value={value as Place} onChange={onChange} />;
  if (slot === "time") return <TimeFields value={value as Time} onChange={onChange} />;
  if (slot === "event.type") return <TypeField value={value as string} onChange={onChange} />;
  if (slot === "event.modality") return <ModalityField value={value as string} onChange={onChange} />;
  if (slot === "voice.stance") return <StanceField value={value as string} onChange={onChange} />;
  return <VoiceField value={value as string | null} onChange={onChange} />;
}

/** The picked words in the value, before the program has read them. */
function withWords(value: unknown, family: string, words: Selector): unknown {
  if (family === "voice") return words.exact;
  const now = value as Record<string, unknown>;
  if (family === "figures") return { ...now, text: words.exact, ...digits(words.exact) };
  if (family === "actors") return { ...now, text: words.exact, start: words.start, end: words.end, name: null };
  return { ...now, text: words.exact };
}

function digits(words: string): Partial<Figure> {
  const found = words.match(/\d+(?:[\s\u00a0\u202f.,]\d{3})*/);
  if (!found) return {};
  const value = Number(found[0].replace(/\D/g, ""));
  return { low: value, best: value, high: value, bound: "exact" };
}

/** What the program reads in the words, over what stood there; it does not know what is counted, nor whose part it is. */
function merged(now: unknown, family: string, read: unknown, words: Selector): unknown {
  if (family === "voice") return typeof read === "string" ? read : ((read as { speaker?: string }).speaker ?? words.exact);
  const [before, after] = [now as Record<string, unknown>, read as Record<string, unknown>];
  if (family === "figures") return { ...before, ...after, what: after["what"] && after["what"] !== "other" ? after["what"] : before["what"], of: after["of"] ?? before["of"] };
  if (family === "actors") return { ...before, ...after, role: before["role"] };
  return { ...before, ...after };
}
