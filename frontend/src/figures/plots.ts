/** Figures on an axis of numbers: a scale that fits them, and where each stands on it, in per cent of the width. */
import type { Figure, Incident, Reconciled } from "../api/types";
import { byRank, denies } from "../phrases";
import type { Heard, Told } from "./voices";

const SPREAD = 50; // the highest number is so many times the lowest: beyond that the axis is logarithmic
const ABOUT = 0.1; // what "about" leaves open either way
const LEFT = 8; // where a logarithmic axis begins that also has to show 0
const LABELS = 4; // steps of a logarithmic axis that are labelled
const LONG = 5000; // from here labels take much room
const ROOM = 1.15; // an open end needs so much of the axis behind its number

export interface Scale {
  first: number;
  last: number;
  step: number;
  logarithmic: boolean;
  zero: boolean; // 0 stands at the left of a logarithmic axis, apart
}

export interface Mark {
  dot: number | null;
  hollow: boolean; // the number itself is left out: "more than 12"
  left: number | null;
  right: number | null;
  opens: "" | "left" | "right"; // the side on which no end is given
  vague: boolean;
}

export interface Row {
  name: string;
  told: Told;
  figure: Figure;
  standing: boolean; // low, best and high were made of it
}

export interface Plot {
  key: string;
  rows: Row[];
  reconciled: Reconciled | null;
  scale: Scale | null; // null where one voice alone counts
}

export function at(scale: Scale, value: number): number {
  if (!scale.logarithmic) return percent(value / scale.last);
  const left = scale.zero ? LEFT : 0;
  if (value <= 0) return 0;
  const share = (Math.log10(value) - Math.log10(scale.first)) / (Math.log10(scale.last) - Math.log10(scale.first));
  return left + (100 - left) * (percent(share) / 100);
}

const percent = (share: number): number => Math.round(10_000 * Math.min(Math.max(share, 0), 1)) / 100;

export function ticks(scale: Scale): number[] {
  if (!scale.logarithmic) return steps(0, Math.round(scale.last / scale.step)).map((k) => k * scale.step);
  const [low, high] = [Math.round(Math.log10(scale.first)), Math.round(Math.log10(scale.last))];
  const every = Math.ceil((high - low) / LABELS);
  const decades = steps(low, high).filter((k) => (k - low) % every === 0);
  return [...(scale.zero ? [0] : []), ...decades.map((k) => 10 ** k)];
}

const steps = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, k) => from + k);

/** One for each kind of figure, the killed first. */
export function plots(incident: Incident, heard: Heard[]): Plot[] {
  const rows = heard.flatMap((one) => one.told.flatMap((told) => told.claim.figures.map((figure) => ({ name: one.name, told, figure }))));
  const found = new Map<string, Row[]>(Object.keys(incident.figures).map((key) => [key, []]));
  for (const row of rows) {
    const key = keyOf(incident, row);
    const reconciled = incident.figures[key];
    found.set(key, [...(found.get(key) ?? []), { ...row, standing: !!reconciled && madeOf(reconciled, row, false) }]);
  }
  return [...found].sort(([one], [two]) => byRank(one, two)).map(([key, several]) => plot(key, several, incident.figures[key] ?? null));
}

function plot(key: string, rows: Row[], reconciled: Reconciled | null): Plot {
  const drawn = key !== "other" && new Set(rows.map((row) => row.name)).size > 1;
  const others = reconciled ? [reconciled.low, reconciled.best, reconciled.high] : [];
  return { key, rows: ordered(rows), reconciled, scale: drawn ? scale(rows.map((row) => row.figure), others) : null };
}

/** The kind of an incident's figures that one belongs to; the figures name the claims that they were made of. */
function keyOf(incident: Incident, row: Omit<Row, "standing">): string {
  const keys = Object.keys(incident.figures).filter((key) => key.split(":")[0] === row.figure.what);
  if (keys.length < 2) return keys[0] ?? row.figure.what;
  return keys.find((key) => madeOf(incident.figures[key] as Reconciled, row, true)) ?? row.figure.what;
}

