/** The records of the contract, as the desk reads them; names are those of docs/vocabulary.md. */

export type Day = string; // ISO date
export type Lineage = { kind: string; of: string | null; score: number; because: string[] };

export interface Head {
  id: string;
  uri: string;
  title: string | null;
  publisher: string | null;
  author?: string | null;
  translator?: string | null;
  agency?: string | null;
  published: Day | null;
  language: string;
}

export interface PlacedHead extends Head {
  group: string;
  lineage: Lineage;
}

export interface Selector {
  start: number; // code points, end-exclusive
  end: number;
  exact: string;
}

export interface Evidence extends Selector {
  prefix: string;
  suffix: string;
}

export interface Time {
  text: string;
  start: Day | null;
  end: Day | null;
  date_prec: number;
  time_precision: number;
}

export interface Voice {
  speaker: string | null;
  role: string | null;
  organisation: string | null;
  mode: "direct" | "indirect" | "narration";
  cue: string | null;
  said: Time | null;
  stance: string;
  anonymous: boolean;
  via: string | null;
}

export interface Event {
  type: string;
  modality: string;
  trigger: Selector;
  acled: { event_type: string; sub_event_type: string } | null;
  plover: string | null;
}

export interface Actor {
  role: string;
  text: string;
  start: number | null;
  end: number | null;
  name: string | null;
  kind: string;
}

export interface Place {
  text: string | null;
  name: string | null;
  relation: string | null;
  geonameid: number | null;
  latitude: number | null;
  longitude: number | null;
  country: string | null;
  adm1: string | null;
  where_prec: number;
  geo_precision: number;
}

export interface Figure {
  what: string;
  of: string | null;
  text: string;
  bound: string;
  low: number | null;
  best: number | null;
  high: number | null;
  unit: string;
}

export interface Judgement {
  id: string | number;
  kind: string;
  who: string;
  at: string;
  claims: string[];
  incidents: string[];
  slot: string | null;
  value: unknown;
  old: unknown;
  selector: Selector | null;
  reason: string | null;
  undone_by: string | number | null;
  lapsed: string | null;
}

export interface Claim {
  id: string;
  report: Head;
  evidence: Evidence;
  voice: Voice;
  event: Event;
  actors: Actor[];
  place: Place | null;
  time: Time | null;
  figures: Figure[];
  because: string[];
  incident?: string | null;
  standing?: string | null;
  source?: string | null;
  copy_of?: string | null;
  version?: number;
  judged?: Judgement | null;
  corrected?: Record<string, { judgement: string | number; who: string; old: unknown }>;
}

export interface Reconciled {
  low: number | null;
  best: number | null;
  high: number | null;
  because: string[];
}

export interface Incident {
  id: string;
  type: string;
  place: Place | null;
  start: Day | null;
  end: Day | null;
  claims: string[];
  sources: number;
  source_names: string[];
  standing: string;
  figures: Record<string, Reconciled>;
  contradictions: string[];
  because: string[];
  version?: number;
}

export interface Contradiction {
  id: string;
  between: [string, string];
  about: string;
  because: string[];
}

export interface IncidentView {
  incident: Incident;
  claims: Claim[];
  reports: PlacedHead[];
  contradictions: Contradiction[];
  judgements: Judgement[];
  version: number;
}

export interface Removed {
  start: number;
  end: number;
  text: string;
  rule: string;
}

export interface ReportView {
  report: PlacedHead & { text: string };
  claims: Claim[];
  removed: Removed[];
  related: PlacedHead[];
}

export interface Page<Item> {
  total: number;
  items: Item[];
}

export interface Queued {
  incident: Incident;
  points: number;
  because: { reason: string; points: number; count?: number | null }[];
}

export interface Today {
  now: string;
  since: string | null;
  counts: Record<string, number>;
  queue: Queued[];
  lapsed: { judgement: Judgement; why: string }[];
  explained: { reason: string; points: number }[];
}

export interface MapPlace {
  key: string;
  name: string;
  latitude: number;
  longitude: number;
  precision: "town" | "province";
  country: string | null;
  incidents: number;
  claims: number;
}

export interface MapView {
  places: MapPlace[];
  countries: { country: string; incidents: number; claims: number }[];
}

export interface TimelineView {
  days: { day: Day; types: Record<string, number> }[];
}

export interface LineageView {
  groups: { group: string; reports: PlacedHead[] }[];
}

export interface AuditLine {
  n: number;
  at: string;
  who: string;
  action: string;
  subject: string | null;
  old: unknown;
  new: unknown;
  reason: string | null;
  previous: string;
  hash: string;
}

export interface Me {
  name: string | null;
  role: string | null;
  single_user: boolean;
  csrf: string | null;
  settings?: Record<string, unknown>;
}
