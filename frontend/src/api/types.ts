/** The records that the server sends, by the names of the vocabulary; generated from its OpenAPI document (`npm run types`). */
import type { components } from "./schema";

type Schemas = components["schemas"];
type Required_<Record_, Names extends keyof Record_> = Record_ & { [Name in Names]-?: NonNullable<Record_[Name]> };

export type Claim = Required_<Schemas["DeskClaim"], "version" | "corrected">;
export type Incident = Schemas["Incident"];
export type Contradiction = Schemas["Contradiction"];
export type Judgement = Schemas["Judgement"];
export type Judged = NonNullable<Schemas["DeskClaim"]["judged"]>;
export type NewJudgement = Partial<Schemas["NewJudgement"]> & Pick<Schemas["NewJudgement"], "kind">;
export type Kept = Schemas["Kept"];
export type Conflict = Schemas["Conflict"];
export type Head = Schemas["ReportHead"];
export type PlacedHead = Schemas["PlacedReport"];
export type Lineage = Schemas["Lineage"];
export type Selector = Schemas["Selector"];
export type Voice = Schemas["Voice"];
export type Event = Schemas["Event"];
export type Actor = Schemas["Actor"];
export type Place = Schemas["Place"];
export type Time = Schemas["Time"];
export type Figure = Schemas["Figure"];
export type Reconciled = Schemas["Reconciled"];
export type IncidentView = Omit<Schemas["IncidentPage"], "claims"> & { claims: Claim[] };
export type ReportView = Omit<Schemas["ReportPage"], "claims"> & { claims: Claim[] };
export type Today = Schemas["Today"];
export type Queued = Schemas["Waiting"];
export type MapPlace = Pick<Schemas["Spot"], "key" | "name" | "latitude" | "longitude" | "precision" | "country" | "incidents" | "claims">;
export type MapView = { places: MapPlace[]; countries: Schemas["Country"][] };
export type TimelineView = Schemas["Timeline"];
export type Group = Schemas["Group"];
export type AuditLine = Schemas["AuditRow"];
export type Verified = Schemas["Verified"];
export type Import = Schemas["Import"];
export type Person = Schemas["Person"];
export type Token = Schemas["Token"];
export type MadeToken = Schemas["MadeToken"];
export type Settings = Schemas["Settings"];
export type Mask = Schemas["Mask"];
export type Publication = Schemas["Publication"];
export type Me = Schemas["Me"];

export interface Page<Item> {
  total: number;
  items: Item[];
  offset: number;
  limit: number;
}