function madeOf(one: Reconciled, row: Omit<Row, "standing">, named: boolean): boolean {
  const ids = [row.told.claim, ...row.told.copies].map((claim) => claim.id);
  const mine = one.because.filter((reason) => ids.some((id) => reason.includes(id)));
  if (mine.length || named || one.because.some((reason) => reason.includes("(claim "))) {
    return mine.some((reason) => reason.includes(row.figure.text ?? ""));
  }
  return !denies(row.told.claim);
}

/** By voice, the lowest first; within a voice as it was told. */
function ordered(rows: Row[]): Row[] {
  const lowest = new Map<string, number>();
  for (const row of rows) {
    const counts = row.standing || !rows.some((one) => one.name === row.name && one.standing);
    if (counts) lowest.set(row.name, Math.min(lowest.get(row.name) ?? Infinity, value(row.figure)));
  }
  const published = (row: Row) => row.told.claim.report.published ?? "";
  return [...rows].sort(
    (one, two) =>
      (lowest.get(one.name) as number) - (lowest.get(two.name) as number) ||
      one.name.localeCompare(two.name) ||
      published(one).localeCompare(published(two)),
  );
}

/** The number that a figure turns on. */
export function value(of: Figure): number {
  return of.best ?? of.low ?? of.high ?? 0;
}

export function scale(figures: Figure[], others: (number | null)[] = []): Scale | null {
  const values = [...figures.flatMap((one) => [one.low, one.best, one.high]), ...others].filter((one) => one !== null);
  if (!values.length) return null;
  const room = figures.some((one) => one.high === null || one.bound === "about") ? ROOM : 1;
  const lowest = Math.min(...values.filter((one) => one > 0), Infinity);
  const highest = Math.max(...values, 1) * room;
  if (Number.isFinite(lowest) && Math.max(...values) > SPREAD * lowest) return decades(lowest, highest, Math.min(...values) <= 0);
  const step = roundStep(highest);
  return { first: 0, last: step * Math.ceil(highest / step), step, logarithmic: false, zero: false };
}

function decades(lowest: number, highest: number, zero: boolean): Scale {
  return { first: 10 ** Math.floor(Math.log10(lowest)), last: 10 ** Math.ceil(Math.log10(highest)), step: 1, logarithmic: true, zero };
}

/** A round step of which at most five make the axis, three where its numbers are long; people are counted whole. */
function roundStep(highest: number): number {
  const most = highest < LONG ? 5 : 3;
  const unit = highest > most ? 10 ** Math.floor(Math.log10(highest / most)) : 1;
  return [1, 2, 5, 10].map((k) => k * unit).find((step) => highest <= most * step) as number;
}

const NOTHING: Mark = { dot: null, hollow: false, left: null, right: null, opens: "", vague: false };

/** How a figure is drawn: a dot where it turns on one number, a bar over what it leaves open. */
export function mark(figure: Figure, on: Scale): Mark {
  const [low, high] = [figure.low, figure.high].map((n) => (n === null ? null : at(on, n))) as [number | null, number | null];
  switch (figure.bound) {
    case "about":
      return figure.best === null
        ? NOTHING
        : { ...NOTHING, dot: at(on, figure.best), left: at(on, figure.best * (1 - ABOUT)), right: at(on, figure.best * (1 + ABOUT)), vague: true };
    case "at_least":
    case "more_than":
      return { ...NOTHING, dot: low, hollow: figure.bound === "more_than", left: low, right: 100, opens: "right" };
    case "at_most":
    case "less_than":
      return { ...NOTHING, dot: high, hollow: figure.bound === "less_than", left: 0, right: high, opens: on.logarithmic ? "left" : "" };
    case "range":
    case "vague":
      return low === null && high === null
        ? NOTHING
        : { ...NOTHING, left: low ?? 0, right: high ?? 100, opens: high === null ? "right" : "", vague: figure.bound === "vague" };
    default:
      return { ...NOTHING, dot: at(on, value(figure)) };
  }
}
