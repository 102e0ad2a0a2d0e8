/** Who says what of an incident: its claims gathered by source, each with the copies that only repeat it. */
import type { Claim, PlacedHead } from "../api/types";
import { COPIES, denies, kindOf, sayer } from "../phrases";

export type Reports = Map<string, PlacedHead>;

export interface Told {
  number: number;
  claim: Claim;
  copies: Claim[];
}

export interface Heard {
  name: string;
  told: Told[];
}

/** The voices, those that give figures or deny before the others, in the order in which they are first heard. */
export function voices(claims: Claim[], reports: Reports): Heard[] {
  const gathered = new Map<string, { claim: Claim; copies: Claim[] }[]>();
  for (const one of folded(claims, reports)) {
    const name = one.claim.source ?? sayer(one.claim);
    gathered.set(name, [...(gathered.get(name) ?? []), one]);
  }
  let number = 0;
  return [...gathered]
    .sort((one, two) => Number(quiet(one[1])) - Number(quiet(two[1])))
    .map(([name, told]) => ({ name, told: told.map((one) => ({ ...one, number: ++number })) }));
}

function quiet(told: { claim: Claim }[]): boolean {
  return !told.some(({ claim }) => claim.figures.length || denies(claim));
}

/** Claims of copies stand beside the claim that they repeat; a copy's own words stay on their own. */
function folded(claims: Claim[], reports: Reports): { claim: Claim; copies: Claim[] }[] {
  const copied = (claim: Claim) => isCopy(reports.get(claim.report.id));
  const firsts: { claim: Claim; copies: Claim[] }[] = [];
  for (const claim of [...claims].sort((one, two) => Number(copied(one)) - Number(copied(two)))) {
    const home = copied(claim) || claim.copy_of ? repeated(claim, firsts, reports) : undefined;
    if (home) home.copies.push(claim);
    else firsts.push({ claim, copies: [] });
  }
  return firsts;
}

export function isCopy(report: PlacedHead | undefined): boolean {
  return COPIES.includes(kindOf(report));
}

/** The report that this one copies, through any number of copies; itself where it copies none. */
export function origin(id: string, reports: Reports): string {
  const seen = new Set<string>();
  while (!seen.has(id)) {
    seen.add(id);
    const report = reports.get(id);
    const of = isCopy(report) ? report?.lineage?.of : null;
    id = of && reports.has(of) ? of : id;
  }
  return id;
}

const LEAST = 2; // points from which a copy's claim repeats one of its original

function repeated(claim: Claim, firsts: { claim: Claim; copies: Claim[] }[], reports: Reports) {
  const known = firsts.find((one) => one.claim.id === claim.copy_of);
  if (known) return known;
  const root = origin(claim.report.id, reports);
  const near = firsts
    .filter((one) => ![one.claim, ...one.copies].some((other) => other.report.id === claim.report.id))
    .filter((one) => origin(one.claim.report.id, reports) === root)
    .map((one) => ({ one, points: alike(claim, one.claim) }))
    .sort((a, b) => b.points - a.points)[0];
  return near && near.points >= LEAST ? near.one : undefined;
}

function alike(one: Claim, two: Claim): number {
  const [mine, theirs] = [numbers(one), numbers(two)];
  const shared = [...mine].some((value) => theirs.has(value));
  if (denies(one) !== denies(two) || (mine.size && theirs.size && !shared)) return 0;
  return (
    3 * Number(one.evidence.exact === two.evidence.exact) +
    2 * Number(shared) +
    Number(one.event.type === two.event.type) +
    Number(sayer(one) === sayer(two)) +
    Number(denies(one))
  );
}

function numbers(claim: Claim): Set<string> {
  return new Set(claim.figures.map((one) => [one.what, one.low, one.best, one.high].join()));
}
