/** The fields in which a slot's value is written. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Actor, Figure, Place, Time } from "../api/types";
import { FAMILY_NAMES, typesOf, WHATS } from "../phrases";
import { named, t } from "../words";

const BOUNDS = ["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"];
const MODALITIES = ["happened", "ongoing", "planned", "possible", "hypothetical", "did_not_happen"];
const STANCES = ["states", "denies", "doubts", "expects", "accuses", "claims_responsibility"];
const ROLES = ["agent", "target", "affected"];
const KINDS = ["state_forces", "rebel_group", "political_militia", "identity_militia", "rioters", "protesters", "civilians", "external_forces", "other"];

interface Of<Value> {
  value: Value;
  onChange: (value: Value) => void;
}

function Field({ label, children }: { label: string; children: (id: string) => JSX.Element }) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {children(id)}
    </p>
  );
}

function Choice({ label, value, family, options, onChange }: { label: string; value: string; family: string; options: string[]; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((one) => <option key={one} value={one}>{named(family, one)}</option>)}
        </select>
      )}
    </Field>
  );
}

function Input({ label, value, type, onChange }: { label: string; value: string; type: string; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(id) => <input id={id} {...({ type, step: type === "number" ? "any" : undefined } as object)} dir="auto" value={value} onInput={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  );
}

const written = (value: number | null): string => (value === null ? "" : String(value));
const numeral = (words: string): number | null => (words.trim() === "" || Number.isNaN(Number(words)) ? null : Number(words));

/** What low, best and high become when one number and a bound are given: the table of the claim record. */
function bounded(figure: Figure, bound: string): Figure {
  const n = figure.best ?? figure.low ?? figure.high;
  if (bound === "range") return { ...figure, bound, low: figure.low ?? n, best: null, high: figure.high ?? n };
  if (bound === "vague") return { ...figure, bound, low: n, best: null, high: null };
  const low = bound === "at_most" || bound === "less_than" ? null : n;
  const high = bound === "at_least" || bound === "more_than" ? null : n;
  return { ...figure, bound, low, best: n, high };
}

export function FigureFields({ value, onChange }: Of<Figure>) {
  const set = (changes: Partial<Figure>) => onChange({ ...value, ...changes });
  const single = !["range", "vague"].includes(value.bound);
  return (
    <div class="fields">
      <Choice label={t("field.what")} value={value.what} family="what" options={WHATS} onChange={(what) => set({ what })} />
      <Choice label={t("field.bound")} value={value.bound} family="bound" options={BOUNDS} onChange={(bound) => onChange(bounded(value, bound))} />
      {single ? (
        <Input label={t("field.number")} type="number" value={written(value.best)} onChange={(words) => onChange(bounded({ ...value, best: numeral(words), low: null, high: null }, value.bound))} />
      ) : (
        <>
          <Input label={t("figures.low")} type="number" value={written(value.low)} onChange={(words) => set({ low: numeral(words) })} />
          <Input label={t("figures.high")} type="number" value={written(value.high)} onChange={(words) => set({ high: numeral(words) })} />
        </>
      )}
      <Input label={t("field.of")} type="text" value={value.of ?? ""} onChange={(of) => set({ of: of || null })} />
    </div>
  );
}

export function ActorFields({ value, onChange }: Of<Actor>) {
  const set = (changes: Partial<Actor>) => onChange({ ...value, ...changes });
  return (
    <div class="fields">
      <Choice label={t("field.role")} value={value.role} family="role" options={ROLES} onChange={(role) => set({ role })} />
      <Choice label={t("field.kind")} value={value.kind} family="actor" options={KINDS} onChange={(kind) => set({ kind })} />
      <Input label={t("field.text")} type="text" value={value.text} onChange={(text) => set({ text, start: null, end: null })} />
      <Input label={t("field.name")} type="text" value={value.name ?? ""} onChange={(name) => set({ name: name || null })} />
    </div>
  );
}

export function PlaceFields({ value, onChange }: Of<Place>) {
  const set = (changes: Partial<Place>) => onChange({ ...value, ...changes });
  return (
    <div class="fields">
      <Input label={t("field.place")} type="text" value={value.name ?? ""} onChange={(name) => set({ name: name || null, geonameid: null })} />
      <Input label={t("field.adm1")} type="text" value={value.adm1 ?? ""} onChange={(adm1) => set({ adm1: adm1 || null })} />
      <Input label={t("field.country")} type="text" value={value.country ?? ""} onChange={(code) => set({ country: code.toUpperCase().slice(0, 2) || null })} />
      <Input label={t("field.latitude")} type="number" value={written(value.latitude)} onChange={(words) => set({ latitude: numeral(words) })} />
      <Input label={t("field.longitude")} type="number" value={written(value.longitude)} onChange={(words) => set({ longitude: numeral(words) })} />
    </div>
  );
}

export function TimeFields({ value, onChange }: Of<Time>) {
  const set = (changes: Partial<Time>) => onChange({ ...value, ...changes });
  return (
    <div class="fields">
      <Input label={t("field.start")} type="date" value={value.start ?? ""} onChange={(start) => set({ start: start || null })} />
      <Input label={t("field.end")} type="date" value={value.end ?? ""} onChange={(end) => set({ end: end || null })} />
    </div>
  );
}

export function TypeField({ value, onChange }: Of<string>) {
  return (
    <Field label={t("slot.event.type")}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {FAMILY_NAMES.map((family) => (
            <optgroup key={family} label={named("family", family)}>
              {typesOf(family).map((one) => <option key={one} value={one}>{named("type", one)}</option>)}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

export function ModalityField({ value, onChange }: Of<string>) {
  return <Choice label={t("slot.event.modality")} value={value} family="modality" options={MODALITIES} onChange={onChange} />;
}

export function VoiceField({ value, onChange }: Of<string | null>) {
  return <Input label={t("slot.voice.speaker")} type="text" value={value ?? ""} onChange={(speaker) => onChange(speaker || null)} />;
}

export function StanceField({ value, onChange }: Of<string>) {
  return <Choice label={t("slot.voice.stance")} value={value} family="stance" options={STANCES} onChange={onChange} />;
}
