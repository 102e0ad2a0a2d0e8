/** A text cut where marks begin and end, so that each piece knows all marks that lie on it. */
import type { Claim, Selector } from "../api/types";
import { codePoints } from "./offsets";

export interface Mark {
  start: number;
  end: number;
  claim?: string; // evidence of this claim
  slot?: string; // words of a value: voice, actor, figure, place, time, event
  title?: string;
  picked?: boolean;
}

export interface Piece {
  start: number;
  text: string;
  marks: Mark[];
  ends: Mark[]; // marks whose last piece this is
}

/** Pieces by paragraph; offsets of the pieces are the text's own. */
export function paragraphs(text: string, marks: Mark[]): { start: number; pieces: Piece[] }[] {
  const points = codePoints(text);
  const found = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + codePoints(line).length;
    if (line.trim()) found.push({ start, pieces: pieces(points, start, end, marks.filter((one) => one.start < end && start < one.end)) });
    start = end + 1;
  }
  return found;
}

function pieces(points: ReturnType<typeof codePoints>, start: number, end: number, marks: Mark[]): Piece[] {
  const edges = [...new Set([start, end, ...marks.flatMap((one) => [Math.max(one.start, start), Math.min(one.end, end)])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] as number;
    const on = marks.filter((one) => one.start < to && from < one.end);
    return { start: from, text: points.slice(from, to), marks: on, ends: on.filter((one) => one.end === to) };
  });
}

export interface Worded {
  slot: string; // slot as judgements name it: "figures.0"
  kind: string; // voice, actor, figure, place, time, event
  words: string | null;
  at: Selector | null;
}

/** The slots of a claim with the words that answer them, and where these stand; null where the words are elsewhere. */
export function slotsOf(claim: Claim, text: string): Worded[] {
  const find = (words: string | null | undefined) => (words ? selector(claim, text, words) : null);
  const { voice, event, place, time } = claim;
  return [
    { slot: "voice.speaker", kind: "voice", words: voice.speaker, at: find(voice.speaker) },
    { slot: "voice.stance", kind: "voice", words: voice.cue, at: find(voice.cue) },
    { slot: "event.type", kind: "event", words: event.trigger.exact, at: event.trigger },
    { slot: "event.modality", kind: "event", words: event.trigger.exact, at: event.trigger },
    ...claim.actors.map((one, index) => ({
      slot: `actors.${index}`,
      kind: "actor",
      words: one.text,
      at: one.start !== null && one.end !== null ? { start: one.start, end: one.end, exact: one.text } : find(one.text),
    })),
    ...claim.figures.map((one, index) => ({ slot: `figures.${index}`, kind: "figure", words: one.text, at: find(one.text) })),
    { slot: "place", kind: "place", words: place?.text ?? null, at: find(place?.text) },
    { slot: "time", kind: "time", words: time?.text ?? null, at: find(time?.text) },
  ];
}

/** Where words stand: in the evidence, else the nearest such words of the text. */
function selector(claim: Claim, text: string, words: string): Selector | null {
  const { exact, start } = claim.evidence;
  const inside = exact.indexOf(words);
  if (inside >= 0) return made(start + codePoints(exact).point(inside), words);
  const points = codePoints(text);
  const middle = points.unit(start);
  const found = [text.lastIndexOf(words, middle), text.indexOf(words, middle)].filter((one) => one >= 0);
  const nearest = found.sort((one, two) => Math.abs(one - middle) - Math.abs(two - middle))[0];
  return nearest === undefined ? null : made(points.point(nearest), words);
}

const made = (start: number, exact: string): Selector => ({ start, end: start + codePoints(exact).length, exact });

const RULES: Record<string, string[]> = {
  "voice": ["voice.", "source.", "response."],
  "event.type": ["type.", "scene."],
  "event.modality": ["modality."],
  "actors": ["actor.", "role."],
  "figures": ["figure.", "type.toll", "count."],
  "place": ["place."],
  "time": ["time."],
};

/** The names of the rules that read a slot. */
export function rulesOf(claim: Claim, slot: string): string[] {
  const family = Object.keys(RULES).find((name) => slot.startsWith(name)) ?? slot;
  return claim.because.filter((rule) => (RULES[family] ?? []).some((prefix) => rule.startsWith(prefix)));
}
