/** Filters of lists. They live in the URL, so that a view can be kept, sent and gone back to. */
import { useEffect, useState } from "preact/hooks";
import { FAMILY_NAMES, typesOf } from "../phrases";
import { go, useAddress, withQuery } from "../routes";
import { country, day, languageName, named, t } from "../words";

export const FILTERS = ["type", "actor", "place", "country", "voice", "standing", "since", "until", "language", "what", "q", "bbox"];
const STANDINGS = ["disputed", "corroborated", "single_source"];
const WRITTEN = ["q", "actor", "place", "voice"];
const WIDE = "(min-width: 46rem)"; // on a phone the filters are folded away
const PAUSE = 350; // ms after the last letter

/** The query of the address, the filters alone. */
export function filtersOf(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => FILTERS.includes(name)));
}

export function Filters() {
  const { query } = useAddress();
  const set = (name: string, value: string | null) => go(withQuery(query, { [name]: value, offset: null }), { replace: name === "q" });
  return (
    <form class="filters" role="search" aria-label={t("filters")} onSubmit={(event) => event.preventDefault()}>
      <details class="fold" open={matchMedia(WIDE).matches}>
      <summary>{t("filters")}</summary>
      <div class="grid">
      {WRITTEN.map((name) => <Written key={name} name={name} value={query.get(name) ?? ""} onChange={(value) => set(name, value)} />)}
      <Select name="type" value={query.getAll("type").join() || ""} onChange={(value) => go(withQuery(query, { type: value ? value.split(",") : null, offset: null }))}>
        {FAMILY_NAMES.map((family) => (
          <optgroup key={family} label={named("family", family)}>
            <option value={typesOf(family).join()}>{t("filter.all", { what: named("family", family) })}</option>
            {typesOf(family).map((one) => <option key={one} value={one}>{named("type", one)}</option>)}
          </optgroup>
        ))}
      </Select>
      <Select name="standing" value={query.get("standing") ?? ""} onChange={(value) => set("standing", value)}>
        {STANDINGS.map((one) => <option key={one} value={one}>{named("standing", one)}</option>)}
      </Select>
      <Select name="language" value={query.get("language") ?? ""} onChange={(value) => set("language", value)}>
        {["en", "fr"].map((one) => <option key={one} value={one}>{languageName(one)}</option>)}
      </Select>
      {["since", "until"].map((name) => (
        <p class="field" key={name}>
          <label for={`filter-${name}`}>{t(`filter.${name}`)}</label>
          <input id={`filter-${name}`} type="date" value={query.get(name) ?? ""} onChange={(event) => set(name, event.currentTarget.value)} />
        </p>
      ))}
      </div>
      </details>
      <Chips query={query} />
    </form>
  );
}

function Written({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }) {
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  useEffect(() => {
    if (words === value) return;
    const soon = setTimeout(() => onChange(words), PAUSE);
    return () => clearTimeout(soon);
  }, [words]);
  return (
    <p class="field">
      <label for={`filter-${name}`}>{t(`filter.${name}`)}</label>
      <input id={`filter-${name}`} {...({ type: name === "q" ? "search" : "text" } as object)} dir="auto" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
    </p>
  );
}

function Select({ name, value, onChange, children }: { name: string; value: string; onChange: (value: string) => void; children: preact.ComponentChildren }) {
  return (
    <p class="field">
      <label for={`filter-${name}`}>{t(`filter.${name}`)}</label>
      <select id={`filter-${name}`} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t("filter.any")}</option>
        {children}
      </select>
    </p>
  );
}

/** What is filtered for, each to be taken off. */
function Chips({ query }: { query: URLSearchParams }) {
  const set = [...filtersOf(query)].filter(([name], index, all) => name !== "type" || all.findIndex(([other]) => other === "type") === index);
  if (!set.length) return null;
  return (
    <p class="chips">
      {set.map(([name, value]) => (
        <button key={name + value} type="button" class="filter-chip" onClick={() => go(withQuery(query, { [name]: null, offset: null }))}>
          {t(`filter.${name}`)}: <b><bdi>{said(name, value, query)}</bdi></b> <span aria-hidden="true">×</span><span class="hidden">{t("filter.off")}</span>
        </button>
      ))}
      <button type="button" class="plain" onClick={() => go(location.pathname)}>{t("filter.none")}</button>
    </p>
  );
}

function said(name: string, value: string, query: URLSearchParams): string {
  if (name === "type") return typesSaid(query.getAll("type"));
  if (name === "standing") return named("standing", value);
  if (name === "country") return country(value);
  if (name === "language") return languageName(value);
  if (name === "what") return named("what", value);
  if (name === "bbox") return t("filter.area");
  return name === "since" || name === "until" ? day(value) : value;
}

function typesSaid(types: string[]): string {
  const family = FAMILY_NAMES.find((name) => typesOf(name).join() === types.join());
  return family ? named("family", family) : types.map((one) => named("type", one)).join(", ");
}
