/** Offsets of the records count Unicode code points; strings of the browser count UTF-16 units. This is the way between. */

export interface CodePoints {
  length: number;
  slice: (start: number, end: number) => string;
  unit: (point: number) => number; // where a code point stands in the string
  point: (unit: number) => number;
}

export function codePoints(text: string): CodePoints {
  if (!/[\ud800-\udfff]/.test(text)) {
    return { length: text.length, slice: (start, end) => text.slice(start, end), unit: (point) => point, point: (unit) => unit };
  }
  const units: number[] = [];
  for (let unit = 0; unit < text.length; unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1) units.push(unit);
  units.push(text.length);
  const unit = (point: number) => units[Math.max(0, Math.min(point, units.length - 1))] as number;
  return {
    length: units.length - 1,
    slice: (start, end) => text.slice(unit(start), unit(end)),
    unit,
    point: (wanted) => {
      const found = units.findIndex((one) => one >= wanted);
      return found < 0 ? units.length - 1 : found;
    },
  };
}

export const lengthOf = (text: string): number => codePoints(text).length;

export interface Word {
  start: number;
  end: number;
}

/** The words of a text by their offsets; a word keeps its hyphens and apostrophes. */
export function wordsOf(text: string): Word[] {
  const points = codePoints(text);
  return [...text.matchAll(/[\p{L}\p{N}\p{M}%€$£]+(?:[-'’.,][\p{L}\p{N}\p{M}]+)*/gu)].map((found) => ({
    start: points.point(found.index),
    end: points.point(found.index + found[0].length),
  }));
}

/** The whole words that a stretch touches. */
export function whole(words: Word[], start: number, end: number): Word | null {
  const touched = words.filter((word) => word.start < end && start < word.end);
  const [first, last] = [touched[0], touched[touched.length - 1]];
  return first && last ? { start: first.start, end: last.end } : null;
}
