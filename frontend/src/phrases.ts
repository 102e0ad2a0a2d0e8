/** The slots of a claim as short phrases; the same as the tables and pages of the command line, in the interface's language. */
import type { Claim, Event, Figure, Head, Incident, Place, PlacedHead, Reconciled, Voice } from "./api/types";
import { country, days, named, number, t } from "./words";

export const COPIES = ["verbatim", "cut", "rewrite", "translation"]; // they repeat a report and add no source
const SIGNS: Record<string, string> = { about: "≈ ", at_least: "≥ ", more_than: "> ", at_most: "≤ ", less_than: "< " };
const FAMILIES: Record<string, string> = {
  "Battles": "battles",
  "Explosions/Remote violence": "explosions",
  "Violence against civilians": "civilians",
  "Protests": "protests",
  "Riots": "protests",
  "Strategic developments": "developments",
};
const TYPES: Record<string, string[]> = {
  battles: ["armed_clash", "government_regains_territory", "non_state_actor_overtakes_territory"],
  explosions: ["chemical_weapon", "air_drone_strike", "suicide_bomb", "shelling_artillery_missile_attack", "remote_explosive_landmine_ied", "grenade"],
  civilians: ["sexual_violence", "attack", "abduction_forced_disappearance"],
  protests: ["peaceful_protest", "protest_with_intervention", "excessive_force_against_protesters", "violent_demonstration", "mob_violence"],
  developments: [
    "agreement", "arrests", "change_to_group_activity", "disrupted_weapons_use", "headquarters_or_base_established",
    "looting_property_destruction", "non_violent_transfer_of_territory", "other",
  ],
  counts: ["surrender", "withdrawal", "displacement", "evacuation", "siege", "human_shields", "casualties", "aid"],
};

export const FAMILY_NAMES = Object.keys(TYPES);
export const typesOf = (family: string): string[] => TYPES[family] ?? [];

export function family(of: { type: string; acled?: Event["acled"] }): string {
  if (of.acled) return FAMILIES[of.acled.event_type] ?? "counts";
  return FAMILY_NAMES.find((name) => typesOf(name).includes(of.type)) ?? "counts";
}

export function parties(claim: Claim): string {
  const [agents, targets] = [actors(claim, "agent"), actors(claim, "target", "affected")];
  return targets ? `${agents} → ${targets}`.trim() : agents;
}

function actors(claim: Claim, ...roles: string[]): string {
  return [...new Set(claim.actors.filter((one) => roles.includes(one.role)).map((one) => one.text))].join(", ");
}

export function speaker(voice: Voice): string {
  if (voice.mode === "narration") return t("voice.narration");
  const said = voice.speaker ?? (voice.anonymous ? t("voice.unnamed") : t("voice.someone"));
  return voice.organisation && !said.includes(voice.organisation) ? `${said} (${voice.organisation})` : said;
}

/** Who says a claim: the speaker, or the outlet where it speaks itself. */
export function sayer(claim: Claim): string {
  return claim.voice.mode === "narration" ? outlet(claim.report) : speaker(claim.voice);
}

export function manner(voice: Voice): string {
  const parts = [named("mode", voice.mode)];
  if (voice.stance !== "states") parts.push(named("stance", voice.stance));
  if (voice.anonymous) parts.push(t("voice.unnamed"));
  if (voice.via) parts.push(t("voice.via", { name: voice.via }));
  return parts.join(", ");
}

export function denies(claim: Claim): boolean {
  return ["denies", "doubts"].includes(claim.voice.stance) || claim.event.modality === "did_not_happen";
}

export function figure(of: Figure): string {
  return `${amount(of)} ${of.what === "other" ? (of.of ?? "") : named("what", of.what)}`.trim();
}

export function amount(of: Figure): string {
  if (of.bound === "vague") return of.text ?? "";
  const value = of.bound === "range" ? `${number(of.low)}–${number(of.high)}` : (SIGNS[of.bound] ?? "") + number(of.best);
  return of.unit === "percent" ? `${value} %` : value;
}

export function counted(key: string): string {
  const [what = "", who] = key.split(":");
  return who ? t("figures.of", { what: named("what", what), who: named("who", who) }) : what === "other" ? t("figures.other") : named("what", what);
}

export function extent(of: Reconciled): string {
  if (of.low === null || of.high === null) {
    return of.high !== null ? t("figures.upTo", { value: number(of.high) }) : t("figures.from", { value: number(of.low) });
  }
  return of.low === of.high ? number(of.low) : `${number(of.low)}–${number(of.high)}`;
}

/** A place as people call it: `near Raqqa, Syria`; the country alone where no more is known. */
export function locality(of: Place | null): string {
  if (!of) return t("place.unknown");
  const name = of.name ?? of.text;
  if (!name) return of.country ? country(of.country) : t("place.unknown");
  const near = of.relation && of.relation !== "in" ? `${named("relation", of.relation)} ${name}` : name;
  return of.country && of.where_prec < 6 ? `${near}, ${country(of.country)}` : near;
}

/** How exact a place is, for people and for the map: the town, the province, or only the country. */
export function precision(of: Place | null): "town" | "near" | "province" | "country" | "none" {
  if (!of) return "none";
  if (of.where_prec >= 6 || of.latitude === null) return of.country ? "country" : "none";
  return of.where_prec >= 3 ? "province" : of.where_prec === 2 ? "near" : "town";
}

export function title(of: Incident): string {
  return `${named("type", of.type)}, ${locality(of.place)}`;
}

export function when(of: { start: string | null; end: string | null }): string {
  return days(of.start, of.end) || t("days.unknown");
}

export function outlet(report: Head): string {
  return report.publisher || report.uri.split("/").pop() || report.uri;
}

/** What a report is to the one it comes from; an original where nobody has compared it yet. */
export function kindOf(report: PlacedHead | undefined): string {
  return report?.lineage?.kind ?? "original";
}

export function reportTitle(report: Head): string {
  return report.title || report.uri;
}

const ORDER = ["killed", "injured", "missing", "detained", "abducted", "surrendered", "displaced", "evacuated", "trapped", "present", "territory", "strikes", "destroyed", "other"];

export function rank(key: string): number {
  const found = ORDER.indexOf(key.split(":")[0] ?? "");
  return found < 0 ? ORDER.length : found;
}

export const WHATS = ORDER;

export function byRank(one: string, two: string): number {
  return rank(one) - rank(two) || one.localeCompare(two);
}
