/** The words of the interface, in the language that the analyst reads; numbers, days and countries as that language writes them. */
export type Words = Record<string, string>;
export const LANGUAGES = { en: "English", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = "vigie.language";
const WORDS: Record<Language, () => Promise<{ default: Words }>> = { en: () => import("./en.json"), fr: () => import("./fr.json") };

let words: Words = {};
let spoken: Language = "en";
let plural = new Intl.PluralRules("en");
let countries = new Intl.DisplayNames("en", { type: "region" });
let languages = new Intl.DisplayNames("en", { type: "language" });

export function chosen(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept && kept in LANGUAGES) return kept as Language;
  return navigator.language.startsWith("fr") ? "fr" : "en";
}

export async function speak(language: Language): Promise<void> {
  words = (await WORDS[language]()).default;
  spoken = language;
  const locale = language === "en" ? "en-GB" : language;
  plural = new Intl.PluralRules(locale);
  countries = new Intl.DisplayNames(locale, { type: "region" });
  languages = new Intl.DisplayNames(locale, { type: "language" });
  document.documentElement.lang = language;
}

export function choose(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  return speak(language);
}

export const language = (): Language => spoken;

/** The words of a key, `{name}` filled in; with a count `n` the form that its number asks for (`key_one`, `key_other`). */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const n = values["n"];
  const form = typeof n === "number" ? (words[`${key}_${plural.select(n)}`] ?? words[`${key}_other`]) : undefined;
  const found = form ?? words[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : (value ?? "");
  });
}

/** A name of the model in words (`type.armed_clash`), or as it stands where the interface has no words for it. */
export function named(family: string, name: string): string {
  return words[`${family}.${name}`] ?? name.replaceAll("_", " ");
}

export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? "?" : String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

/** Days are written the same in every language of one table: `17 Oct 2017`. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number) as [number, number, number];
  return `${date} ${monthName(month)} ${year}`;
}

function monthName(month: number): string {
  return t(`month.${month}`);
}

export function days(start: string | null, end: string | null): string {
  if (start && end) return between(start, end);
  if (start) return t("days.since", { day: day(start) });
  return end ? t("days.until", { day: day(end) }) : "";
}

function between(start: string, end: string): string {
  if (start === end) return day(start);
  return start.slice(0, 7) === end.slice(0, 7) ? `${Number(start.slice(8, 10))}–${day(end)}` : `${day(start)} – ${day(end)}`;
}

/** Hour and minute where the moment is of today, else the day with it; local time. */
export function moment(iso: string): string {
  const when = new Date(iso);
  const hour = new Intl.DateTimeFormat(spoken === "en" ? "en-GB" : spoken, { hour: "2-digit", minute: "2-digit" }).format(when);
  const pad = (value: number) => String(value).padStart(2, "0");
  const local = `${when.getFullYear()}-${pad(when.getMonth() + 1)}-${pad(when.getDate())}`;
  return `${day(local)}, ${hour}`;
}

export function country(code: string): string {
  const own = words[`country.${code}`];
  if (own) return own;
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}

export function languageName(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
